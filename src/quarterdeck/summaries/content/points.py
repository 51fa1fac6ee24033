"""What to talk about with one partner: three points, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.kpis.figure import Status
from quarterdeck.summaries.content.value import Code, Measures, Point

MANY = 3
STEEP = Decimal("0.10")

URGENCY: Mapping[Code, int] = {
    code: place
    for place, code in enumerate(
        (
            Code.OURS_LATE,
            Code.SILENT,
            Code.SHORT,
            Code.THEIRS_LATE,
            Code.NO_PIPELINE,
            Code.THIN,
            Code.FELL,
            Code.AHEAD,
            Code.COVERED,
            Code.GREW,
            Code.REACHED,
            Code.NEW,
            Code.NO_TARGET,
            Code.UNPLANNED,
        )
    )
}


@dataclass(frozen=True, slots=True)
class Late:
    """How many promises are late, by side."""

    ours: int = 0
    theirs: int = 0


def points(measures: Measures, late: Late) -> tuple[Point, ...]:
    """One of sales, one of the year, one of the pipeline; late promises come in before the mildest."""
    found = [Point(code=one(measures)) for one in (_of_sales, _of_year, _of_pipeline)]
    found += [Point(code=Code.OURS_LATE, count=late.ours)] if late.ours else []
    found += [Point(code=Code.THEIRS_LATE, count=late.theirs)] if late.theirs else []
    return tuple(sorted(found, key=lambda point: URGENCY[point.code])[:MANY])


def _of_sales(measures: Measures) -> Code:
    if measures.revenue == 0:
        return Code.SILENT
    if measures.attainment is None:
        return Code.NO_TARGET
    if measures.short:
        return Code.SHORT
    return Code.AHEAD if measures.status is Status.AHEAD else Code.REACHED


def _of_year(measures: Measures) -> Code:
    if measures.growth is None:
        return Code.NEW
    return Code.FELL if measures.growth < -STEEP else Code.GREW


def _of_pipeline(measures: Measures) -> Code:
    if measures.index is None:
        return Code.UNPLANNED
    if measures.pipeline == 0:
        return Code.NO_PIPELINE
    return Code.THIN if measures.lacks else Code.COVERED
