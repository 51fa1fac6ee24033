"""What was planned and sold, as a picture and two tables."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Amounts
from quarterdeck.reviews.papers.cells import Table, amount, part_of, share


def bars(edition: Edition) -> list[dict[str, object]]:
    """Of each quarter: plan, sold and the year before as parts of the largest."""
    quarters = edition.facts.back.quarters
    all_of_them = [
        value
        for one in quarters
        for value in (one.amounts.plan, one.amounts.actual, one.amounts.last_year)
        if value is not None
    ]
    most = max(all_of_them, default=Decimal(0))
    return [
        {
            "name": edition.period(one.key),
            "says": share(one.amounts.attainment) if one.amounts.plan else "",
            "plan": part_of(one.amounts.plan, most),
            "actual": part_of(one.amounts.actual, most),
            "before": part_of(one.amounts.last_year, most),
        }
        for one in quarters
    ]


def by_quarter(edition: Edition) -> dict[str, object]:
    back = edition.facts.back
    return Table(
        heads=[pgettext("table", "Quarter"), *_heads()],
        rows=[[edition.state_of_time(one), *_cells(one.amounts)] for one in back.quarters],
        totals=[_("Total"), *_cells(back.total)],
    ).told


def by_line(edition: Edition) -> dict[str, object]:
    """Of the months up to the reviewed quarter's end; where lines have no plan, without one."""
    back = edition.facts.back
    if back.planned_by_line or back.total.plan is None:
        return Table(
            heads=[edition.lines_are, *_heads()],
            rows=[[edition.line(one), *_cells(one.total)] for one in back.lines],
            totals=[_("Total"), *_cells(back.total)],
        ).told
    return Table(
        heads=[edition.lines_are, _("Actual"), pgettext("period", "Last year"), _("Growth")],
        rows=[[edition.line(one), *_sold(one.total)] for one in edition.sold_lines],
        totals=[_("Total"), *_sold(back.total)],
    ).told


def _heads() -> list[str]:
    return [
        *(pgettext("amount", "Plan"), _("Actual"), _("Variance"), _("Attainment")),
        pgettext("period", "Last year"),
    ]


def _cells(amounts: Amounts) -> list[str]:
    return [
        *(amount(amounts.plan), amount(amounts.actual), amount(amounts.variance)),
        *(share(amounts.attainment), amount(amounts.last_year)),
    ]


def _sold(amounts: Amounts) -> list[str]:
    return [amount(amounts.actual), amount(amounts.last_year), share(amounts.growth)]
