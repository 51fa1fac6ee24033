"""What of the reviews waits for somebody, for their home."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from quarterdeck.calendar import FiscalCalendar, today
from quarterdeck.commitments.people import plans_for
from quarterdeck.dashboards.periods import period_name
from quarterdeck.directory.models import Assignment
from quarterdeck.directory.scope import Scope
from quarterdeck.reviews import selectors
from quarterdeck.reviews.models import Acknowledgement, Review

SHOWN = 3
NEAR = timedelta(days=7)
State = Review.State


@dataclass(frozen=True, slots=True)
class Notice:
    """One line: what `kind` of thing waits, and the review behind it."""

    kind: Literal["acknowledge", "meet", "shared"]
    review: Review
    quarter: str


def notices(scope: Scope, calendar: FiscalCalendar) -> list[Notice]:
    """What waits for one's acknowledgement, then meetings that are near, then what the vendor shares."""
    found = _concerning(scope)
    waits = [one for one in _unacknowledged(scope, found) if _acknowledges(scope, one)]
    near = list(_near(found)[:SHOWN])
    shared = [] if scope.internal else _shared(found, near)
    lines = [
        *(Notice("acknowledge", one, _name(one, calendar)) for one in waits),
        *(Notice("meet", one, _name(one, calendar)) for one in near),
        *(Notice("shared", one, _name(one, calendar)) for one in shared),
    ]
    return lines[:SHOWN]


def _concerning(scope: Scope) -> QuerySet[Review]:
    """A partner's people: their own. The vendor's: those of partners whom they look after themselves, and
    what they closed.
    """
    found = selectors.visible(scope)
    if not scope.internal:
        return found
    mine = Assignment.objects.on(today()).filter(manager__email=scope.person, partner=OuterRef("partner"))
    return found.filter(Q(Exists(mine)) | Q(closed_by__email=scope.person))


def _unacknowledged(scope: Scope, found: QuerySet[Review]) -> QuerySet[Review]:
    """By the reader's side."""
    said = Acknowledgement.objects.filter(review=OuterRef("pk"), side=selectors.side_of(scope))
    return found.filter(~Exists(said), state=State.CLOSED)[:SHOWN]


def _acknowledges(scope: Scope, review: Review) -> bool:
    return plans_for(scope, selectors.side_of(scope), review.partner_id)


def _near(found: QuerySet[Review]) -> QuerySet[Review]:
    begin = datetime.combine(today(), time(), UTC)
    return found.exclude(state=State.CLOSED).filter(meets_at__gte=begin, meets_at__lt=begin + NEAR)


def _shared(found: QuerySet[Review], told: list[Review]) -> QuerySet[Review]:
    return found.filter(state=State.OPEN).exclude(pk__in=[one.pk for one in told])[:SHOWN]


def _name(review: Review, calendar: FiscalCalendar) -> str:
    return period_name(selectors.quarter_of(review, calendar))
