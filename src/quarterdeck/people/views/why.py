"""Why can this person see this partner, and who sees this partner at all?"""

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.directory.why import Reason, seers, why
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.places import partner_named
from quarterdeck.people.sight import because
from quarterdeck.people.views.asking import person_or_404


@operations_only
@require_safe
def why_person(request: Request, pk: int) -> HttpResponseBase:
    """One person, and the partner that was asked for."""
    context: dict[str, Any] = {"section": "people", "person": person_or_404(request, pk)}
    if text := request.GET.get("partner", "").replace("\0", ""):
        try:
            partner = partner_named(text)
            found = why(context["person"], partner)
            context |= {"partner": partner, "reasons": [(one, because(one)) for one in found]}
        except PeopleError as error:
            context |= {"error": str(error), "typed": text}
    return render(request, "people/why.html", context)


@operations_only
@require_safe
def partner_people(request: Request, key: str) -> HttpResponseBase:
    """Everybody who sees the partner, each with the reasons: its own people first, then the vendor's."""
    partner: Partner = get_partner(request.scope, key)
    found: dict[Person, list[tuple[Reason, str]]] = {}
    for reason in seers(partner):
        found.setdefault(reason.role.person, []).append((reason, because(reason)))
    ordered = sorted(found.items(), key=lambda one: (one[0].side, one[0].name, one[0].pk))
    context = {"section": "people", "partner": partner, "seers": ordered}
    return render(request, "people/partner_people.html", context)
