"""Rows that were held back: mending, releasing and dropping them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.home import Home
from quarterdeck.intake.checks import Checked, check
from quarterdeck.intake.checks.check import ACCEPTED, main_reasons
from quarterdeck.intake.errors import RejectedError, StateError
from quarterdeck.intake.held import context_of
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.outcome import faults_by_line, finish
from quarterdeck.intake.readers.staged import load
from quarterdeck.intake.request import check_columns, check_may_import
from quarterdeck.intake.running import announced, mark_interrupted, running
from quarterdeck.intake.sentence import counted
from quarterdeck.intake.services import bench_of, clear_errors, failing, noting, publish_import
from quarterdeck.intake.steps import MAPPED, RAW
from quarterdeck.intake.workbench import Progress, Workbench, catalogue, quiet, workbench
from quarterdeck.lake import sql

Status = QuarantinedRow.Status


def mend(
    *,
    actor: Person | None,
    imported: Import,
    values: Mapping[str, str],
    lines: Sequence[int] = (),
    where: Mapping[str, str] | None = None,
    home: Home | None = None,
) -> int:
    """Give open rows new values: those on `lines` (all when none is named) that say what `where` says.

    Answers how many rows it changed; nothing is imported before they are released. Raises
    MappingError for an unknown column, StateError when no row is meant.
    """
    check_may_import(actor)
    subject = catalogue(home or settings.HOME)[imported.subject]
    check_columns(subject, (*values, *(where or {})))
    with transaction.atomic():
        rows = [row for row in _open(imported, lines) if _says(row, where or {})]
        if not rows:
            raise StateError(_("Import %(import)s holds no such row back.") % {"import": imported.key})
        before = [{"line": row.line, **{name: row.row[name] for name in values}} for row in rows[:100]]
        for row in rows:
            _give(row, values)
        QuarantinedRow.objects.bulk_update(rows, ["row", "faults", "mended"], batch_size=500)
        after = {"rows": len(rows), "values": dict(values), "where": dict(where or {})}
        _log(actor, imported, "mended", {"rows": before}, after)
    return len(rows)


def mend_cells(
    *, actor: Person, imported: Import, cells: Mapping[int, Mapping[str, str]], home: Home | None = None
) -> list[int]:
    """Give single cells new values: by line, then by column. Answers the lines that say something else now.

    Raises MappingError for an unknown column; lines that are not open any more are passed over.
    """
    check_may_import(actor)
    subject = catalogue(home or settings.HOME)[imported.subject]
    check_columns(subject, (name for values in cells.values() for name in values))
    with transaction.atomic():
        before, after, changed = [], [], []
        for row in _open(imported, list(cells)) if cells else ():
            new = {name: text for name, text in cells[row.line].items() if text != (row.row.get(name) or "")}
            if new:
                before.append({"line": row.line, **{name: row.row.get(name) for name in new}})
                after.append({"line": row.line, **new})
                _give(row, new)
                changed.append(row)
        if changed:
            QuarantinedRow.objects.bulk_update(changed, ["row", "faults", "mended"], batch_size=500)
            _log(actor, imported, "mended", {"rows": before[:100]}, {"rows": after[:100]})
    return [row.line for row in changed]


def examine(*, imported: Import, lines: Sequence[int] | None = None, home: Home | None = None) -> int:
    """Check open rows (all, or those on `lines`) again and note what is wrong now; how many still are wrong.

    Nothing is imported: a row that is right waits, without faults, to be released.
    """
    if lines is not None and not lines:
        return 0
    rows = _open(imported, lines or ())
    home = home or settings.HOME
    with clear_errors(), workbench(home, Limits.local(), f"examine-{uuid4().hex}") as bench:
        still = recheck(bench, imported.subject, rows)[1]
    with transaction.atomic():
        for row in rows:
            if not _torn(row):
                row.faults = still.get(row.line, [])
        QuarantinedRow.objects.bulk_update(rows, ["faults"], batch_size=500)
    return len(still)


def release(
    *,
    actor: Person | None,
    imported: Import,
    lines: Sequence[int] = (),
    publish: bool = True,
    progress: Progress = quiet,
    home: Home | None = None,
) -> Import:
    """Send open rows (all, or those on `lines`) through the same checks into the lake.

    It is an import of its own, which can be undone; its counts are of the rows that passed. The others
    stay, with what is wrong with them now. Raises RejectedError when none passes.
    """
    check_may_import(actor)
    home = home or settings.HOME
    mark_interrupted(home)
    rows = _open(imported, lines)
    if not rows:
        raise StateError(_("Import %(import)s holds no such row back.") % {"import": imported.key})
    if imported.mode == Import.Mode.DELETE:
        raise StateError(_("Rows to be deleted cannot be released. Correct the file and delete again."))
    row = Import(
        actor=actor,
        file_name=imported.file_name,
        subject=imported.subject,
        mode=Import.Mode.RELEASE,
        released_from=imported,
    )
    progress = noting(row, progress)
    with announced(row), clear_errors(), running(home, row):
        with failing(row), bench_of(home, Limits.local(), row) as bench:
            _carry_out(bench, row, rows, progress)
        if publish:
            publish_import(home, row, progress)
    return row


def drop(*, actor: Person | None, imported: Import, lines: Sequence[int] = ()) -> int:
    """Give up open rows: all, or those on `lines`. They stay on record. Answers how many."""
    check_may_import(actor)
    with transaction.atomic():
        rows = _open(imported, lines)
        if not rows:
            raise StateError(_("Import %(import)s holds no such row back.") % {"import": imported.key})
        QuarantinedRow.objects.filter(
            imported=imported, status=Status.OPEN, line__in=[r.line for r in rows]
        ).update(status=Status.DROPPED)
        before = {"rows": [{"line": row.line, "row": row.row} for row in rows[:100]]}
        _log(actor, imported, "dropped", before, {"rows": len(rows)})
    return len(rows)


def _open(imported: Import, lines: Sequence[int]) -> list[QuarantinedRow]:
    rows = imported.quarantine.filter(status=Status.OPEN).order_by("line")
    wanted = set(lines)
    return [row for row in rows if not wanted or row.line in wanted]


def _give(row: QuarantinedRow, values: Mapping[str, str]) -> None:
    row.row = {**row.row, **{name: value or None for name, value in values.items()}}
    row.faults = [fault for fault in row.faults if fault["column"] and fault["column"] not in values]
    row.mended = True


def _says(row: QuarantinedRow, where: Mapping[str, str]) -> bool:
    return all((row.row[column] or "") == value for column, value in where.items())


def _carry_out(bench: Workbench, row: Import, rows: Sequence[QuarantinedRow], progress: Progress) -> None:
    progress("checking")
    checked, still = recheck(bench, row.subject, rows)
    _say_what_is_wrong_now(rows, still)
    if checked.accepted == 0:
        raise RejectedError(
            _("None of the %(rows)s rows can be released. %(reasons)s")
            % {"rows": counted(checked.read), "reasons": main_reasons(bench.con, checked.read)}
        )
    progress("writing")
    row.version_before = bench.lake.version(row.subject)
    change = bench.lake.upsert(bench.con, row.subject, ACCEPTED, import_id=row.key)
    passed = [one.pk for one in rows if one.line not in still]
    with transaction.atomic():
        finish(bench, row, Checked(checked.read - checked.quarantined, checked.twins, 0), change, None)
        for start in range(0, len(passed), 500):
            QuarantinedRow.objects.filter(pk__in=passed[start : start + 500]).update(
                status=Status.RELEASED, released_by=row
            )


def recheck(
    bench: Workbench, name: str, rows: Sequence[QuarantinedRow]
) -> tuple[Checked, dict[int, list[dict[str, Any]]]]:
    """The same checks as on the way in; what is still wrong by line."""
    subject = bench.lake.catalogue[name]
    _stage(bench, rows, [column.name for column in subject.columns])
    checked = check(context_of(bench, subject), MAPPED)
    return checked, faults_by_line(bench.con)


def _stage(bench: Workbench, rows: Sequence[QuarantinedRow], columns: Sequence[str]) -> None:
    """The rows as the mapping left them, and what was wrong with the file itself until it is mended."""
    records = ((row.line, _torn(row), [row.row.get(column) for column in columns]) for row in rows)
    load(bench.con, RAW, len(columns), records, bench.limits)
    named = ", ".join(f"c{number} AS {sql.name(column)}" for number, column in enumerate(columns))
    bench.con.execute(
        f"""CREATE VIEW {MAPPED} AS SELECT _line, _torn, {named},
        CAST([] AS STRUCT("column" VARCHAR, "value" VARCHAR, reason VARCHAR)[]) AS _faults FROM {RAW}"""
    )


def _torn(row: QuarantinedRow) -> str | None:
    return next((fault["reason"] for fault in row.faults if fault.get("until_mended")), None)


def _say_what_is_wrong_now(rows: Sequence[QuarantinedRow], still: Mapping[int, list[dict[str, Any]]]) -> None:
    wrong = [row for row in rows if row.line in still]
    for row in wrong:
        if not _torn(row):
            row.faults = still[row.line]
    QuarantinedRow.objects.bulk_update(wrong, ["faults"], batch_size=500)


def _log(
    actor: Person | None, imported: Import, verb: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    record(
        actor=actor, action=f"quarantine.{verb}", object=f"import:{imported.key}", before=before, after=after
    )
