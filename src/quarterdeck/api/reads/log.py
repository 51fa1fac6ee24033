"""The log of who did what."""

from collections.abc import Mapping
from typing import Any

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.audit.models import Entry


def entries(*, filters: Mapping[str, str], cursor: str = "", limit: int = 100) -> Page:
    """The newest first: for channel operations. `filters`: actor, action, object, since, until (days)."""
    rows = Entry.objects.all()
    for name, value in filters.items():
        match name:
            case "since":
                rows = rows.filter(at__date__gte=value)
            case "until":
                rows = rows.filter(at__date__lte=value)
            case _:
                rows = rows.filter(**{name: value})
    return page_of(rows, _told, cursor=cursor, limit=limit, newest_first=True)


def _told(row: Entry) -> dict[str, Any]:
    return {
        "id": row.pk,
        "at": row.at.isoformat(),
        "actor": row.actor or None,
        "action": row.action,
        "object": row.object or None,
        "before": row.before,
        "after": row.after,
    }
