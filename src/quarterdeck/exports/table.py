"""A table on its way into a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | Decimal | int | bool | date | None
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


@dataclass(frozen=True, slots=True)
class Table:
    """`headings` name their unit ('Revenue (EUR)'); a cell is a value, not the text shown for it."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def neutral(text: str) -> str:
    """Text that a spreadsheet takes for text: what it would run as a formula gets an apostrophe."""
    clean = text.replace("\0", "")
    return f"'{clean}" if text.startswith(RISKY) else clean
