"""What is done with imports in the background, each as the person who asked for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task

from quarterdeck.directory.day import vendors_day
from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as
from quarterdeck.intake import quarantine
from quarterdeck.intake.errors import IntakeError, PublishError
from quarterdeck.intake.models import Import, Upload
from quarterdeck.intake.running import at_work
from quarterdeck.intake.services import run_import, undo_import
from quarterdeck.intake.stored import path_of, remove
from quarterdeck.intake.trial import request_of


@task()
def import_upload(upload_id: int, actor_id: int) -> None:
    """Import a file that came by the browser; what goes wrong stands on the import, or on the upload."""
    waiting = Upload.objects.filter(pk=upload_id, state=Upload.State.WAITING)
    if not waiting.update(state=Upload.State.STARTED):
        return  # somebody else is at it, or it was done
    upload, actor = Upload.objects.get(pk=upload_id), Person.objects.get(pk=actor_id)
    with reading_as(actor), vendors_day():
        try:
            run_import(actor=actor, upload=upload, home=settings.HOME, **_wishes(upload))
        except PublishError:
            pass  # the import says so; its rows are in
        except IntakeError as error:
            Upload.objects.filter(pk=upload_id).update(state=Upload.State.REFUSED, error=str(error))
            return
        except Exception as error:
            Upload.objects.filter(pk=upload_id).update(state=Upload.State.REFUSED, error=_unforeseen(error))
            raise
    remove(path_of(settings.HOME, upload))


@task()
def undo(import_id: int, actor_id: int) -> None:
    """Undo an import; why it cannot be undone stands on it."""
    row, actor = Import.objects.get(pk=import_id), Person.objects.get(pk=actor_id)
    with reading_as(actor), vendors_day(), said_on(row):
        undo_import(actor=actor, row=row, home=settings.HOME)


@task()
def release(import_id: int, actor_id: int, lines: list[int]) -> None:
    """Release held-back rows; why none could be released stands on the import that holds them."""
    row, actor = Import.objects.get(pk=import_id), Person.objects.get(pk=actor_id)
    with reading_as(actor), vendors_day(), said_on(row), at_work(settings.HOME, row, "releasing"):
        quarantine.release(actor=actor, imported=row, lines=lines, home=settings.HOME)


@contextmanager
def said_on(row: Import) -> Iterator[None]:
    """A wish that cannot be fulfilled is no failure of the work: its sentence is kept for who asked."""
    try:
        yield
    except IntakeError as error:
        Import.objects.filter(pk=row.pk).update(step="", trouble=str(error))


def _wishes(upload: Upload) -> dict[str, Any]:
    wish = request_of(settings.HOME, upload)
    names = ("path", "subject", "mapping", "mapping_name", "mode", "period", "where", "name", "limits")
    return {name: getattr(wish, name) for name in names}


def _unforeseen(error: Exception) -> str:
    sentence = _("Something unforeseen went wrong (%(error)s). The operator finds it in the log.")
    return sentence % {"error": type(error).__name__}
