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
TALLEST: Final = 78.0


def columns(book: Book, slide: Columns) -> None:
    parts = list(zip_longest(_spread(slide.left.items), _spread(slide.right.items), fillvalue=()))
    for number, (left, right) in enumerate(parts, 1):
        count = f"{number}/{len(parts)}" if len(parts) > 1 else ""
        page = book.page(slide.title, topic=slide.topic, notes=slide.notes, count=count)
        places = page.area.columns(2, GAP)
        most = max(len(left), len(right), 4)
        _column(page, places[0], slide.left, left, most)
        _column(page, places[1], slide.right, right, most)


def _spread(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + MOST] for start in range(0, max(len(items), 1), MOST)]


def _column(page: Page, room: Rect, column: Column, items: Sequence[Item], most: int) -> None:
    head, rest = room.above(26, 8)
    page.text(head, column.head, HEADS, bold=True, anchor="bottom")
    page.rule(rest.left, rest.top, rest.width, thick=1.5, colour=page.palette.words)
    if not items and not column.items:
        page.text(
            Rect(rest.left, rest.top + 12, rest.width, 60), column.empty, TEXT[2:], colour=page.palette.soft
        )
        return
    high = min((rest.height - 6) / most, TALLEST)
    share = [(high - 14) * (0.68 if item.detail else 1) for item in items]
    size = min(
        (
            page.fit(Rect(0, 0, rest.width, room), _said(item), TEXT).size
            for item, room in zip(items, share, strict=True)
        ),
        default=TEXT[0],
    )
    for number, item in enumerate(items):
        top = rest.top + 6 + high * number
        if number:
            page.rule(rest.left, top, rest.width)
        _item(page, Rect(rest.left, top + 7, rest.width, high - 14), item, size)


def _item(page: Page, room: Rect, item: Item, size: float) -> None:
    high = room.height * 0.68 if item.detail else room.height
    said = page.text(Rect(room.left, room.top, room.width, high + 2), item.text, (size, 10))
    if item.detail:
        top = room.top + said.height + 2
        colour = page.palette.status(item.status) if item.status else page.palette.soft
        place = Rect(room.left, top, room.width, room.bottom - top + 4)
        page.text(place, item.detail, DETAIL, colour=colour, mark=item.status)


def _said(item: Item) -> str:
    return item.text
