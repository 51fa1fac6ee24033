"""One picture: what each quarter earns as bars, the cash to date as a line over the months."""

import json
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.calendar import Period
from quarterdeck.dashboards.charts.language import Spec, chart
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.months import Group
from quarterdeck.plans.profit import Profit
from quarterdeck.plans.profit.values import total
from quarterdeck.wording import headed

GAP = 0.12
"""Of a month, on either side of a bar."""


def picture(profit: Profit, months: Sequence[Period], quarters: Sequence[Group], says: str) -> Spec:
    currency = profit.content.currency
    bars = [
        _quarter(group, total([profit.outcome.profit[m] for m in group.months]), currency)
        for group in quarters
    ]
    course = [_month(0, Decimal(0), _("At the start"), currency)] + [
        _month(number, cash, period_name(month), currency)
        for number, (month, cash) in enumerate(zip(months, profit.outcome.cash_to_date, strict=True), start=1)
    ]
    spec = chart([*bars, *course], [_bars(), _line()], height=190, says=says)
    for layer in spec["layer"]:
        layer["encoding"]["x"]["axis"] = _axis(quarters)
        layer["encoding"]["x"]["scale"] = {"domain": [0, len(months)], "nice": False}
    return spec


def _quarter(group: Group, amount: Decimal, currency: str) -> Spec:
    told = _("profit %(amount)s") % {"amount": said(amount, Unit.MONEY, currency)}
    return {
        "from": group.months.start + GAP,
        "to": group.months.stop - GAP,
        "profit": float(amount),
        "ground": 0,
        "at": None,
        "cash": None,
        "says": headed(period_name(group.span.start), [told]),
    }


def _month(at: int, cash: Decimal, name: str, currency: str) -> Spec:
    told = _("cash to date %(amount)s") % {"amount": said(cash, Unit.MONEY, currency)}
    return {
        "from": None,
        "to": None,
        "profit": None,
        "ground": None,
        "at": at,
        "cash": float(cash),
        "says": headed(name, [told]),
    }


def _bars() -> Spec:
    return {
        "mark": {"type": "rect", "style": "plan"},
        "transform": [{"filter": "datum.profit !== null"}],
        "encoding": {
            "x": {"field": "from", "type": "quantitative"},
            "x2": {"field": "to"},
            "y": {"field": "profit", "type": "quantitative"},
            "y2": {"field": "ground"},
            "tooltip": {"field": "says"},
        },
    }


def _line() -> Spec:
    return {
        "mark": {"type": "line", "style": "forecast", "point": {"filled": True, "size": 26}},
        "transform": [{"filter": "datum.cash !== null"}],
        "encoding": {
            "x": {"field": "at", "type": "quantitative"},
            "y": {"field": "cash", "type": "quantitative"},
            "tooltip": {"field": "says"},
        },
    }


def _axis(quarters: Sequence[Group]) -> Spec:
    """The name of each quarter under its middle."""
    middles = [(group.months.start + group.months.stop) / 2 for group in quarters]
    names = [period_name(group.span.start) for group in quarters]
    return {
        "values": middles,
        "labelExpr": f"{json.dumps(names)}[indexof({json.dumps(middles)}, datum.value)]",
        "labelFlush": False,
    }
