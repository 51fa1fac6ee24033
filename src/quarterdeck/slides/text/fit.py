"""The largest size at which a text fits its box; shortened where none does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from quarterdeck.slides.text.width import SQUARES, width

LINE: Final = 1.22
"""Height of a line, in sizes: what Office and LibreOffice need at most with usual faces."""
WIDE_LINE: Final = 1.46
"""The same where ideographs or kana are among the letters."""
ELLIPSIS: Final = "…"
WIDE_LETTER: Final = re.compile(f"[{SQUARES}]")
WORD: Final = re.compile(f"[{SQUARES}] *|[^ {SQUARES}]+ *| +")
"""Ideographs and kana may each end a line."""
SLACK: Final = 0.97
"""So much of a box is used: a renderer may round each letter up."""


@dataclass(frozen=True, slots=True)
class Fitted:
    text: str
    size: float
    lines: int

    @property
    def height(self) -> float:
        return self.lines * line(self.text, self.size)


def line(text: str, size: float) -> float:
    """How high a line of it is."""
    return size * (WIDE_LINE if WIDE_LETTER.search(text) else LINE)


def fitted(
    text: str, room: tuple[float, float], sizes: Sequence[float], *, bold: bool = False, face: float = 1.0
) -> Fitted:
    """`text` at the first of `sizes` (the largest first) at which it fits `room`, width and height.

    A size at which no word is broken goes before a larger one that breaks some.
    """
    for whole in (True, False):
        for size in sizes:
            lines = wrapped(text, room[0], size, bold=bold, face=face, whole=whole)
            if lines and lines * line(text, size) <= room[1] + 0.01:
                return Fitted(text, size, lines)
    size = sizes[-1]
    most = max(1, int(room[1] / line(text, size)))
    short = shortened(text, room[0], size, lines=most, bold=bold, face=face)
    return Fitted(short, size, most)


def wrapped(
    text: str, wide: float, size: float, *, bold: bool = False, face: float = 1.0, whole: bool = False
) -> int:
    """How many lines the text takes; 0 where a word would be broken and must be `whole`."""
    room, lines = wide * SLACK, 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        for word in _words(paragraph):
            letters = word.rstrip(" ")
            needs = width(letters, size, bold=bold, face=face)
            if needs > room:
                if whole:
                    return 0
                broken = ceil(needs / room)
                lines += broken - (0 if used else 1)
                used = needs - room * (broken - 1)
            elif used + needs > room:
                lines, used = lines + 1, needs
            else:
                used += needs
            used += width(word[len(letters) :], size, bold=bold, face=face)
    return lines


def shortened(
    text: str, wide: float, size: float, *, lines: int = 1, bold: bool = False, face: float = 1.0
) -> str:
    """As much of the text as fits, with an ellipsis where some is left out."""
    if wrapped(text, wide, size, bold=bold, face=face) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        tried = text[:middle].rstrip() + ELLIPSIS
        if wrapped(tried, wide, size, bold=bold, face=face) <= lines:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def _words(text: str) -> list[str]:
    """Pieces that stay on one line, each with the spaces after it."""
    return WORD.findall(text)
