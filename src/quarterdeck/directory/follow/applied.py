"""What became of the directory when it followed the lake."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
T = TypeVar("T")


class Lake(Protocol):
    """The one thing the directory asks of the lake."""

    def source(self, con: DuckDBPyConnection, subject: str) -> str:
        """SQL text for after FROM: the current rows of `subject`."""


@dataclass(frozen=True, slots=True)
class Applied:
    """How many rows were created, updated and deactivated, and a sentence for each one that waits.

    A row waits when it names something the directory does not know yet; it is taken up when that
    arrives.
    """

    created: int = 0
    updated: int = 0
    deactivated: int = 0
    waiting: tuple[str, ...] = ()


def read(con: DuckDBPyConnection, lake: Lake, subject: str, columns: Sequence[str]) -> list[Row]:
    """The current rows of `subject` in the lake, in the order of `columns` (DuckDB expressions)."""
    return con.execute(f"SELECT {', '.join(columns)} FROM {lake.source(con, subject)}").fetchall()  # noqa: S608


def batched(items: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    """`items` in pieces that fit the parameters of one statement."""
    return (items[start : start + size] for start in range(0, len(items), size))
