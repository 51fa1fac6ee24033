"""What the partner earns by it: the answers, and each quarter."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.months import Group, months_of, quarters_of
from quarterdeck.plans.profit import Answer, Profit
from quarterdeck.wording import listed, number_locale, sentence


def earns(profit: Profit, calendar: FiscalCalendar) -> dict[str, object] | None:
    """None where it is not known of any line."""
    if not profit.content.lines or not profit.available:
        return None
    return {
        "facts": [fact for fact in _facts(profit, calendar) if fact[1]],
        "quarters": _quarters(profit, calendar),
        "lacks": _lacks(profit),
    }


def _facts(profit: Profit, calendar: FiscalCalendar) -> list[tuple[str, str]]:
    months, outcome = months_of(profit.content, calendar), profit.outcome
    low_month, low = outcome.low_point
    even = outcome.break_even.month
    lowest = {"amount": _amount(low, profit), "month": period_name(months[low_month])}
    return [
        (_("Profit"), _amount(profit.profit.value, profit)),
        (_("Blended margin"), _margin(profit)),
        (_("Break-even"), "" if even is None else period_name(months[even])),
        (_("ROI"), _percent(profit.roi)),
        (_("Lowest cash"), _("%(amount)s, %(month)s") % lowest),
    ]


def _margin(profit: Profit) -> str:
    margin, floor = _percent(profit.blended_margin), profit.content.terms.floor
    if not margin or floor is None:
        return margin
    return _("%(margin)s, floor %(floor)s") % {"margin": margin, "floor": numbers.said(floor, Unit.PERCENT)}


def _quarters(profit: Profit, calendar: FiscalCalendar) -> dict[str, object]:
    """A row a quarter; cash is that at its end."""
    flows, outcome = profit.outcome.flows, profit.outcome
    columns: list[tuple[str, Sequence[Decimal]]] = [
        (_("Revenue"), flows.revenue),
        (_("Product profit"), flows.product_profit),
        (_("Services profit"), flows.services_profit),
        (_("Rebates"), flows.rebates),
        (_("Interest"), outcome.cash.interest),
        (_("Investments"), outcome.investments),
        (_("Profit"), outcome.profit),
    ]
    whole = range(profit.content.length)
    return {
        "heads": [_("Quarter"), *(name for name, _months in columns), _("Cash to date")],
        "rows": [_row(group, columns, profit) for group in quarters_of(profit.content, calendar)],
        "totals": [_("Altogether"), *(_sum(months, whole, profit) for _name, months in columns), ""],
    }


def _row(group: Group, columns: list[tuple[str, Sequence[Decimal]]], profit: Profit) -> list[str]:
    name = period_name(group.span.start)
    return [
        name if group.whole else _("%(quarter)s, part") % {"quarter": name},
        *(_sum(months, group.months, profit) for _name, months in columns),
        _amount(profit.outcome.cash_to_date[group.months[-1]], profit),
    ]


def _lacks(profit: Profit) -> str:
    if not profit.missing:
        return ""
    names = listed(dict.fromkeys(missing.name for missing in profit.missing))
    return sentence(_("not counted in full, as something is not known: %(names)s") % {"names": names})


def _sum(months: Sequence[Decimal], of: range, profit: Profit) -> str:
    return _amount(sum((months[month] for month in of), Decimal(0)), profit)


def _amount(value: Decimal | None, profit: Profit) -> str:
    return "" if value is None else money.exact(value, profit.content.currency, number_locale())


def _percent(answer: Answer) -> str:
    return "" if answer.value is None else numbers.said(answer.value, Unit.PERCENT)
