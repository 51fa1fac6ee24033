"""Questions about numbers, and what was answered."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.disputes.models import Comment, Dispute
from quarterdeck.disputes.selectors import comments, visible


def disputes(
    scope: Scope, person: Person, *, filters: Mapping[str, str], cursor: str = "", limit: int = 100
) -> Page:
    """Those this person may read, the newest first. `filters`: state, partner, kpi."""
    rows = visible(scope, person).filter(**filters)
    return page_of(rows, _told, cursor=cursor, limit=limit, newest_first=True)


def dispute(scope: Scope, person: Person, number: int) -> dict[str, Any]:
    """One of them with its conversation. Raises Http404 for an absent and for a foreign one."""
    found = visible(scope, person).filter(pk=number).first() if number < 2**63 else None
    if found is None:
        raise Http404
    return _told(found) | {"comments": [_comment(one) for one in comments(scope, found)]}


def _told(row: Dispute) -> dict[str, Any]:
    return {
        "id": row.pk,
        "asked_by": row.asker.email,
        "partner": row.partner_id,
        "kpi": row.kpi or None,
        "subject": row.subject or None,
        "row": row.row_key or None,
        "period": row.period,
        "value": row.value or None,
        "currency": row.currency or None,
        "data_version": row.data_version,
        "reason": row.reason,
        "state": row.state,
        "outcome": row.outcome or None,
        "promised": row.promised.isoformat() if row.promised else None,
        "opened": row.opened_at.isoformat(),
        "comments": [],
    }


def _comment(row: Comment) -> dict[str, Any]:
    return {"by": row.author.name, "act": row.act, "text": row.text, "at": row.at.isoformat()}
