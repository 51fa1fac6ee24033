"""Imports: none broken off, nothing forgotten in quarantine."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from quarterdeck.home import Home
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.running import mark_interrupted
from quarterdeck.keeping.checks.finding import Finding, ok, warning


def interrupted(home: Home) -> Iterator[Finding]:
    """Imports whose process died, and whose file did not come in since."""
    mark_interrupted(home)
    since = Import.objects.filter(
        subject=OuterRef("subject"),
        file_name=OuterRef("file_name"),
        pk__gt=OuterRef("pk"),
        status=Import.Status.DONE,
    )
    broken = list(Import.objects.filter(~Exists(since), status=Import.Status.INTERRUPTED))
    if broken:
        names = ", ".join(f"{row.key} ({row.file_name})" for row in broken[:5])
        yield warning(
            "imports", f"{len(broken)} broke off: {names}.", "Import these files again, or undo them."
        )
    else:
        yield ok("imports", "None broke off.")


def quarantine(_: Home) -> Iterator[Finding]:
    waiting = QuarantinedRow.objects.filter(status=QuarantinedRow.Status.OPEN).count()
    if waiting:
        yield warning(
            "quarantine",
            f"{waiting} rows were held back and are in no figure.",
            "See them by `quarterdeck quarantine list`; mend and release, or drop them.",
        )
    else:
        yield ok("quarantine", "No row is held back.")
