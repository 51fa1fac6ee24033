"""One KPI month by month: bars for what adds up, a line for what does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.dashboards.charts.language import Spec, chart, compared, mark, number
from quarterdeck.kpis.figure import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePoint:
    """One month. `target` and `last_year` are None where they are not asked for, or not there."""

    label: str
    says: str
    value: Decimal | None
    target: Decimal | None = None
    last_year: Decimal | None = None


def course_chart(points: Sequence[CoursePoint], says: str, unit: Unit, *, additive: bool) -> Spec:
    rows = [
        {
            "label": point.label,
            "says": point.says,
            "actual": number(point.value),
            "target": number(point.target),
            "last_year": number(point.last_year),
        }
        for point in points
    ]
    layers = compared() if additive else _lines()
    return chart(rows, layers, height=190, says=says, unit=unit)


def _lines() -> list[Spec]:
    return [
        mark("line", "last-year", "last_year", strokeWidth=3),
        mark("line", "actual", "actual", strokeWidth=2.5, point={"filled": True, "size": 36}),
        mark("tick", "target", "target", thickness=2.5, bandSize={"band": 0.9}),
    ]
