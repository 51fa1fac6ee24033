"""Sentences, each beside the figure that it is about."""

from collections.abc import Sequence
from typing import Final

from quarterdeck.slides.content import Sentence, Sentences
from quarterdeck.slides.drawing.book import Book
from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.drawing.statement import common
from quarterdeck.slides.stage import Rect
from quarterdeck.slides.text import line

MOST: Final = 5
FIGURE: Final = 0.24
"""Share of the width for the figures."""
TEXT: Final = (20, 18, 16, 15, 14, 13, 12, 11)
DETAIL: Final = (13, 12, 11, 10)
VALUES: Final = (28, 26, 24, 22, 20, 18, 16, 14, 12, 10)
SMALL: Final = (12, 11, 10, 9)
TALLEST: Final = 92.0


def sentences(book: Book, slide: Sentences) -> None:
    pages = _spread(slide.items)
    for number, items in enumerate(pages, 1):
        count = f"{number}/{len(pages)}" if len(pages) > 1 else ""
        page = book.page(slide.title, topic=slide.topic, notes=slide.notes, count=count)
        if not items:
            page.text(page.area.above(120)[0], slide.empty, TEXT, colour=page.palette.soft)
        _listed(page, items)


def _spread(items: Sequence[Sentence]) -> list[Sequence[Sentence]]:
    """As even as it goes: six are three and three."""
    pages = max(1, -(-len(items) // MOST))
    each = -(-len(items) // pages)
    return [items[start : start + each] for start in range(0, max(len(items), 1), max(each, 1))]


def _listed(page: Page, items: Sequence[Sentence]) -> None:
    area = page.area
    high = min(area.height / max(len(items), 3), TALLEST)
    with_figures = any(item.figure for item in items)
    beside = area.width * FIGURE if with_figures else 0
    rows = [Rect(area.left, area.top + high * number, area.width, high) for number in range(len(items))]
    values = [item.figure.value for item in items if item.figure]
    size = common(page, values, Rect(0, 0, beside, high * 0.42), VALUES) if values else 0
    texts = [
        Rect(0, 0, area.width - beside - 24, (high - 20) * (0.66 if item.detail else 1)) for item in items
    ]
    letters = min(
        (page.fit(room, item.text, TEXT).size for room, item in zip(texts, items, strict=True)), default=0
    )
    for row, item in zip(rows, items, strict=True):
        page.rule(row.left, row.top, row.width)
        inner = Rect(row.left, row.top + 10, row.width, row.height - 18)
        figure, words = inner.beside(beside, 24 if beside else 0)
        _figure(page, figure, item, size)
        _words(page, words, item, letters)


def _figure(page: Page, room: Rect, item: Sentence, size: float) -> None:
    if not item.figure:
        return
    value, rest = room.above(line(item.figure.value, size) + 1)
    page.text(value, item.figure.value, (size, 10), bold=True, colour=page.palette.words)
    label, note = rest.above(rest.height / 2 if item.figure.note else rest.height)
    page.text(label, item.figure.label, SMALL, colour=page.palette.soft)
    status = item.figure.status
    colour = page.palette.status(status) if status else page.palette.soft
    page.text(note, item.figure.note, SMALL, colour=colour, mark=status)


def _words(page: Page, room: Rect, item: Sentence, size: float) -> None:
    high = room.height * (0.66 if item.detail else 1)
    said = page.text(Rect(room.left, room.top, room.width, high + 2), item.text, (size, 10))
    if item.detail:
        top = room.top + said.height + 3
        page.text(
            Rect(room.left, top, room.width, room.bottom - top), item.detail, DETAIL, colour=page.palette.soft
        )
