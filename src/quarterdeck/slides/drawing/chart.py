"""A chart, with its figures beside it and what must be said under it."""

from typing import Final

from quarterdeck.slides.charts import plotted
from quarterdeck.slides.content import Chart
from quarterdeck.slides.drawing.book import Book
from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.drawing.statement import VALUES, common, one
from quarterdeck.slides.stage import Rect

BESIDE: Final = 0.23
"""Share of the width for figures."""
NOTE: Final = (14, 13, 12, 11, 10)


def chart(book: Book, slide: Chart) -> None:
    page = book.page(slide.title, topic=slide.topic, notes=slide.notes)
    room = page.area
    if slide.note:
        room, note = room.above(room.height - 36, 8)
        page.text(note, slide.note, NOTE, colour=page.palette.soft)
    if slide.figures:
        room, beside = room.beside(room.width * (1 - BESIDE) - 28, 28)
        _beside(page, beside, slide)
    plotted(page, room, slide, book.at)


def _beside(page: Page, room: Rect, slide: Chart) -> None:
    shown = slide.figures[:3]
    size = common(page, [figure.value for figure in shown], Rect(0, 0, room.width, 44), VALUES[4:])
    high = room.height / 3
    for number, figure in enumerate(shown):
        place = Rect(room.left, room.top + high * number, room.width, high - 12)
        page.rule(place.left, place.top, place.width)
        one(page, Rect(place.left, place.top + 8, place.width, place.height - 8), figure, size)
