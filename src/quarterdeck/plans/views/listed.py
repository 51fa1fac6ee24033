"""All plans in sight, by who has to act; who has none; what they add up to. As a page and as files."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Cell, Table
from quarterdeck.plans.listing.amounts import totals
from quarterdeck.plans.listing.chosen import MISSING, Chosen
from quarterdeck.plans.listing.order import WORDS, Line, Stand, lines_of, standing
from quarterdeck.plans.listing.overview import Overview, overview, table
from quarterdeck.plans.models import Plan

PER_PAGE = 25
BATCH = 200
MARKS = 3


@reads
def plans(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Which plans wait for me, and who has none?"""
    chosen = Chosen(reader, request.GET)
    counts = chosen.counts()
    missing = chosen.state == MISSING
    without = chosen.partners.count() if reader.scope.internal else 0
    found: QuerySet[Any] = chosen.partners if missing else chosen.plans
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "plans",
        "reader": reader,
        "chosen": chosen,
        "kinds": chosen.kinds(counts, without),
        "without": without,
        "all": sum(counts.values()),
        "waiting": counts.get(Stand.WAITING, 0),
        "page": page,
        "lines": [] if missing else _lines(reader, list(page)),
        "missing": missing,
    }
    return render(request, "plans/list.html", context)


@reads
def plans_overview(request: Request, reader: Reader) -> HttpResponseBase:
    """Who has a plan, and what do plans add up to? Comes after the list, as it looks at every partner."""
    context = {
        "section": "plans",
        "reader": reader,
        "overview": _overview(Chosen(reader, request.GET)),
        "years": [(year.key, period_name(year)) for year in Chosen(reader, request.GET).years],
    }
    return render(request, "plans/overview.html" if request.htmx else "plans/overview_page.html", context)


@reads
def plans_file(request: HttpRequest, reader: Reader, form: str) -> HttpResponseBase:
    """What is chosen on the page: plans, or the partners without one."""
    chosen = Chosen(reader, request.GET)
    made = _without(chosen) if chosen.state == MISSING else _table(chosen)
    return exported(request, reader.person, made, form=form, about="plans:own")


@reads
def plans_overview_file(request: HttpRequest, reader: Reader, by: str, form: str) -> HttpResponseBase:
    """By region or by manager, all of them."""
    found = _overview(Chosen(reader, request.GET))
    side = next((side for side in found.sides if side.by == by), None)
    if side is None:
        raise Http404
    made = table(side, found.year_name, found.currency)
    return exported(request, reader.person, made, form=form, about="plans:own")


@reads
def waiting(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """A line for the reader's home: how many plans wait for their answer. Empty when none does."""
    found = standing(reader.scope, reader.today).filter(Q(stand=Stand.WAITING))
    count = found.count()
    context = {"count": count, "plan": found.first() if count == 1 else None, "reader": reader}
    return render(request, "plans/waiting.html", context)


@reads
def about(request: HttpRequest, reader: Reader, key: str) -> HttpResponseBase:
    """Marks for a partner's page: its plans, or that it has none. Only the vendor is told the latter."""
    partner = get_partner(reader.scope, key)
    found = standing(reader.scope, reader.today).filter(partner=partner).exclude(Q(stand=Stand.OVER))
    return render(request, "plans/mark.html", {"found": found[:MARKS], "partner": partner, "reader": reader})


def _overview(chosen: Chosen) -> Overview:
    """For those who answer for several managers; others find nothing."""
    if not chosen.leads:
        raise Http404
    return overview(chosen.reader, chosen.year)


def _lines(reader: Reader, found: list[Plan]) -> list[Line]:
    return lines_of(found, totals(reader.scope, found))


def _table(chosen: Chosen) -> Table:
    headings = (
        _("Plan"),
        _("Partner"),
        _("Name"),
        _("State"),
        _("Begins"),
        _("Ends"),
        _("Total"),
        _("Currency"),
    )
    return Table(_("Plans"), headings, _cells(chosen))


def _cells(chosen: Chosen) -> Iterator[tuple[Cell, ...]]:
    """A few at a time, as what each one says is read for its total."""
    rows = chosen.plans.iterator(BATCH)
    while part := list(islice(rows, BATCH)):
        for line in _lines(chosen.reader, part):
            plan = line.plan
            yield (
                plan.pk,
                plan.partner_id,
                plan.partner.name,
                str(WORDS[line.stand]),
                plan.begins,
                plan.last_day,
                line.total,
                plan.currency,
            )


def _without(chosen: Chosen) -> Table:
    headings = (_("Partner"), _("Name"), _("Type"), _("Tier"))
    rows = chosen.partners.values_list("key", "name", "type", "tier")
    return Table(_("Partners without a plan"), headings, rows.iterator())
