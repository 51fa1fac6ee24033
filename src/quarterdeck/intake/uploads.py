"""Files that come by the browser: taken in, settled, started, given up, forgotten."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError, StateError
from quarterdeck.intake.look import look
from quarterdeck.intake.mapping.saved import save
from quarterdeck.intake.models import Upload
from quarterdeck.intake.request import check_may_import
from quarterdeck.intake.services import clear_errors
from quarterdeck.intake.settling import RECOGNISED_BY, settle
from quarterdeck.intake.stored import keep, path_of, remove, require
from quarterdeck.intake.tasks import import_upload

State = Upload.State


def receive(*, actor: Person, name: str, chunks: Iterable[bytes], home: Home) -> Upload:
    """Keep a file, look at it, and propose what its columns are.

    Raises IntakeError, nothing being kept, for one that is too large or cannot be read.
    """
    check_may_import(actor)
    upload = Upload(actor=actor, name=_clean(name), stored=secrets.token_urlsafe(24))
    path = path_of(home, upload)
    try:
        with clear_errors():
            home.uploads.mkdir(mode=0o700, exist_ok=True)
            upload.size, upload.sha256 = keep(path, upload.name, chunks)
            upload.look = look(home, path, upload.name)
            settle(home, upload)
            with transaction.atomic():
                upload.save()
                about = {"file": upload.name, "size": upload.size, "sha256": upload.sha256}
                record(actor=actor, action="upload.received", object=f"upload:{upload.pk}", after=about)
    except BaseException:
        remove(path)
        raise
    return upload


def choose_sheet(*, home: Home, upload: Upload, sheet: str) -> None:
    """Read another worksheet of the same workbook."""
    if sheet not in upload.look["sheets"]:
        raise IntakeError(
            _("'%(file)s' has no worksheet '%(sheet)s'.") % {"file": upload.name, "sheet": sheet}
        )
    with clear_errors():
        upload.look = look(home, path_of(home, upload), upload.name, sheet)
        upload.sheet = sheet
        settle(home, upload)
        upload.save()


def start(*, actor: Person, upload: Upload, save_as: str = "", home: Home) -> None:
    """Ask for the import; somebody in the background does it.

    Raises StateError when it has been asked for, MappingError for a name that cannot be one.
    """
    check_may_import(actor)
    require(home, upload)
    with transaction.atomic(), clear_errors():
        asked = Upload.objects.filter(pk=upload.pk).exclude(state=State.STARTED)
        if not asked.update(state=State.WAITING, asked=timezone.now(), error=""):
            raise StateError(_("This file is being imported already."))
        if save_as:
            save(save_as, {**upload.mapping, RECOGNISED_BY: upload.look["headers"]}, home.mappings)
            Upload.objects.filter(pk=upload.pk).update(mapping_name=save_as)
        import_upload.enqueue(upload.pk, actor.pk)
        about = {"file": upload.name, "subject": upload.subject, "mode": upload.mode, "mapping": save_as}
        record(actor=actor, action="upload.started", object=f"upload:{upload.pk}", after=about)
    upload.refresh_from_db()


def again(*, actor: Person, upload: Upload) -> None:
    """Let the file of a failed or interrupted import be looked at and started once more."""
    check_may_import(actor)
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(state=State.DRAFT, error="")
        record(actor=actor, action="upload.reopened", object=f"upload:{upload.pk}")
    upload.refresh_from_db()


def give_up(*, actor: Person, upload: Upload, home: Home) -> None:
    """Remove a file that is not to be imported. Raises StateError for one that is on its way."""
    check_may_import(actor)
    with transaction.atomic():
        if upload.state in (State.WAITING, State.STARTED):
            raise StateError(_("This file is being imported already."))
        record(
            actor=actor, action="upload.removed", object=f"upload:{upload.pk}", before={"file": upload.name}
        )
        upload.delete()
    remove(path_of(home, upload))


def _clean(name: str) -> str:
    """The last part of the name its owner gave it, printable and of a sensible length."""
    plain = "".join(letter for letter in Path(name).name if letter.isprintable()).strip()
    return plain[-200:] or "file"
