"""Quarterly reviews: where they stand, and their facts as both sides see them."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.scope import Scope
from quarterdeck.reviews import selectors
from quarterdeck.reviews import told as say
from quarterdeck.reviews.reading import facts_of

LARGEST = 2**63


def reviews(scope: Scope, *, filters: Mapping[str, str], cursor: str = "", limit: int = 100) -> Page:
    """Those in sight, the newest first. `filters`: partner, quarter, state."""
    rows = selectors.visible(scope).filter(**filters).prefetch_related("acknowledgements")
    return page_of(rows, say.review, cursor=cursor, limit=limit, newest_first=True)


def review(reader: Reader, number: int) -> dict[str, Any]:
    """One review with its facts. Raises Http404 for an absent and for a foreign one."""
    rows = selectors.visible(reader.scope).prefetch_related("acknowledgements")
    found = rows.filter(pk=number).first() if number < LARGEST else None
    if found is None:
        raise Http404
    return say.review(found) | {"facts": facts_of(reader, found).model_dump(mode="json")}
