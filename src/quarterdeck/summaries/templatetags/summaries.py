"""Summaries in templates."""

from collections.abc import Iterable, Sequence

from django import template

from quarterdeck.dashboards.status_words import status_word
from quarterdeck.kpis.figure import Status
from quarterdeck.summaries.words import Cell

register = template.Library()


@register.filter
def beside_cells(heads: Sequence[str], row: Sequence[Cell]) -> Iterable[tuple[str, Cell]]:
    """Each cell with the head of its column."""
    return zip(heads, row, strict=True)


@register.filter
def judged(status: Status) -> str:
    """The status in a word, where there is one: for mail, which draws no shapes."""
    return "" if status in (Status.NEUTRAL, Status.NOT_AVAILABLE) else status_word(status)
