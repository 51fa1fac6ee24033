"""Rows that a page makes go the way of every file: checked, kept as an import, undone like one."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from quarterdeck.directory.models import Person
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import
from quarterdeck.intake.services import run_import, undo_import
from quarterdeck.intake.workbench import open_lake
from quarterdeck.people.errors import PeopleError

Row = Mapping[str, Any]


def bring(*, actor: Person, home: Home, subject: str, name: str, rows: Sequence[Row]) -> Import:
    """Import the rows: all of them, or none. Raises PeopleError."""
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "rows.jsonl"
            file.write_text("".join(json.dumps(row, default=str) + "\n" for row in rows), encoding="utf-8")
            brought = run_import(actor=actor, path=file, subject=subject, name=name, home=home)
        if held_back := brought.quarantine.first():
            undo_import(actor=actor, row=brought, home=home)
            raise PeopleError(" ".join(fault["reason"] for fault in held_back.faults))
    except IntakeError as error:
        raise PeopleError(str(error)) from error
    return brought


def look_up(home: Home, subject: str, where: str, values: Sequence[object]) -> list[dict[str, Any]]:
    """The rows of a subject as the lake has them, all declared columns; `where` is SQL with ? in it."""
    lake = open_lake(home)
    columns = ", ".join(f'"{column.name}"' for column in lake.catalogue[subject].columns)
    with duckdb.connect() as con:
        source = lake.source(con, subject)
        found = con.execute(f"SELECT {columns} FROM {source} WHERE {where}", list(values))  # noqa: S608
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
