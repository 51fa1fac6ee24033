"""Reading imports and what they held back. All of it is the vendor's own; partners see none of it."""

from django.db.models import QuerySet

from quarterdeck.home import Home
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.running import mark_interrupted


def imports(home: Home) -> QuerySet[Import]:
    """All imports, the newest first; those whose process died are said to be interrupted."""
    mark_interrupted(home)
    return Import.objects.select_related("actor")


def open_rows(imported: Import | None = None) -> QuerySet[QuarantinedRow]:
    """The rows that an import (or any) still holds back, by import and line."""
    rows = QuarantinedRow.objects.filter(status=QuarantinedRow.Status.OPEN).select_related("imported")
    return rows.order_by("imported", "line") if imported is None else rows.filter(imported=imported)
