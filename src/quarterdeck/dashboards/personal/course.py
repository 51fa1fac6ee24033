"""A KPI month by month, as a tile shows it."""

from decimal import Decimal

from quarterdeck.dashboards.charts.course import CoursePoint, course_chart
from quarterdeck.dashboards.charts.language import Spec
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import month_label, period_name
from quarterdeck.dashboards.personal.questions import Answers, Wanted, last_year_of
from quarterdeck.dashboards.personal.tile import Compare, Tile
from quarterdeck.dashboards.personal.words import course_says, course_title
from quarterdeck.dashboards.reader import Group, Reader
from quarterdeck.kpis import Kpi


def course(reader: Reader, tile: Tile, kpi: Kpi, one: Wanted, answers: Answers) -> Spec:
    """A point for each month, those without a figure too."""
    groups = answers.found.get(one.ask, {})
    points = []
    for month in one.ask.span.split("month"):
        group = groups.get(month.key, {})
        value, target, last_year = _three(tile, kpi, group)
        says = course_says(
            period_name(month),
            *(
                None if amount is None else said(amount, kpi.unit, reader.currency)
                for amount in (value, target, last_year)
            ),
        )
        points.append(
            CoursePoint(label=month_label(month), says=says, value=value, target=target, last_year=last_year)
        )
    return course_chart(points, course_title(kpi, tile), kpi.unit, additive=kpi.additive)


def _three(tile: Tile, kpi: Kpi, group: Group) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Value, target and last year; what is not compared is None."""
    figure, before = group.get(kpi.name), group.get(last_year_of(kpi.name))
    value = figure.value if figure else None
    target = figure.target if figure and tile.compare is Compare.TARGET else None
    return value, target or None, before.value if before else None
