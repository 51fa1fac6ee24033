"""A distributor and all that is under it, and moving one of them elsewhere."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.directory.tree import below, walk_up
from quarterdeck.people.forms import MoveForm
from quarterdeck.people.places import partner_named
from quarterdeck.people.services.trees import move

MANY = 500


@operations_only
def tree(request: Request, key: str) -> HttpResponseBase:
    """What is above it and below it. A POST moves it under another one."""
    partner = get_partner(request.scope, key)
    form = MoveForm(request.POST or None, initial={"parent": partner.parent_id})
    if request.method == "POST" and form.is_valid():
        try:
            parent = partner_named(form.cleaned_data["parent"]) if form.cleaned_data["parent"] else None
            moved = move(actor=request.user, partner=partner, parent=parent, home=settings.HOME)
        except DirectoryError as error:
            form.add_error("parent", str(error))
        else:
            said = _("%(name)s moved. It can be undone: it is import %(number)s.")
            messages.success(request, said % {"name": partner, "number": moved.key})
            return redirect("tree", key)
    nodes = list(Partner.objects.filter(pk__in=below(Partner, [key])).order_by("name", "pk"))
    context = {
        "section": "partners",
        "partner": partner,
        "form": form,
        "above": walk_up(Partner, partner.parent_id)[::-1],
        "count": len(nodes) - 1,
        "branches": list(_branches(key, nodes))[:MANY],
        "left_out": max(0, len(nodes) - 1 - MANY),
    }
    return render(request, "people/tree.html", context)


def _branches(top: str, nodes: list[Partner]) -> Iterator[tuple[int, Partner]]:
    """Each node under `top` with its depth, in the order in which a tree is read."""
    under: dict[str | None, list[Partner]] = {}
    for node in nodes:
        if node.pk != top:
            under.setdefault(node.parent_id, []).append(node)
    waiting = [(1, node) for node in reversed(under.get(top, []))]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting += [(depth + 1, child) for child in reversed(under.get(node.pk, []))]
