"""What will be sold, as tables: one for each year of the plan, its quarters and its total."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.dashboards.periods import period_name, span_name
from quarterdeck.plans.arithmetic.totals import over
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import Group, quarters_of, years_of
from quarterdeck.wording import number_locale

Row = list[str]


def years(content: Content, calendar: FiscalCalendar) -> list[dict[str, object]]:
    """One table a year: heads, a row for each line, the totals."""
    quarters = quarters_of(content, calendar)
    return [_year(content, year, _within(quarters, year)) for year in years_of(content, calendar)]


def altogether(content: Content, calendar: FiscalCalendar) -> dict[str, object]:
    """One table over all years."""
    spans = [(_year_name(year), year.months) for year in years_of(content, calendar)]
    return _table(content, [*spans, (_("Altogether"), range(content.length))])


def bars(content: Content, calendar: FiscalCalendar) -> list[dict[str, object]]:
    """Each quarter's name, amount, and share of the largest."""
    totals = [(group, over(content, group.months).amount) for group in quarters_of(content, calendar)]
    most = max((amount for _group, amount in totals), default=Decimal(0))
    return [
        {
            "name": _quarter_name(group, len(group.months)),
            "amount": money.short(amount, number_locale()),
            "share": float(amount / most) if most else 0.0,  # how high a bar is drawn
        }
        for group, amount in totals
    ]


def _within(quarters: Iterable[Group], year: Group) -> list[tuple[str, range]]:
    """The parts of quarters that lie in a year: one that begins inside a quarter shares it with another."""
    found = []
    for quarter in quarters:
        months = range(max(quarter.months[0], year.months[0]), min(quarter.months[-1], year.months[-1]) + 1)
        if months:
            found.append((_quarter_name(quarter, len(months)), months))
    return found


def _quarter_name(quarter: Group, months: int) -> str:
    name = period_name(quarter.span.start)
    return name if months == 3 else _("%(quarter)s, part") % {"quarter": name}


def _year(content: Content, year: Group, columns: list[tuple[str, range]]) -> dict[str, object]:
    table = _table(content, [*columns, (_("Year"), year.months)])
    return {"title": _year_name(year), "span": span_name(Span(year.span.start, year.span.end)), **table}


def _year_name(year: Group) -> str:
    return _("Year %(number)s") % {"number": year.key}


def _table(content: Content, columns: list[tuple[str, range]]) -> dict[str, object]:
    totals = [over(content, months) for _name, months in columns]
    return {
        "heads": [pgettext("plan", "Line"), *(name for name, _months in columns)],
        "rows": [
            [line.name, *(_written(total.lines[number], content) for total in totals)]
            for number, line in enumerate(content.lines)
        ],
        "totals": [_("Total"), *(_written(total.amount, content) for total in totals)],
    }


def _written(amount: Decimal, content: Content) -> str:
    return money.exact(amount, content.currency, number_locale())
