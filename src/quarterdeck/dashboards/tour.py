"""The few words for somebody who is here for the first time."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.dashboards.models import Seen
from quarterdeck.directory.models import Person

NOTICES = ("tour",)
Stop = tuple[str, str, str]
"""Where it is, what it is, and what it is good for."""


def tour(person: Person, *, deals: bool) -> list[Stop]:
    """Three things of the first page; none for somebody who has put them away."""
    if Seen.objects.filter(person=person, what="tour").exists():
        return []
    first = (
        ("#deals", _("Deals that need you"), _("past their date, closing soon, or put off"))
        if deals
        else ("#steps-title", _("Your next steps"), _("drawn from your figures, the most pressing first"))
    )
    return [
        first,
        ("#ways-title", _("Look closer"), _("every number leads to the rows behind it")),
        (reverse("search"), _("Search"), _("products, figures and pages, by name")),
    ]


@transaction.atomic
def put_away(actor: Person, what: str) -> None:
    """Never show a notice to somebody again; the same again changes nothing."""
    _seen, made = Seen.objects.get_or_create(person=actor, what=what)
    if made:
        record(actor=actor, action="notice.seen", object=f"notice:{what}")
