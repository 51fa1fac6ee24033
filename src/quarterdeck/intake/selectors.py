"""Reading imports and what they held back. All of it is the vendor's own; partners see none of it."""

from django.db.models import QuerySet

from quarterdeck.directory.scope import Scope
from quarterdeck.home import Home
from quarterdeck.intake.models import Import, QuarantinedRow, Upload
from quarterdeck.intake.running import mark_interrupted

MOST = 2**63 - 1  # what the database can be asked for


def imports(home: Home) -> QuerySet[Import]:
    """All imports, the newest first; those whose process died are said to be interrupted."""
    mark_interrupted(home)
    return Import.objects.select_related("actor")


def imports_seen(scope: Scope, home: Home) -> QuerySet[Import]:
    """One's own imports; everybody's for channel operations."""
    found = imports(home)
    return found if scope.everything else found.filter(actor__email=scope.person)


def get_import(scope: Scope, pk: int, home: Home) -> Import:
    """The one door to an import. Raises Import.DoesNotExist for an absent and for a foreign one."""
    return imports_seen(scope, home).select_related("upload", "released_from").get(pk=min(pk, MOST))


def uploads_seen(scope: Scope) -> QuerySet[Upload]:
    """One's own uploads; everybody's for channel operations."""
    found = Upload.objects.select_related("actor")
    return found if scope.everything else found.filter(actor__email=scope.person)


def get_upload(scope: Scope, pk: int) -> Upload:
    """The one door to an upload. Raises Upload.DoesNotExist for an absent and for a foreign one."""
    return uploads_seen(scope).get(pk=min(pk, MOST))


def open_rows(imported: Import | None = None) -> QuerySet[QuarantinedRow]:
    """The rows that an import (or any) still holds back, by import and line."""
    rows = QuarantinedRow.objects.filter(status=QuarantinedRow.Status.OPEN).select_related("imported")
    return rows.order_by("imported", "line") if imported is None else rows.filter(imported=imported)
