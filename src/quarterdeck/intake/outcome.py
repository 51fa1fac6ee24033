"""Writing down what became of an import: its counts, its held-back rows, one entry in the log."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import duckdb
from django.db import transaction
from django.utils import timezone

from quarterdeck.audit.services import record
from quarterdeck.directory.services import apply
from quarterdeck.intake.checks import Checked
from quarterdeck.intake.checks.context import FAULTS
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.readers import Staged
from quarterdeck.intake.workbench import Workbench
from quarterdeck.lake import Change, sql
from quarterdeck.subjects import Subject

BATCH = 1_000
COUNTS = ("read", "new", "changed", "unchanged", "removed", "quarantined", "skipped")


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Where the held-back rows of an import are to be found in its workbench."""

    mapped: str
    staged: Staged


def finish(bench: Workbench, row: Import, checked: Checked, change: Change, held: HeldBack | None) -> None:
    """One transaction: the directory follows, counts and held-back rows are kept, the log says so."""
    subject = bench.lake.catalogue[row.subject]
    row.read, row.quarantined, row.removed = checked.read, checked.quarantined, change.removed
    row.new, row.changed, row.unchanged = change.new, change.changed, change.unchanged + checked.twins
    row.version_before, row.version = change.version_before, change.version
    row.status, row.step, row.finished = Import.Status.DONE, "", timezone.now()
    with transaction.atomic():
        if subject.applies_to_directory:
            row.notes = [*row.notes, *apply(bench.con, bench.lake, subject.name).waiting[:100]]
        row.save()
        _supersede(row)
        if held and checked.quarantined:
            _keep(bench, row, subject, held)
        record(actor=row.actor, action="import.finished", object=f"import:{row.key}", after=describe(row))


def _supersede(row: Import) -> None:
    """Of a file that came before, only the newest import's held-back rows stay open, and mended ones."""
    same = Import.objects.filter(sha256=row.sha256, subject=row.subject, mode=row.mode).exclude(pk=row.pk)
    if row.sha256:
        QuarantinedRow.objects.filter(imported__in=same, status="open", mended=False).update(
            status=QuarantinedRow.Status.SUPERSEDED
        )


def describe(row: Import) -> dict[str, Any]:
    """An import in a few words, for the log and for programs."""
    return {
        "import": row.pk,
        "file": row.file_name,
        "sha256": row.sha256,
        "subject": row.subject,
        "mapping": row.mapping_name,
        "mode": str(row.mode),
        "window": row.window,
        "status": str(row.status),
        **{name: getattr(row, name) for name in COUNTS},
        "version": row.version,
        "data_version": row.data_version,
        "notes": row.notes,
        "error": row.error,
    }


def _keep(bench: Workbench, row: Import, subject: Subject, held: HeldBack) -> None:
    rows = _held_back(bench, row, subject, held)
    while batch := list(islice(rows, BATCH)):
        QuarantinedRow.objects.bulk_create(batch)


def _held_back(bench: Workbench, row: Import, subject: Subject, held: HeldBack) -> Iterator[QuarantinedRow]:
    names = [column.name for column in subject.columns]
    headers, faults = held.staged.headers, faults_by_line(bench.con)
    texts = ", ".join(f"m.{sql.name(name)}" for name in names)
    cells = ", ".join(f"r.c{number}" for number in range(len(headers)))
    cursor = bench.con.execute(
        f"""SELECT f._line, {texts}, {cells} FROM (SELECT DISTINCT _line FROM {FAULTS}) f
        JOIN {sql.name(held.mapped)} m USING (_line) JOIN {sql.name(held.staged.relation)} r USING (_line)
        ORDER BY f._line"""
    )
    while found := cursor.fetchmany(BATCH):
        for line, *values in found:
            yield QuarantinedRow(
                imported=row,
                line=line,
                faults=faults[line],
                row=_named(names, values[: len(names)]),
                raw=_named(headers, values[len(names) :]),
            )


def faults_by_line(con: duckdb.DuckDBPyConnection) -> dict[int, list[dict[str, Any]]]:
    """Everything that is wrong, by line: column, value and reason of each, in the order it was found."""
    query = f'SELECT _line, "column", "value", reason, until_mended FROM {FAULTS} ORDER BY _line, rowid'
    found: dict[int, list[dict[str, Any]]] = {}
    for line, *fault, until_mended in con.execute(query).fetchall():
        named = _named(("column", "value", "reason"), fault)
        found.setdefault(line, []).append({**named, **({"until_mended": True} if until_mended else {})})
    return found


def _named(names: Sequence[str], values: Sequence[str | None]) -> Mapping[str, str | None]:
    """Values by name; NUL, which no database keeps in JSON, becomes its picture."""
    return {
        name: value.replace("\x00", "\u2400") if value else value
        for name, value in zip(names, values, strict=True)
    }
