"""Which imports are really running: each holds a lock that the kernel takes from a dead process."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from filelock import FileLock, Timeout

from quarterdeck.home import Home
from quarterdeck.intake.errors import StateError
from quarterdeck.intake.models import Import
from quarterdeck.intake.signals import import_finished

ASKED = ("undo asked", "release asked")  # steps at which nobody works yet
HALF = gettext_lazy(
    "The process ended in the middle of this. Ask for it again: what is done already counts once."
)
MESSAGE = gettext_lazy(
    "The process ended before the import did. Import the file again: what is there already counts once."
)
NOT_UNDONE = {
    Import.Status.RUNNING: gettext_lazy("running"),
    Import.Status.FAILED: gettext_lazy("failed"),
    Import.Status.UNDONE: gettext_lazy("undone"),
}


@contextmanager
def running(home: Home, row: Import) -> Iterator[None]:
    """Save the new `row`, and hold the lock that says that this process works on it.

    Nobody sees the row before the lock is held, so nobody takes it for dead.
    """
    home.locks.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        with transaction.atomic():
            row.save()
            held.enter_context(FileLock(_lock(home, row)))
        yield
    _lock(home, row).unlink(missing_ok=True)


@contextmanager
def at_work(home: Home, row: Import, step: str) -> Iterator[None]:
    """Do something more to an import that is there: say what, and afterwards why it could not be done.

    Raises StateError when somebody else is at it.
    """
    home.locks.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(_lock(home, row), timeout=0):
            _say(row, step)
            yield
            _say(row)
    except Timeout:
        raise StateError(
            _("Somebody is at work on import %(import)s. Try again in a moment.") % {"import": row.key}
        ) from None
    except Exception as error:
        with suppress(DatabaseError):  # on a full disk even this cannot be kept; the caller is told
            _say(row, trouble=str(error))
        raise
    _lock(home, row).unlink(missing_ok=True)


def _say(row: Import, step: str = "", *, trouble: str = "") -> None:
    row.step, row.trouble = step, trouble
    row.save(update_fields=["step", "trouble"])


@contextmanager
def announced(row: Import) -> Iterator[None]:
    """Tell those who listen, afterwards, how the import ended."""
    try:
        yield
    finally:
        if row.pk and row.status != Import.Status.RUNNING:
            import_finished.send_robust(sender=Import, row=row)


def nothing_to_undo(row: Import) -> StateError:
    """The error for an import that did nothing, or whose work is undone."""
    said = {"import": row.key, "status": NOT_UNDONE[Import.Status(row.status)]}
    return StateError(_("Import %(import)s is %(status)s; there is nothing to undo.") % said)


def mark_interrupted(home: Home) -> int:
    """Say of imports whose process died that they were interrupted; answers how many."""
    dead = [row for row in Import.objects.filter(status=Import.Status.RUNNING) if not _is_alive(home, row)]
    for row in dead:
        row.status, row.error, row.finished = Import.Status.INTERRUPTED, str(MESSAGE), timezone.now()
        row.step = ""
        row.save(update_fields=["status", "error", "finished", "step"])
    for row in Import.objects.exclude(status=Import.Status.RUNNING).exclude(step="").exclude(step__in=ASKED):
        if not _is_alive(home, row):
            _say(row, trouble=str(HALF))
    _clear_finished(home)
    return len(dead)


def _clear_finished(home: Home) -> None:
    """Remove the scratch folders of imports that are over, killed before they could do so or not."""
    folders = {path.name.removeprefix("import-"): path for path in home.staging.glob("import-*")}
    over = Import.objects.filter(pk__in=folders).exclude(status=Import.Status.RUNNING)
    for key in over.values_list("pk", flat=True):
        shutil.rmtree(folders[str(key)], ignore_errors=True)


def _is_alive(home: Home, row: Import) -> bool:
    home.locks.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(_lock(home, row), timeout=0):
            now = Import.objects.filter(pk=row.pk).values_list("status", "step").first()
            alive = now != (row.status, row.step)  # it came to its end just now
    except Timeout:
        return True
    _lock(home, row).unlink(missing_ok=True)
    return alive


def _lock(home: Home, row: Import) -> Path:
    return home.locks / f"import-{row.key}.lock"
