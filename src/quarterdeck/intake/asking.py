"""Asking for something to be done with an import in the background."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.intake.errors import StateError
from quarterdeck.intake.models import Import
from quarterdeck.intake.request import check_may_import
from quarterdeck.intake.running import ASKED, nothing_to_undo
from quarterdeck.intake.tasks import release, undo

UNDOABLE = (Import.Status.DONE, Import.Status.INTERRUPTED)


def ask_undo(*, actor: Person, row: Import) -> None:
    """Raises StateError for an import that did nothing, or that somebody is at work on."""
    check_may_import(actor)
    if row.status not in UNDOABLE:
        raise nothing_to_undo(row)
    with transaction.atomic():
        _ask(row, "undo asked")
        undo.enqueue(row.pk, actor.pk)
        record(actor=actor, action="import.undo_asked", object=f"import:{row.key}")


def ask_release(*, actor: Person, row: Import, lines: Sequence[int] = ()) -> None:
    """Raises StateError when somebody is at work on the import."""
    check_may_import(actor)
    with transaction.atomic():
        _ask(row, "release asked")
        release.enqueue(row.pk, actor.pk, list(lines))
        about = {"lines": list(lines[:100])}
        record(actor=actor, action="quarantine.release_asked", object=f"import:{row.key}", after=about)


def _ask(row: Import, step: str) -> None:
    free = Import.objects.filter(pk=row.pk, step__in=["", *ASKED])
    if not free.update(step=step, trouble=""):
        raise StateError(
            _("Somebody is at work on import %(import)s. Try again in a moment.") % {"import": row.key}
        )
    row.refresh_from_db()
