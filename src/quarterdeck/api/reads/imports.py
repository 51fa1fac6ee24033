"""Imports, what came in to become one, and rows that were held back: for channel operations."""

from collections.abc import Mapping
from typing import Any

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.directory.scope import Scope
from quarterdeck.home import Home
from quarterdeck.intake.heartbeat import is_beating
from quarterdeck.intake.models import Import, QuarantinedRow, Upload
from quarterdeck.intake.outcome import describe
from quarterdeck.intake.selectors import imports_seen, open_rows


def imports(
    scope: Scope, home: Home, *, filters: Mapping[str, str], cursor: str = "", limit: int = 100
) -> Page:
    """The newest first. `filters`: subject, status."""
    rows = imports_seen(scope, home).filter(**filters)
    return page_of(rows, import_card, cursor=cursor, limit=limit, newest_first=True)


def import_card(row: Import) -> dict[str, Any]:
    """What an import did, or is doing at the moment."""
    return {
        **describe(row),
        "step": row.step or None,
        "trouble": row.trouble or None,
        "by": row.actor.email if row.actor else None,
        "started": row.started.isoformat(),
        "finished": row.finished.isoformat() if row.finished else None,
    }


def push_card(home: Home, upload: Upload) -> dict[str, Any]:
    """How far rows have come that were sent: waiting, started or refused, and the import they became."""
    row = upload.imports.select_related("actor").order_by("-pk").first()
    return {
        "push": upload.pk,
        "name": upload.name,
        "size": upload.size,
        "sha256": upload.sha256,
        "subject": upload.subject,
        "mode": upload.mode,
        "state": upload.state,
        "error": upload.error or (row.error if row else "") or None,
        "worker": is_beating(home),
        "import": import_card(row) if row else None,
    }


def held(imported: Import, *, cursor: str = "", limit: int = 100) -> Page:
    """The rows that an import still holds back, with everything that is wrong with each."""
    return page_of(open_rows(imported).order_by(), _held, cursor=cursor, limit=limit)


def _held(row: QuarantinedRow) -> dict[str, Any]:
    faults = [{name: fault.get(name) for name in ("column", "value", "reason")} for fault in row.faults]
    return {"line": row.line, "faults": faults, "row": row.row, "raw": row.raw, "mended": row.mended}
