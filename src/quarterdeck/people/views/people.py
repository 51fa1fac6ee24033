"""Everybody: on a page, and as a file."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.models import Person, Side
from quarterdeck.directory.request import Request
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Cell, Table
from quarterdeck.people import selectors
from quarterdeck.people.selectors import State, Wish
from quarterdeck.people.words import ROLES

A_PAGE = 50


@operations_only
@require_safe
def people(request: Request) -> HttpResponseBase:
    """Who is who, and who still has to sign in?"""
    wish = Wish.of(request.GET)
    found = Paginator(selectors.people(request.scope, wish), A_PAGE)
    context = {
        "section": "people",
        "wish": wish,
        "page": found.get_page(request.GET.get("page")),
        "sides": Side.choices,
        "kinds": list(ROLES.items()),
        "states": State.choices,
    }
    return render(request, "people/people.html", context)


@operations_only
@require_safe
def people_file(request: Request, form: str) -> HttpResponseBase:
    """All who fit what was looked for."""
    found = selectors.people(request.scope, Wish.of(request.GET))
    headings = (
        _("Name"),
        _("E-mail"),
        _("Title"),
        _("Side"),
        _("Roles"),
        _("Company"),
        _("State"),
        _("Last sign-in"),
    )
    table = Table(name=_("People"), headings=headings, rows=_rows(found))
    return exported(request, request.user, table, form=form, about="people")


def _rows(found: QuerySet[Person]) -> Iterator[tuple[Cell, ...]]:
    for person in found.iterator(chunk_size=2_000):
        held = person.held  # type: ignore[attr-defined]
        yield (
            person.name,
            person.email,
            person.title,
            person.get_side_display(),
            ", ".join(str(role) for role in held),
            ", ".join(dict.fromkeys(str(role.partner) for role in held if role.partner)),
            str(State(person.state).label),  # type: ignore[attr-defined]
            person.last_login.date() if person.last_login else None,
        )
