"""Reading imports and what they held back. All of it is the vendor's own; partners see none of it."""

from django.db.models import QuerySet

from quarterdeck.home import Home
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.running import mark_interrupted


def imports(home: Home) -> QuerySet[Import]:
    """All imports, the newest first; those whose process died are said to be interrupted."""
    mark_interrupted(home)
    return Import.objects.select_related("actor")


def open_rows(imported: Import) -> QuerySet[QuarantinedRow]:
    """The rows an import still holds back, by line."""
    return imported.quarantine.filter(status=QuarantinedRow.Status.OPEN).order_by("line")
