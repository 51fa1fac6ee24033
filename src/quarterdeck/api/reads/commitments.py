"""What both companies promised each other, and what became of it."""

from collections.abc import Mapping
from typing import Any

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.selectors import visible
from quarterdeck.directory.scope import Scope

FILTERS = {"owner": "owner__email"}
"""Filters that are called otherwise than the field."""


def commitments(scope: Scope, *, filters: Mapping[str, str], cursor: str = "", limit: int = 100) -> Page:
    """Those in sight, the newest first. `filters`: partner, side, state, owner, source."""
    wanted = {FILTERS.get(name, name): value for name, value in filters.items()}
    return page_of(visible(scope).filter(**wanted), _told, cursor=cursor, limit=limit, newest_first=True)


def _told(row: Commitment) -> dict[str, Any]:
    return {
        "commitment": row.pk,
        "partner": row.partner_id,
        "side": str(row.side),
        "owner": row.owner.email,
        "text": row.text,
        "milestone": row.milestone or None,
        "due": row.due.isoformat(),
        "proof": row.proof or None,
        "state": str(row.state),
        "source": row.source or None,
        "part": row.part or None,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
        "outcome": row.outcome or None,
    }
