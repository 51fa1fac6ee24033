"""One person: what they are, what they see, and what can be done about it."""

from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.directory import services
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Assignment, Person
from quarterdeck.directory.request import Request
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.forms import GrantForm
from quarterdeck.people.models import Invitation
from quarterdeck.people.services.handover import portfolio
from quarterdeck.people.sight import sees
from quarterdeck.people.views.asking import changes_person, person_or_404
from quarterdeck.people.words import role_said

SOME = 25


@operations_only
def person(request: Request, pk: int) -> HttpResponseBase:
    """Who is this, and what do they see? A POST grants a role."""
    found = person_or_404(request, pk)
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            role = services.grant_role(actor=request.user, person=found, **form.role)
        except DirectoryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("%(name)s is %(role)s now.") % {"name": found, "role": role_said(role)}
            )
            return redirect("person", pk)
    return render(request, "people/person.html", _context(found, form))


def _context(found: Person, form: GrantForm) -> dict[str, Any]:
    day = today()
    care = portfolio(found, day)
    roles = found.roles.select_related("partner", "territory").order_by("-since", "-pk")
    return {
        "section": "people",
        "person": found,
        "form": form,
        "sees": sees(found, found.held),  # type: ignore[attr-defined]
        "roles": roles.on(day),
        "other_roles": roles.exclude(pk__in=roles.on(day)),
        "care": care[:SOME],
        "care_count": care.count(),
        "past_care": Assignment.objects.filter(manager=found, until__lt=day).count(),
        "invitation": Invitation.objects.open().filter(person=found).select_related("by").first(),
    }


@changes_person
def end_role(request: Request, person: Person, role: int) -> str:
    held = person.roles.filter(pk=role).first()
    if held is None:
        raise PeopleError(_("This role has ended already."))
    if person == request.user:
        raise PeopleError(_("Nobody ends a role of their own. Ask a colleague."))
    services.end_role(actor=request.user, role=held)
    return _("%(name)s is no longer %(role)s.") % {"name": person, "role": role_said(held)}


@changes_person
def shut_out(request: Request, person: Person) -> str:
    if person == request.user:
        raise PeopleError(_("Nobody shuts themselves out. Ask a colleague."))
    services.shut_out(actor=request.user, person=person)
    return _("%(name)s is signed out everywhere, and cannot sign in.") % {"name": person}


@changes_person
def let_in(request: Request, person: Person) -> str:
    services.let_in(actor=request.user, person=person)
    return _("%(name)s may sign in again.") % {"name": person}
