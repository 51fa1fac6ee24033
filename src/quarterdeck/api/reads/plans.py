"""Joint business plans: where they stand, what they say, who signed, what was said about them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.http import Http404

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans import told as say
from quarterdeck.plans.listing.amounts import totals
from quarterdeck.plans.listing.overview import Line, overview
from quarterdeck.plans.models import Draft, Plan, Remark, Version

LARGEST = 2**63
STANDING = (Version.State.PROPOSED, Version.State.SIGNED)


def find(scope: Scope, number: int) -> Plan:
    """The plan of that number. Raises Http404 for an absent and for a foreign one."""
    found = selectors.visible(scope).filter(pk=number).first() if number < LARGEST else None
    if found is None:
        raise Http404
    return found


def find_draft(scope: Scope, number: int, draft: int) -> Draft:
    """One of the drafts that this side may see. Raises Http404."""
    plan = find(scope, number)
    found = selectors.drafts_of(scope, plan).filter(pk=draft).first() if draft < LARGEST else None
    if found is None:
        raise Http404
    found.plan = plan
    return found


def plans(scope: Scope, *, filters: Mapping[str, str], cursor: str = "", limit: int = 100) -> Page:
    """Those in sight, the newest first. `filters`: partner, state."""
    page = page_of(
        selectors.visible(scope).filter(**filters),
        lambda row: row,
        cursor=cursor,
        limit=limit,
        newest_first=True,
    )
    return Page(_listed(scope, page.items), page.next)


def plan(scope: Scope, number: int) -> dict[str, Any]:
    """One plan with its versions, and the drafts that this side may see."""
    found = find(scope, number)
    (told,) = _listed(scope, [found])
    versions = found.versions.select_related("proposed_by").prefetch_related("signatures")
    return told | {
        "versions": [say.version(one) for one in versions],
        "drafts": [draft_of(scope, one) for one in selectors.drafts_of(scope, found)],
    }


def spoken(scope: Scope, number: int) -> dict[str, Any]:
    """One plan with what it says to this side now: what is drafted, else what was put forward last."""
    found = find(scope, number)
    return plan(scope, number) | {"content": selectors.current(scope, found).model_dump(mode="json")}


def version(scope: Scope, number: int, version: int) -> dict[str, Any]:
    """One version with all it says: what everybody signed, word by word. Raises Http404."""
    versions = find(scope, number).versions.select_related("proposed_by").prefetch_related("signatures")
    found = versions.filter(number=version).first() if version < 2**31 else None
    if found is None:
        raise Http404
    return say.version(found) | {"content": found.content, "intact": found.intact}


def draft(scope: Scope, number: int, draft: int) -> dict[str, Any]:
    """One draft with all it says."""
    found = find_draft(scope, number, draft)
    return draft_of(scope, found) | {"content": found.content}


def draft_of(scope: Scope, row: Draft) -> dict[str, Any]:
    """Of a draft that is in sight."""
    return {
        "draft": row.pk,
        "name": row.name,
        "side": str(row.side),
        "revision": row.revision,
        "chosen": row.chosen,
        "may_change": selectors.may_draft(scope, row.plan) and selectors.is_open(row.plan, row),
    }


def remarks(scope: Scope, number: int, *, cursor: str = "", limit: int = 100) -> Page:
    """What was said about a plan, the newest first."""
    rows = find(scope, number).remarks.select_related("author", "version")
    return page_of(rows, remark_of, cursor=cursor, limit=limit, newest_first=True)


def remark_of(row: Remark) -> dict[str, Any]:
    return {
        "remark": row.pk,
        "by": row.author.name,
        "part": row.part or None,
        "version": row.version.number if row.version else None,
        "text": row.text,
        "at": row.at.isoformat(),
    }


def covered(reader: Reader, year: Period) -> dict[str, Any]:
    """Who has a plan by region and manager, and what plans add up to against quota in a fiscal year.

    Raises Http404 for a partner's people: it is about all partners of somebody.
    """
    if not reader.scope.internal:
        raise Http404
    found = overview(reader, year)
    by = {side.by: [_covered(line) for line in side.lines] for side in found.sides}
    return {
        "year": year.key,
        "currency": found.currency,
        "partners": found.total.partners,
        "signed": found.total.signed,
        "making": found.total.making,
        "missing": found.total.missing,
        "ending": found.total.ending,
        "regions": by["region"],
        "managers": by["manager"],
    }


def _covered(line: Line) -> dict[str, Any]:
    return {
        "key": line.key or None,
        "name": line.name,
        "partners": line.cover.partners,
        "signed": line.cover.signed,
        "making": line.cover.making,
        "missing": line.cover.missing,
        "ending": line.cover.ending,
        "plan": str(line.plan),
        "quota": str(line.quota) if line.quota else None,
    }


def _listed(scope: Scope, rows: Sequence[Plan]) -> list[dict[str, Any]]:
    """Three queries, however many plans."""
    sums = totals(scope, rows)
    standing = Version.objects.filter(plan__in=[row.pk for row in rows], state__in=STANDING)
    numbers = {
        (plan, state): number for plan, state, number in standing.values_list("plan", "state", "number")
    }
    return [
        say.plan(row)
        | {
            "total": _text(sums.get(row.pk)),
            "in_force": numbers.get((row.pk, Version.State.SIGNED)),
            "proposed": numbers.get((row.pk, Version.State.PROPOSED)),
        }
        for row in rows
    ]


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
