"""What fits as one types: partners, territories, managers, as the choices of a list."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.models import Kind
from quarterdeck.directory.request import Request
from quarterdeck.people.forms import PLACED
from quarterdeck.people.places import FEW, managers_like, partners_like, territories_like


@operations_only
@require_safe
def places(request: Request) -> HttpResponseBase:
    """`kind` is a role, whose places are looked for; or "manager", for people."""
    kind, text = request.GET.get("kind", ""), _typed(request)
    if kind == "manager":
        found = [(person.email, person.name) for person in managers_like(text)[:FEW]]
    elif kind in Kind.values and PLACED.get(Kind(kind)) == "territory":
        found = [(place.pk, place.name) for place in territories_like(text)[:FEW]]
    elif kind in Kind.values and Kind(kind) not in PLACED:
        found = []
    else:
        found = [(place.pk, place.name) for place in partners_like(text)[:FEW]]
    return render(request, "people/choices.html", {"found": found})


def _typed(request: Request) -> str:
    """Whatever the field is called."""
    names = ("place", "partner", "taker", "parent")
    return next((request.GET[name] for name in names if name in request.GET), "").replace("\0", "").strip()
