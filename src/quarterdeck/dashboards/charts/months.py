"""Month by month: what was sold, against target and last year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.dashboards.charts.language import Spec, chart, mark


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBar:
    """One month. `actual` is None while it lies ahead, `target` where none was set."""

    key: str
    label: str
    name: str
    says: str
    over: bool
    actual: Decimal | None
    target: Decimal | None
    last_year: Decimal | None


def months_chart(bars: Sequence[MonthBar], says: str) -> Spec:
    """Solid bars for what was sold over grey ones for last year, a tick at each target."""
    rows = [
        {
            "label": bar.label,
            "says": bar.says,
            "actual": _number(bar.actual),
            "target": _number(bar.target),
            "last_year": _number(bar.last_year),
        }
        for bar in bars
    ]
    layers = [
        mark("bar", "last-year", "last_year", width={"band": 0.78}),
        mark("bar", "actual", "actual", width={"band": 0.46}),
    ]
    if any(bar.target is not None for bar in bars):  # a layer without marks has nothing to say
        layers.append(mark("tick", "target", "target", thickness=2.5, bandSize={"band": 0.9}))
    return chart(rows, layers, height=250, says=says)


def _number(value: Decimal | None) -> float | None:
    """For drawing only: a picture needs no more than a float has."""
    return None if value is None else float(value)
