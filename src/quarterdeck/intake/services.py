"""The one way in: every import, whoever asks for it, and the way back."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.services import apply
from quarterdeck.home import Home
from quarterdeck.intake.checks.check import ACCEPTED
from quarterdeck.intake.checks.context import Window
from quarterdeck.intake.errors import FULL_DISK, DiskFullError, IntakeError
from quarterdeck.intake.held import context_of
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.mapping.saved import document
from quarterdeck.intake.models import Import, QuarantinedRow, Upload
from quarterdeck.intake.outcome import HeldBack, describe, finish
from quarterdeck.intake.publishing import publish_cube, the_vendor
from quarterdeck.intake.request import Mode, Request, check_may_import, digest, window_of
from quarterdeck.intake.running import announced, at_work, mark_interrupted, nothing_to_undo, running
from quarterdeck.intake.steps import MAPPED, Mapped, check_rows, map_columns, stage
from quarterdeck.intake.workbench import Progress, Workbench, quiet, workbench
from quarterdeck.lake import Change, LakeError
from quarterdeck.subjects import SubjectError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run_import(
    *,
    actor: Person | None,
    path: Path,
    subject: str | None = None,
    mapping: Mapping[str, Any] | None = None,
    mapping_name: str = "",
    mode: Mode = "upsert",
    period: str | None = None,
    where: Mapping[str, str] | None = None,
    name: str = "",
    note: str = "",
    lookups: tuple[Path, ...] = (),
    limits: Limits | None = None,
    publish: bool = True,
    progress: Progress = quiet,
    upload: Upload | None = None,
    home: Home | None = None,
) -> Import:
    """Bring the rows of a file into the lake, let the directory follow, and publish the cube.

    Without `mapping` (a TOML document as a dict) the headers decide; `note` stands on the import. The
    same file again changes nothing. Raises IntakeError, with nothing changed and the import kept as
    failed; a PublishError says that the rows are in but not yet in the figures.
    """
    check_may_import(actor)
    limits, home = limits or Limits.local(), home or settings.HOME
    request = Request(path, subject, mapping, mapping_name, mode, period, where or {}, name, lookups, limits)
    mark_interrupted(home)
    row = _new(actor, request, upload)
    row.notes = [note] if note else []
    progress = noting(row, progress)
    with announced(row), clear_errors(), running(home, row):
        with failing(row), bench_of(home, limits, row) as bench:
            _carry_out(bench, row, request, progress)
        if publish:
            publish_import(home, row, progress)
    return row


def publish_import(home: Home, row: Import, progress: Progress = quiet) -> None:
    """Publish the cube, and note on the import from which data version on it shows, or why it does not."""
    progress("publishing")
    try:
        with clear_errors():
            row.data_version, row.trouble = publish_cube(home), ""
    except IntakeError as error:
        row.trouble = str(error)
        raise
    finally:
        row.step = ""
        row.save(update_fields=["data_version", "step", "trouble"])


def noting(row: Import, progress: Progress) -> Progress:
    """Progress that is also kept on the import, for who looks at its page."""

    def note(step: str) -> None:
        row.step = step
        row.save(update_fields=["step"])
        progress(step)

    return note


def undo_import(
    *, actor: Person | None, row: Import, publish: bool = True, home: Home | None = None
) -> Change:
    """Put back every row the import left behind; what it held back and is still open is dropped.

    Rows it released from another import's quarantine open again there. Raises StateError for an
    import that did nothing.
    """
    check_may_import(actor)
    home = home or settings.HOME
    mark_interrupted(home)
    row.refresh_from_db()
    if row.status not in (Import.Status.DONE, Import.Status.INTERRUPTED):
        raise nothing_to_undo(row)
    with announced(row), clear_errors(), at_work(home, row, "undoing"):
        with workbench(home, Limits.local(), f"undo-{row.key}") as bench:
            change = bench.lake.undo(bench.con, row.subject, import_id=row.key)
            _note_undone(bench, actor, row, change)
        if publish:
            publish_import(home, row)
    return change


def bench_of(home: Home, limits: Limits, row: Import) -> AbstractContextManager[Workbench]:
    return workbench(home, limits, f"import-{row.key}")


def _new(actor: Person | None, request: Request, upload: Upload | None) -> Import:
    return Import(
        actor=actor,
        upload=upload,
        file_name=request.file_name,
        subject=request.subject or (request.mapping or {}).get("subject", ""),
        mapping_name=request.mapping_name,
        mode=request.mode,
    )


def _carry_out(bench: Workbench, row: Import, request: Request, progress: Progress) -> None:
    progress("reading")
    the_vendor()
    staged, mapping = stage(bench, request)
    mapped = map_columns(bench, request, staged, mapping)
    window = window_of(request, mapped.subject)
    _note(bench, row, request, mapped, window)
    progress("checking")
    context = context_of(bench, mapped.subject, window, keys_only=request.mode == "delete")
    checked = check_rows(context, MAPPED, bench.limits.quarantined)
    progress("writing")
    change = _write(bench, row, window)
    finish(bench, row, checked, change, HeldBack(MAPPED, staged))


def _note(bench: Workbench, row: Import, request: Request, mapped: Mapped, window: Window | None) -> None:
    """Keep what is known before anything is changed."""
    row.subject, row.format, row.skipped = mapped.subject.name, mapped.staged.format, mapped.skipped
    row.sha256, row.mapping = digest(request.path), document(mapped.mapping)
    row.window = _plain(window) if window else None
    row.version_before = bench.lake.version(row.subject)
    if mapped.unused:
        row.notes = [*row.notes, _("Not used: %(names)s.") % {"names": ", ".join(mapped.unused)}]
    row.save()


def _plain(window: Window) -> dict[str, Any]:
    return {**asdict(window), "first": window.first.isoformat(), "last": window.last.isoformat()}


def _write(bench: Workbench, row: Import, window: Window | None) -> Change:
    lake, con = bench.lake, bench.con
    if row.mode == Import.Mode.DELETE:
        return lake.delete(con, row.subject, ACCEPTED, import_id=row.key)
    if window is None:
        return lake.upsert(con, row.subject, ACCEPTED, import_id=row.key)
    return lake.replace(
        con,
        row.subject,
        ACCEPTED,
        import_id=row.key,
        first=window.first,
        last=window.last,
        where=window.where,
    )


def _note_undone(bench: Workbench, actor: Person | None, row: Import, change: Change) -> None:
    subject = bench.lake.catalogue[row.subject]
    before = describe(row)
    with transaction.atomic():
        if subject.applies_to_directory:
            apply(bench.con, bench.lake, subject.name)
        row.quarantine.filter(status=QuarantinedRow.Status.OPEN).update(status=QuarantinedRow.Status.DROPPED)
        row.released_rows.update(status=QuarantinedRow.Status.OPEN, released_by=None)
        row.status = Import.Status.UNDONE
        row.save()
        after = {
            "new": change.new,
            "changed": change.changed,
            "removed": change.removed,
            "version": change.version,
        }
        record(actor=actor, action="import.undone", object=f"import:{row.key}", before=before, after=after)


@contextmanager
def failing(row: Import) -> Iterator[None]:
    """Keep an import that fails as failed, with the reason, and give that reason to the caller.

    One whose rows are in the lake already counts as interrupted, so that it can be undone.
    """
    try:
        with clear_errors():
            yield
    except Exception as error:
        landed = row.version is not None and row.version != row.version_before
        row.status = Import.Status.INTERRUPTED if landed else Import.Status.FAILED
        row.error, row.step, row.finished = str(error), "", timezone.now()
        row.read = row.new = row.changed = row.unchanged = row.removed = row.quarantined = 0
        with suppress(DatabaseError):  # on a full disk even this cannot be kept; the caller is told
            row.save()
        raise


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what storage and database say into a sentence for the person who tried."""
    try:
        yield
    except (SubjectError, LakeError) as error:
        raise _full(error) or IntakeError(str(error)) from error
    except (OSError, duckdb.Error, DatabaseError) as error:
        if full := _full(error):
            raise full from error
        raise


def _full(error: BaseException) -> DiskFullError | None:
    text = f"{error} {error.__cause__ or ''}".lower()
    signs = (
        "no space left",
        "disk is full",
        "disk full",
        "disk i/o error",
        "file too large",
        "os error 28",
        "os error 27",
    )
    if getattr(error, "errno", None) in FULL or any(sign in text for sign in signs):
        return DiskFullError(str(FULL_DISK))
    return None
