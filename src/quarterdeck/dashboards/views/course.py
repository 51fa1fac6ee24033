"""How one partner or many stand, in pictures."""

from typing import Any

from quarterdeck.dashboards.charts.months import months_chart
from quarterdeck.dashboards.charts.quarters import quarters_chart
from quarterdeck.dashboards.pages import words
from quarterdeck.dashboards.pages.course import Course
from quarterdeck.dashboards.pages.roster import bullet


def pictured(course: Course) -> dict[str, Any]:
    """The bullet bar, the months and the quarters with their titles, for a template."""
    months_title, quarters_title = words.months_title(course), words.quarters_title(course)
    return {
        "bullet": bullet(course.figures, tall=True),
        "months": months_chart(course.months, months_title),
        "months_title": months_title,
        "quarters": quarters_chart(course.quarters, quarters_title),
        "quarters_title": quarters_title,
    }
