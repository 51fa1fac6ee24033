"""One sentence in big words, with its figures under it."""

from collections.abc import Sequence
from typing import Final

from quarterdeck.slides.content import Figure, Statement
from quarterdeck.slides.drawing.book import BIG, Book
from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.stage import Rect
from quarterdeck.slides.text import line

VALUES: Final = (44, 40, 36, 32, 28, 24, 20, 18, 16, 14, 12)
LABELS: Final = (15, 14, 13, 12, 11, 10)
TEXT: Final = (20, 18, 16, 14, 12)
GAP: Final = 28.0


def statement(book: Book, slide: Statement) -> None:
    page = book.page(slide.title, topic=slide.topic, notes=slide.notes, big=True)
    under = page.area.top + (BIG - page.stage.head.height if page.stage.own else 0)
    words, _ = Rect(page.area.left, under, page.area.width, 0).above(60)
    page.text(words, slide.text, TEXT, colour=page.palette.soft)
    figures(page, Rect(page.area.left, page.area.bottom - 168, page.area.width, 168), slide.figures)


def figures(page: Page, room: Rect, shown: Sequence[Figure]) -> None:
    """Side by side, all in the same size: the largest in which each fits."""
    places = room.columns(max(len(shown), 3), GAP)
    size = common(page, [figure.value for figure in shown], Rect(0, 0, places[0].width, 64), VALUES)
    high = max((line(figure.value, size) for figure in shown), default=0.0)
    for figure, place in zip(shown, places, strict=False):
        page.rule(place.left, place.top, place.width, thick=1.5, colour=page.palette.words)
        one(page, Rect(place.left, place.top + 14, place.width, place.height - 14), figure, size, high)


def one(page: Page, room: Rect, figure: Figure, size: float, high: float = 0) -> None:
    """Number, what it is, how it stands; the number is `high` where its neighbours are."""
    value, rest = room.above(max(high, line(figure.value, size)) + 1, 6)
    page.text(value, figure.value, (size, 12, 10), bold=True, anchor="bottom")
    label, rest = rest.above(min(54, rest.height * 0.5), 2)
    told = page.text(label, figure.label, LABELS, colour=page.palette.soft)
    taken = told.height if figure.label else 0
    note = Rect(label.left, label.top + taken + 5, label.width, room.bottom - label.top - taken - 5)
    if figure.note:
        colour = page.palette.status(figure.status) if figure.status else page.palette.soft
        page.text(note, figure.note, LABELS, colour=colour, bold=bool(figure.status), mark=figure.status)


def common(page: Page, texts: Sequence[str], room: Rect, sizes: Sequence[float]) -> float:
    """The largest size at which each of the texts fits on one line."""
    widest = max(texts, key=lambda text: page.width(text, 10, bold=True), default="")
    for size in sizes:
        if page.width(widest, size, bold=True) <= room.width * 0.97 and line(widest, size) <= room.height:
            return size
    return sizes[-1]
