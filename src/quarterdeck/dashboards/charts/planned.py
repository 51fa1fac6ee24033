"""A plan month by month, outlined, over its plain continuation: a dashed line in its band."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.dashboards.charts.language import Spec, chart, mark, number


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMonth:
    """One month, with what is known of it. `lower`, `middle` and `upper` are its continuation."""

    label: str
    name: str
    says: str
    actual: Decimal | None = None
    last_year: Decimal | None = None
    planned: Decimal | None = None
    lower: Decimal | None = None
    middle: Decimal | None = None
    upper: Decimal | None = None


FIELDS = ("actual", "last_year", "planned", "lower", "middle", "upper")


def planned_chart(months: Sequence[PlannedMonth], says: str) -> Spec:
    rows = [
        {"label": month.label, "says": month.says}
        | {field: number(getattr(month, field)) for field in FIELDS}
        for month in months
    ]
    band = mark("area", "band", "lower")
    band["encoding"]["y2"] = {"field": "upper"}
    layers = [
        band,
        mark("bar", "last-year", "last_year", width={"band": 0.86}),
        mark("bar", "plan", "planned", width={"band": 0.7}),
        mark("bar", "actual", "actual", width={"band": 0.5}),
        mark("line", "forecast", "middle"),
    ]
    return chart(rows, layers, height=260, says=says)
