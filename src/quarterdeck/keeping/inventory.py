"""What an installation holds: counts and totals, the same before a backup and after a restore."""

import duckdb

from quarterdeck.cube import Snapshot, current
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.lake import Lake
from quarterdeck.subjects import Subject


def rows(lake: Lake) -> dict[str, int]:
    """The rows of each subject in the lake."""
    with duckdb.connect() as con:
        return {subject: _count(con, lake.source(con, subject)) for subject in lake.catalogue}


def _count(con: duckdb.DuckDBPyConnection, source: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0])  # noqa: S608


def totals(home: Home, lake: Lake) -> dict[str, str | None]:
    """The sum of every measure in the cube, as 'sales.amount': a decimal text, or None without rows.

    Empty when no cube can be made (no vendor yet, a rate missing): that keeps nobody from a backup.
    """
    try:
        publish_cube(home)
    except IntakeError:
        return {}
    snapshot = current(home.cube)
    if snapshot is None:
        return {}
    found: dict[str, str | None] = {}
    for fact in lake.catalogue.facts:
        found |= _totals_of(snapshot, fact)
    return found


def _totals_of(snapshot: Snapshot, fact: Subject) -> dict[str, str | None]:
    names = [column.name for column in fact.measures]
    if not names:
        return {}
    sums = ", ".join(f'sum("{name}")' for name in names)
    (row,) = snapshot.query(f'SELECT {sums} FROM "{fact.name}"')  # noqa: S608 (declared names)
    return {
        f"{fact.name}.{name}": None if value is None else format(value, "f")
        for name, value in zip(names, row, strict=True)
    }
