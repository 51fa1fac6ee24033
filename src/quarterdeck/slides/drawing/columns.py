"""Two lists side by side."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from quarterdeck.slides.content import Column, Columns, Item
from quarterdeck.slides.drawing.book import Book
from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.stage import Rect

MOST: Final = 6
GAP: Final = 48.0
HEADS: Final = (18, 16, 14, 12)
TEXT: Final = (18, 17, 16, 15, 14, 13, 12, 11, 10)
DETAIL: Final = (13, 12, 11, 10, 9)
NOTE: Final = 48.0
TALLEST: Final = 84.0
HEAD: Final = 34.0
WORDS: Final = 0.68
"""Share of an item for its words, where it has details too."""


def columns(book: Book, slide: Columns) -> None:
    parts = list(zip_longest(_spread(slide.left.items), _spread(slide.right.items), fillvalue=()))
    for number, (left, right) in enumerate(parts, 1):
        count = f"{number}/{len(parts)}" if len(parts) > 1 else ""
        page = book.page(slide.title, topic=slide.topic, notes=slide.notes, count=count)
        room = page.area
        if slide.note:
            room, note = room.above(room.height - NOTE, 8)
            page.text(note, slide.note, (14, 13, 12, 11, 10), colour=page.palette.soft, anchor="bottom")
        places = room.columns(2, GAP)
        most = max(len(left), len(right), 4)
        high = min((room.height - HEAD - 6) / most, TALLEST)
        size = _size(page, places[0].width, high, [*left, *right])
        _column(page, places[0], _part(slide.left, left), high, size)
        _column(page, places[1], _part(slide.right, right), high, size)


def _part(column: Column, items: Sequence[Item]) -> Column:
    """What of it stands on one slide."""
    return Column(column.head, tuple(items), "" if column.items else column.empty)


def _spread(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + MOST] for start in range(0, max(len(items), 1), MOST)]


def _size(page: Page, wide: float, high: float, items: Sequence[Item]) -> float:
    """The largest at which each item of both columns fits."""
    rooms = [Rect(0, 0, wide, (high - 14) * (WORDS if item.detail else 1)) for item in items]
    fits = (page.fit(place, item.text, TEXT).size for place, item in zip(rooms, items, strict=True))
    return min(fits, default=TEXT[0])


def _column(page: Page, room: Rect, column: Column, high: float, size: float) -> None:
    head, rest = room.above(HEAD - 8, 8)
    page.text(head, column.head, HEADS, bold=True, anchor="bottom")
    page.rule(rest.left, rest.top, rest.width, thick=1.5, colour=page.palette.words)
    if column.empty and not column.items:
        place = Rect(rest.left, rest.top + 12, rest.width, 60)
        page.text(place, column.empty, TEXT[2:], colour=page.palette.soft)
        return
    for number, item in enumerate(column.items):
        top = rest.top + 6 + high * number
        if number:
            page.rule(rest.left, top, rest.width)
        _item(page, Rect(rest.left, top + 7, rest.width, high - 14), item, size)


def _item(page: Page, room: Rect, item: Item, size: float) -> None:
    high = room.height * WORDS if item.detail else room.height
    said = page.text(Rect(room.left, room.top, room.width, high + 2), item.text, (size, 10))
    if item.detail:
        top = room.top + said.height + 2
        colour = page.palette.status(item.status) if item.status else page.palette.soft
        place = Rect(room.left, top, room.width, room.bottom - top + 4)
        page.text(place, item.detail, DETAIL, colour=colour, mark=item.status)
