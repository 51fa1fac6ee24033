"""What to know before a review is closed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.quality.models import Kind
from quarterdeck.quality.selectors import about
from quarterdeck.reviews.attending import attending, is_ahead
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.models import Attendee, Review
from quarterdeck.reviews.selectors import quarter_of


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """`over`: the quarter is; `ahead`: the meeting is. `doubts` are what the last look over the data found
    about the partner, by kind.
    """

    quarter: str
    over: bool
    ahead: bool
    digest: str
    attendees: list[Attendee]
    doubts: Mapping[str, int]


def closing_page(reader: Reader, review: Review, facts: Facts) -> ClosingPage:
    found = Counter(str(Kind(one.kind).label) for one in about(reader.scope, review.partner_id))
    return ClosingPage(
        quarter=period_name(quarter_of(review, reader.snapshot.calendar)),
        digest=facts.digest,
        over=facts.back.reviewed.over,
        ahead=is_ahead(review),
        attendees=attending(review),
        doubts=dict(found),
    )
