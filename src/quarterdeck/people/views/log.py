"""Who did what when: on a page, and as a file."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from quarterdeck.audit.models import Entry
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request, whole
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Cell, Table
from quarterdeck.people.log.difference import Change
from quarterdeck.people.log.lines import lines
from quarterdeck.people.log.selectors import Wish, entries
from quarterdeck.people.log.sentences import ACTIONS

A_PAGE = 50
AT_ONCE = 1_000


@operations_only
@require_safe
def log(request: Request) -> HttpResponseBase:
    """The newest first; `before` is the number after which an earlier page starts."""
    wish = Wish.of(request.GET)
    found = list(_before(entries(request.scope, wish), request.GET.get("before", ""))[: A_PAGE + 1])
    context = {
        "section": "log",
        "wish": wish,
        "lines": lines(found[:A_PAGE]),
        "earlier": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
        "actions": sorted((str(wording.label), name) for name, wording in ACTIONS.items()),
        "later": "before" in request.GET,
    }
    return render(request, "people/log.html", context)


@operations_only
@require_safe
def log_file(request: Request, form: str) -> HttpResponseBase:
    """All entries that fit, the newest first, as far as they go back now."""
    found = entries(request.scope, Wish.of(request.GET))
    headings = (_("Time (UTC)"), _("Who"), _("Action"), _("About"), _("In words"), _("Before"), _("After"))
    table = Table(name=_("Log"), headings=headings, rows=_rows(found))
    return exported(request, request.user, table, form=form, about="log")


def _before(found: QuerySet[Entry], number: str) -> QuerySet[Entry]:
    before = whole(number)
    return found if before is None else found.filter(pk__lt=before)


def _rows(found: QuerySet[Entry]) -> Iterator[tuple[Cell, ...]]:
    newest = found.values_list("pk", flat=True).first() or 0
    some = list(found.filter(pk__lte=newest)[:AT_ONCE])
    while some:
        for line in lines(some):
            one = line.entry
            before, after = (_words(line.changes, side) for side in ("before", "after"))
            yield (
                f"{one.at:%Y-%m-%d %H:%M:%S}",
                one.actor,
                one.action,
                one.object,
                line.sentence,
                before,
                after,
            )
        some = list(found.filter(pk__lt=some[-1].pk)[:AT_ONCE])


def _words(changes: list[Change], side: str) -> str:
    said = [(change.name, getattr(change, side)) for change in changes]
    return "; ".join(f"{name}: {value}" for name, value in said if value is not None)
