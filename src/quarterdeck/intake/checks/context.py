"""What the checks need to know beside the rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

import duckdb

from quarterdeck.lake import Lake
from quarterdeck.subjects import Subject

FAULTS = "faults"
TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Window:
    """What a replacement replaces: rows from `first` to `last` where `where` holds (column -> value)."""

    label: str
    first: date
    last: date
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """One check of rows of `subject`: they lie in `con`, as texts in a relation named by the caller.

    `currency` is the vendor's; `keys_only` when rows are to be deleted. `held` are the keys of rows that
    are held back themselves, by subject: whoever refers to one of them means it, and nothing similar.
    `also` are keys with their names, by subject, that may be referred to though the lake has no such row.
    """

    con: duckdb.DuckDBPyConnection
    lake: Lake
    subject: Subject
    currency: str
    window: Window | None = None
    keys_only: bool = False
    held: Mapping[str, Collection[str]] = field(default_factory=dict)
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def add_faults(self, query: str, *, until_mended: bool = False) -> int:
        """Set aside what `query` selects: line, column, value, reason. Answers how many.

        `until_mended` is for what a later check of the same values could not see any more.
        """
        selected = f"SELECT q.*, {until_mended} FROM ({query}) q"
        return int(self.con.execute(f"INSERT INTO {FAULTS} {selected}").fetchall()[0][0])
