"""What a partner sold month by month up to its plan, and since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import YEAR, Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.plans import history
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import months_of

YEARS = 5
"""How far back a continuation looks."""


@dataclass(frozen=True, slots=True)
class Past:
    """Whole months, from the first sale on; `until` is the first that is not part of the history.

    That is the plan's first month, or today's where the plan is still to come: what is compared with a
    plan was known when it began.
    """

    sold: Mapping[Period, Decimal]
    until: Period

    @property
    def history(self) -> Sequence[Decimal]:
        """The months before `until`, the oldest first."""
        return [amount for month, amount in self.sold.items() if month < self.until]

    def same_months(self, months: Sequence[Period]) -> list[Decimal]:
        """What was sold in these months, and in the same of each year before, the oldest year first.

        Years of which a month lies before the first sale are left out.
        """
        totals: list[Decimal] = []
        back = list(months)
        while all(month in self.sold for month in back):
            totals.append(sum((self.sold[month] for month in back), Decimal(0)))
            back = [month.shift(-YEAR) for month in back]
        return totals[::-1]


def past_of(reader: Reader, partner: str, content: Content) -> Past | None:
    """One question to the cube; None where what was sold cannot be told in the plan's currency."""
    today = Period.containing(reader.today, "month", reader.snapshot.calendar)
    until = min(today, months_of(content, reader.snapshot.calendar)[0])
    span = Span(until.shift(-YEARS * YEAR), max(today, until).shift(-1))
    amounts = history.by_month(reader, partner, span, content.currency)
    if amounts is None:
        return None
    months = list(span.split("month"))
    first = next((place for place, amount in enumerate(amounts) if amount), len(months))
    return Past(dict(zip(months[first:], amounts[first:], strict=True)), until)
