"""Correcting one row by hand: it goes the way of every file, and is undone like one."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.directory.models import Person
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError, PublishError
from quarterdeck.intake.labels import within
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.quarantine import recheck
from quarterdeck.intake.request import check_may_import
from quarterdeck.intake.services import clear_errors, publish_import, run_import
from quarterdeck.intake.workbench import open_lake, workbench
from quarterdeck.lake import sql
from quarterdeck.subjects import Column, ColumnType, Subject

Texts = Mapping[str, str]
"""A row by column, as it is written in a file; what is empty is an empty text."""


class FaultsError(IntakeError):
    """The row cannot be taken; `by_column` says why, under '' what is wrong with all of it."""

    def __init__(self, by_column: Texts) -> None:
        super().__init__(" ".join(by_column.values()))
        self.by_column = by_column


def row_as_it_is(home: Home, subject: Subject, key: Texts) -> Texts | None:
    """The row of the lake with this key; None without one."""
    columns = subject.columns
    test = " AND ".join(f"CAST({sql.name(name)} AS VARCHAR) = ?" for name in subject.key)
    with clear_errors(), duckdb.connect() as con:
        source = open_lake(home).source(con, subject.name)
        query = f"SELECT {sql.names(one.name for one in columns)} FROM {source} WHERE {test} LIMIT 1"
        found = con.execute(query, [key[name] for name in subject.key]).fetchone()
    if found is None:
        return None
    return {one.name: _text(value, one) for one, value in zip(columns, found, strict=True)}


def correct(*, actor: Person, home: Home, subject: Subject, row: Texts, reason: str) -> Import:
    """Import the row in place of the one that has its key, and bring the figures up to date.

    Raises FaultsError, with nothing kept, for a row that the checks refuse, and IntakeError. Where only
    the figures could not follow, the import says so.
    """
    check_may_import(actor)
    if not reason.strip():
        raise IntakeError(_("Say why you change it: others will wonder."))
    if faults := _faults(home, subject, row):
        raise FaultsError(faults)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "row.jsonl"
        path.write_text(json.dumps({name: text or None for name, text in row.items()}), encoding="utf-8")
        brought = run_import(
            actor=actor,
            path=path,
            mapping={"subject": subject.name, "columns": {name: name for name in row}},
            name=_name(subject, row),
            note=_("Reason: %(reason)s") % {"reason": reason.strip()},
            publish=False,
            home=home,
        )
    with suppress(PublishError):
        publish_import(home, brought)
    return brought


def digest(row: Texts) -> str:
    """Tells whether a row says the same as before."""
    return sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _faults(home: Home, subject: Subject, row: Texts) -> Texts:
    """What the checks of every import say against the row."""
    held = QuarantinedRow(line=1, faults=[], row={name: text or None for name, text in row.items()})
    with clear_errors(), workbench(home, Limits.local(), f"correction-{uuid4().hex}") as bench:
        _checked, wrong = recheck(bench, subject.name, [held])
    found: dict[str, str] = {}
    for fault in wrong.get(1, ()):
        place = fault["column"] if fault["column"] in subject else ""
        found[place] = f"{found.get(place, '')} {fault['reason']}".strip()
    return found


def _name(subject: Subject, row: Texts) -> str:
    key = "/".join(row[name] for name in subject.key)
    return _("Correction of %(subject)s %(key)s") % {"subject": within(subject), "key": key}


def _text(value: Any, column: Column) -> str:  # noqa: ANN401 (a cell)
    """As a file would have it: numbers without the zeros they are kept with, amounts with two at least."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            plain = value.normalize()
            places = (
                f".{max(2, -int(plain.as_tuple().exponent))}f" if column.type == ColumnType.AMOUNT else "f"
            )
            return format(plain, places)
        case date():
            return value.isoformat()
    return str(value)
