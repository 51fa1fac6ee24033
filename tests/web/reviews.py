"""Reviews of the cast's channel: with P-1 one that both see, on which the vendor wrote for itself, too, one
that Mia keeps, one that is closed; and one with P-4.
"""

from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from tests.cast import TODAY, Cast
from tests.web.questions import KEPT_AMONG_US

from quarterdeck.calendar import FiscalCalendar, Period, pinned_today
from quarterdeck.dashboards.reader import reader_for
from quarterdeck.demo.cast import CAST
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.home import Home
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.models import Review, Round

OPEN, KEPT, FOREIGN, CLOSED = 3001, 3002, 3003, 3004
ROUND = 3101
MEETS = datetime(2026, 5, 19, 8, tzinfo=UTC)
CALENDAR = FiscalCalendar()


def prepare_reviews(cast: Cast) -> None:
    shared = review_of(cast.manager, "2026-Q1", pk=OPEN, state=Review.State.OPEN, meets_at=MEETS, minutes=90)
    shared.entries.create(author=cast.manager, topic="back", text=KEPT_AMONG_US, internal=True)
    shared.entries.create(author=cast.staff, topic="back", text="Our new shop opened in March.")
    review_of(cast.manager, "2026-Q2", pk=KEPT)
    review_of(cast.chief, "2026-Q1", pk=FOREIGN, partner="P-4", state=Review.State.OPEN)
    Round.objects.create(pk=ROUND, quarter="2026-Q1", asked_by=cast.manager, state=Round.State.FAILED)
    kept = _gathered(settings.HOME)
    review_of(
        cast.manager,
        "2025-Q4",
        pk=CLOSED,
        state=Review.State.CLOSED,
        closed_at=datetime(2026, 2, 2, 10, tzinfo=UTC),
        closed_by=cast.manager,
        facts=kept.model_dump(mode="json"),
        asides={},
        digest=kept.digest,
        data_version=kept.data_version,
    )


@cache
def _gathered(home: Home) -> Facts:
    """Once for all tests: the figures are the same in each."""
    mia = Person.objects.get(email=CAST["partner manager"])
    with pinned_today(TODAY):
        reader = reader_for(mia, scope_of(mia), get_vendor(), home)
        return gather(reader, Partner.objects.get(pk="P-1"), Period.parse("2025-Q4", CALENDAR))


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
