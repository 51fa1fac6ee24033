"""What the partner's profit rests on: what each line brings, what is invested, when money moves."""

from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.content import Content, Earning, Investment, Line, Service
from quarterdeck.plans.months import months_of
from quarterdeck.plans.profit import Profit
from quarterdeck.wording import listed, number_locale


def lines(content: Content) -> dict[str, object]:
    """A row for each line of which anything is assumed."""
    said = [line for line in content.lines if line.earning != Earning()]
    return {
        "heads": [pgettext("plan", "Line"), _("Margin"), _("Rebate"), _("Average deal"), _("Services")],
        "rows": [_line(line, content.currency) for line in said],
    }


def investments(profit: Profit, calendar: FiscalCalendar) -> dict[str, object]:
    """In the order of their months; who pays which part."""
    content = profit.content
    months = months_of(content, calendar)
    costs = sorted(profit.costs, key=lambda cost: cost.of.month)
    paid = [(cost.own, cost.vendor) for cost in costs]
    sums = [sum(column, Decimal(0)) for column in zip(*paid, strict=True)]
    return {
        "heads": [_("Investment"), _("When"), _("The partner's share"), _("The vendor's share")],
        "rows": [
            [
                _invested(cost.of),
                period_name(months[cost.of.month]),
                *(_amount(one, content.currency) for one in parts),
            ]
            for cost, parts in zip(costs, paid, strict=True)
        ],
        "totals": [_("Altogether"), "", *(_amount(one, content.currency) for one in sums)],
    }


def terms(content: Content) -> str:
    """In sentences."""
    said = content.terms
    words = {
        "collect": _days(said.collect_days),
        "pay": _days(said.pay_days),
        "stock": _days(said.stock_days),
        "rate": _percent(said.finance_rate),
    }
    sentences = [
        _("Customers pay after %(collect)s, the vendor is paid after %(pay)s; stock comes %(stock)s ahead.")
        % words
    ]
    if said.finance_rate:
        sentences.append(_("What is tied up costs %(rate)s a year.") % words)
    if said.floor is not None:
        sentences.append(
            _("The blended margin shall not fall below %(floor)s.") % {"floor": _percent(said.floor)}
        )
    return " ".join(sentences)


def _line(line: Line, currency: str) -> list[str]:
    earning = line.earning
    return [
        line.name,
        numbers.DASH if earning.margin is None else _percent(earning.margin),
        _percent(earning.rebate),
        numbers.DASH if earning.deal is None else _amount(earning.deal, currency),
        "; ".join(_service(one, currency) for one in earning.services),
    ]


def _service(one: Service, currency: str) -> str:
    return _("%(name)s with %(attach)s of the deals: %(days)s at %(rate)s, which cost %(cost)s each") % {
        "name": one.name,
        "attach": _percent(one.attach),
        "days": _days(one.days),
        "rate": _amount(one.day_rate, currency),
        "cost": _amount(one.day_cost, currency),
    }


def _invested(one: Investment) -> str:
    return listed((one.name, *_people(one)))


def _people(one: Investment) -> Iterator[str]:
    if one.people and one.days:
        people = ngettext("%(count)s person", "%(count)s people", one.people) % {"count": one.people}
        yield _("%(people)s for %(days)s") % {"people": people, "days": _days(one.days)}


def _days(days: Decimal) -> str:
    written = format_decimal(days.normalize(), locale=number_locale(), decimal_quantization=False)
    return ngettext("%(days)s day", "%(days)s days", 1 if days == 1 else 2) % {"days": written}


def _percent(part: Decimal) -> str:
    return numbers.shown(part, Unit.PERCENT).exact


def _amount(value: Decimal, currency: str) -> str:
    return money.exact(value, currency, number_locale())
