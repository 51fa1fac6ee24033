"""Reviews of the cast's channel: with P-1 one that both see, one that Mia keeps; and
one with P-4.
"""

from datetime import UTC, datetime

from tests.cast import Cast

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.directory.models import Person
from quarterdeck.reviews.models import Review

OPEN, KEPT, FOREIGN = 3001, 3002, 3003
CALENDAR = FiscalCalendar()


def prepare_reviews(cast: Cast) -> None:
    review_of(cast.manager, "2026-Q1", pk=OPEN, state=Review.State.OPEN)
    review_of(cast.manager, "2026-Q2", pk=KEPT)
    review_of(cast.chief, "2026-Q1", pk=FOREIGN, partner="P-4", state=Review.State.OPEN)


def review_of(by: Person, quarter: str, partner: str = "P-1", **more: object) -> Review:
    """Numbers are given, so that addresses in tests stay."""
    period = Period.parse(quarter, CALENDAR)
    return Review.objects.create(
        partner_id=partner,
        quarter=quarter,
        first=period.first,
        last=period.last,
        made_by=by,
        made_at=datetime(2026, 5, 11, 9, tzinfo=UTC),
        **more,
    )
