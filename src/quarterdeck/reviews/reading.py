"""The facts of a review as somebody reads it: as they are now, or as they were kept."""

from quarterdeck.dashboards.reader import Reader
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.gathering.asides import asides
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.selectors import quarter_of


def facts_of(reader: Reader, review: Review) -> Facts:
    """Of a closed review those that were kept; they are the same whoever reads them."""
    if review.state == Review.State.CLOSED:
        return Facts.model_validate(review.facts)
    return gather(reader, review.partner, quarter_of(review, reader.snapshot.calendar))


def asides_of(reader: Reader, review: Review, facts: Facts) -> Asides:
    """For the vendor's people; for a partner's there are none."""
    if not reader.scope.internal:
        return Asides()
    if review.state == Review.State.CLOSED:
        return Asides.model_validate(review.asides or {})
    return asides(reader, review.partner, facts)


def edition_of(reader: Reader, review: Review) -> Edition:
    """The review as a file or a page tells it to both sides."""
    return Edition(review, facts_of(reader, review), reader.snapshot.calendar, reader.vendor.name)
