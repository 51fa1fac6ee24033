"""Imports as the desk wants them, each with the source it came from."""

import calendar
import re

from quarterdeck.intake.models import Import
from quarterdeck.quality.desk import Arrival

_MONTHS = "|".join(name.lower() for name in [*calendar.month_name[1:], *calendar.month_abbr[1:]])
_VARYING = re.compile(rf"\d+|(?<![a-z])(?:{_MONTHS})(?![a-z])", re.IGNORECASE)


def arrivals() -> list[Arrival]:
    """All imports that still count, the oldest first. What was released belongs to the file it is from."""
    rows = (
        Import.objects.filter(status=Import.Status.DONE)
        .exclude(mode=Import.Mode.DELETE)
        .select_related("released_from")
        .order_by("pk")
    )
    return [Arrival(row.key, row.subject, source_of(row), row.started.date()) for row in rows]


def source_of(row: Import) -> str:
    """The mapping's name; without one the file's, whatever varies from month to month as '#'."""
    row = row.released_from or row
    return row.mapping_name or _VARYING.sub("#", row.file_name)
