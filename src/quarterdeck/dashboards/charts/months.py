"""Month by month: what was sold, against target and last year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.dashboards.charts.language import Spec, chart, compared, number


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
    rows = [
        {
            "label": bar.label,
            "says": bar.says,
            "actual": number(bar.actual),
            "target": number(bar.target),
            "last_year": number(bar.last_year),
        }
        for bar in bars
    ]
    return chart(rows, compared(), height=250, says=says)
