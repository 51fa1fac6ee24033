"""A channel from a few rows, through the real lake and the real cube."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube import CubeSettings, Snapshot, current, publish
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake
from quarterdeck.subjects import Catalogue, Column, Subject, load

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
YEAR = FiscalCalendar()
EVERYTHING = Scope(
    person="chief@vendor.example", everything=True, partners=frozenset(), managers=frozenset(), internal=True
)


def scope(*partners: str, managers: Sequence[str] = (), internal: bool = False) -> Scope:
    return Scope(
        person="someone@vendor.example",
        everything=False,
        partners=frozenset(partners),
        managers=frozenset(managers),
        internal=internal,
    )


def build(
    folder: Path,
    rows: Rows,
    *,
    calendar: FiscalCalendar = YEAR,
    currency: str = "EUR",
    subjects: Catalogue | None = None,
) -> Snapshot:
    """The snapshot of a lake in `folder` that holds `rows` by subject.

    What a row leaves out gets the column's default, or, where it is required, its example; a row
    without a key gets one of its own. Partners and products that rows name are made up.
    """
    lake = Lake(str(folder / "lake"), subjects or load(), locks=folder / "locks")
    for name, some in _with_references(rows).items():
        _write(lake, lake.catalogue[name], some, currency)
    publish(lake, folder / "cube", CubeSettings(calendar, currency), locks=folder / "locks")
    snapshot = current(folder / "cube")
    assert snapshot is not None
    return snapshot


def _with_references(rows: Rows) -> dict[str, Sequence[Row]]:
    """The rows, with every partner, product and person there that a fact speaks of."""
    full = dict(rows)
    facts = [
        row for name, some in rows.items() if name not in ("partners", "products", "people") for row in some
    ]
    for subject, key in (("partners", "partner"), ("products", "product"), ("people", "person")):
        column = "manager" if key == "person" else key
        named = {row.get(column, "P-001" if key == "partner" else None) for row in facts}
        given = {row[key] for row in rows.get(subject, ())}
        full[subject] = [
            *rows.get(subject, ()),
            *({key: one, "name": one} for one in sorted(named - given - {None})),
        ]
    return {name: some for name, some in full.items() if some}


def _write(lake: Lake, subject: Subject, rows: Sequence[Row], currency: str) -> None:
    columns = ", ".join(f'"{column.name}" {column.type.sql}' for column in subject.columns)
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE staged ({columns}, _line BIGINT)")
        marks = ", ".join("?" * (len(subject.columns) + 1))
        con.executemany(
            f"INSERT INTO staged VALUES ({marks})",
            [
                [*(_value(subject, column, row, number, currency) for column in subject.columns), number]
                for number, row in enumerate(rows, 1)
            ],
        )
        lake.upsert(con, subject.name, "staged", import_id="test")


def _value(subject: Subject, column: Column, row: Row, number: int, currency: str) -> Any:
    if column.name in row:
        return row[column.name]
    if column.name == "currency" and subject.name != "exchange_rates":
        return currency
    if subject.key == (column.name,):
        return f"{subject.name}-{number}"
    if column.default is not None:
        return column.default
    return column.example if column.required else None
