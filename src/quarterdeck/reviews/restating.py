"""What became of the figures of a closed review: made again from the data they were made of, and told
what has come, changed or gone since.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from quarterdeck import cube
from quarterdeck.calendar import Span
from quarterdeck.cube.restated import Restated
from quarterdeck.dashboards.reader import Reader
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.gathering.common import common
from quarterdeck.reviews.gathering.customers import amount_column, measured
from quarterdeck.reviews.gathering.ground import ground
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.selectors import quarter_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Restating:
    """`found.before` was made again from the version of then; `kept` is what the review says."""

    review: Review
    kept: Facts
    found: Restated

    @property
    def reproduced(self) -> bool:
        """Whether both agree: they do not where exchange rates or the partner's flow changed since."""
        return self.found.before == self.kept.back.total.actual

    @property
    def difference(self) -> Decimal:
        return self.found.after - self.found.before


def restating(reader: Reader, review: Review) -> Restating:
    """Of a closed review, in the common view; for the vendor also which import did it.

    Raises CubeError where its data cannot be read any more.
    """
    kept, calendar = Facts.model_validate(review.facts), reader.snapshot.calendar
    own = kept.currency if kept.currency != reader.snapshot.currency else None
    stood = ground(common(reader, review.partner), review.partner, quarter_of(review, calendar))
    stood = replace(stood, reader=replace(stood.reader, own_currency=own))
    found = cube.restated(
        reader.snapshot,
        reader.scope if reader.scope.internal else stood.reader.scope,
        reader.lake,
        "sales",
        before=kept.lake_versions.get("sales"),
        span=Span.parse(kept.back.span, calendar),
        where=measured(stood),
        measure=amount_column(stood),
        most=MOST,
        causes=True,
    )
    return Restating(review, kept, found)
