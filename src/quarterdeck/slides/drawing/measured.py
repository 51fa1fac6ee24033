"""How a table fits: one size for all of it, a width for each column, a height for each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quarterdeck.slides.content import Table
from quarterdeck.slides.text import line, shortened, width, wrapped

SIZES: Final = (16, 15, 14, 13, 12, 11, 10, 9, 8)
SMALLEST_FOR_ONE: Final = 13
"""Rather two slides than smaller letters than these."""
ASIDE: Final = 12.0
"""Between a column's text and the next column."""
ABOVE: Final = 5.0
MOST_LINES: Final = 2
NARROWEST: Final = 90.0


@dataclass(frozen=True, slots=True)
class Measured:
    """`rows` begin with the head; all texts are as they fit."""

    size: float
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]


def measured(table: Table, wide: float, high: float, face: float) -> Measured:
    """At the largest size at which all rows fit one slide, or go onto several in good letters."""
    rows = [table.head, *table.rows, *([table.total] if table.total else [])]
    for size in SIZES:
        widths = _widths(rows, table.words, wide, size, face)
        if widths is None:
            continue
        fit = _at(rows, table.words, widths, size, face)
        if size <= SMALLEST_FOR_ONE or sum(fit.heights) <= high:
            return fit
    return _at(rows, table.words, _forced(rows, wide, SIZES[-1], face), SIZES[-1], face)


def _widths(
    rows: Sequence[Sequence[str]], words: int, wide: float, size: float, face: float
) -> tuple[float, ...] | None:
    """Numbers as wide as they need, words share what is left; None where that is too little for them."""
    natural = [_natural(rows, column, size, face) for column in range(len(rows[0]))]
    left = wide - sum(natural[words:])
    wanted = sum(natural[:words])
    if left < sum(min(need, NARROWEST) for need in natural[:words]):
        return None
    if wanted <= left:
        return (*(need + (left - wanted) / max(words, 1) for need in natural[:words]), *natural[words:])
    shares = tuple(left * need / wanted for need in natural[:words])
    for column, share in enumerate(shares):
        for row in rows:
            if (
                wrapped(row[column], share - ASIDE, size, bold=True, face=face) > MOST_LINES
                and size > SIZES[-2]
            ):
                return None
    return (*shares, *natural[words:])


def _natural(rows: Sequence[Sequence[str]], column: int, size: float, face: float) -> float:
    return max(width(row[column], size, bold=True, face=face) for row in rows) / 0.95 + ASIDE


def _forced(rows: Sequence[Sequence[str]], wide: float, size: float, face: float) -> tuple[float, ...]:
    """By need, for more numbers than the slide is wide."""
    natural = [_natural(rows, column, size, face) for column in range(len(rows[0]))]
    return tuple(wide * need / sum(natural) for need in natural)


def _at(
    rows: Sequence[Sequence[str]], words: int, widths: Sequence[float], size: float, face: float
) -> Measured:
    told, heights = [], []
    for row in rows:
        texts, high = [], line("", size)
        for column, text in enumerate(row):
            room, most = widths[column] - ASIDE, MOST_LINES if column < words else 1
            short = shortened(text, room, size, lines=most, bold=True, face=face)
            texts.append(short)
            lines = wrapped(short, room, size, bold=True, face=face)
            high = max(high, lines * line(short, size))
        told.append(tuple(texts))
        heights.append(high + 2 * ABOVE)
    return Measured(size, tuple(widths), tuple(told), tuple(heights))
