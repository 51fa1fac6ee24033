"""One page of a long list, and where the next begins."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class CursorError(ValueError):
    """A cursor that was not made here."""

    def __init__(self) -> None:
        super().__init__("This cursor is none of ours. Take it from `next`, or begin without one.")


@dataclass(frozen=True, slots=True)
class Page:
    """Some items; `next` is the cursor of the following ones, None on the last page."""

    items: Sequence[Any]
    next: str | None
    more: dict[str, Any] | None = None


def write_cursor(place: Sequence[str | int]) -> str:
    return urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(text: str, *kinds: type) -> list[Any]:
    """The place a cursor names, each part of the kind expected. Raises CursorError."""
    try:
        place = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError) as error:
        raise CursorError from error
    if not isinstance(place, list) or [type(part) for part in place] != list(kinds):
        raise CursorError
    if any("\0" in part for part in place if isinstance(part, str)):
        raise CursorError
    if any(not 0 <= part < 2**63 for part in place if isinstance(part, int)):
        raise CursorError
    return place


def page_of(
    rows: QuerySet[Row], told: Callable[[Row], Any], *, cursor: str, limit: int, newest_first: bool = False
) -> Page:
    """Rows in the order of their primary key, which does not change while one pages."""
    order = "-pk" if newest_first else "pk"
    kind = str if rows.model._meta.pk.get_internal_type() == "CharField" else int
    if cursor:
        (after,) = read_cursor(cursor, kind)
        rows = rows.filter(**{"pk__lt" if newest_first else "pk__gt": after})
    found = list(rows.order_by(order)[: limit + 1])
    following = write_cursor([found[limit - 1].pk]) if len(found) > limit else None
    return Page([told(row) for row in found[:limit]], following)
