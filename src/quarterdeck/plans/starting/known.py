"""What is known about a partner before the first plan month is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from quarterdeck.calendar import YEAR, Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.plans.history import Cell, History, base_year, by_month, sales, targets

BEGINNING = 3
"""A year of which nothing was sold in so many first months was not a whole one."""


@dataclass(frozen=True)
class Known:
    """In the plan's currency: the year that it grows from, in `history` by family and product; `months`,
    the sales of the last two years that are over; the targets of its first year."""

    partner: Partner
    begins: Period
    currency: str
    today: date
    history: History
    months: tuple[Decimal, ...]
    targets: tuple[Decimal, ...]

    @cached_property
    def base(self) -> list[Period]:
        """The months that the first plan year grows from."""
        return base_year(self.begins, self.today)

    def year(self, cells: Sequence[Cell] | None = None) -> tuple[Decimal, ...]:
        """Their sales: of these families and products, or of all."""
        row = self.history.total if cells is None else self.history.of(cells)
        places = {month: place for place, month in enumerate(self.history.months)}
        return tuple(row[places[month]] for month in self.base)

    @cached_property
    def total(self) -> Decimal:
        return sum(self.year(), Decimal(0))

    @property
    def families(self) -> dict[str, str]:
        """The family of each product that was sold."""
        return {product: family for family, product in self.history.cells if family and product}

    @property
    def sold(self) -> bool:
        """Whether there is anything to grow from."""
        return self.total > 0

    @property
    def newest(self) -> Decimal:
        """What the last twelve months that are over brought."""
        return sum(self.months[-YEAR:], Decimal(0))

    @property
    def trend(self) -> Decimal | None:
        """How much more that was than the year before; None where that was not a whole year of sales."""
        before = sum(self.months[:YEAR], Decimal(0))
        whole = any(amount > 0 for amount in self.months[:BEGINNING])
        return self.newest / before - 1 if whole and before > 0 else None

    @property
    def target(self) -> Decimal | None:
        """The target of the plan's first year; None where not each of its months has one."""
        return sum(self.targets, Decimal(0)) if all(month > 0 for month in self.targets) else None

    @property
    def asked_for(self) -> Decimal | None:
        """How much more than the year it grows from the target asks for."""
        return self.target / self.total - 1 if self.target is not None and self.sold else None

    @property
    def newest_month(self) -> Period:
        """The last that is over."""
        return Period.containing(self.today, "month", self.begins.calendar).shift(-1)

    @property
    def since(self) -> Period | None:
        """The month of the first sale, where it is less than a year ago; None otherwise."""
        first = next((place for place, amount in enumerate(self.months) if amount > 0), 0)
        return self.newest_month.shift(first + 1 - 2 * YEAR) if first > YEAR else None


def known_of(reader: Reader, partner: Partner, begins: Period, currency: str) -> Known:
    """Three questions to the cube: the year by family, product and month; by month two years, and targets."""
    base = base_year(begins, reader.today)
    over = Period.containing(reader.today, "month", begins.calendar).shift(-1)
    two_years = Span(over.shift(1 - 2 * YEAR), over)
    first_year = Span(begins, begins.shift(YEAR - 1))
    return Known(
        partner=partner,
        begins=begins,
        currency=currency,
        today=reader.today,
        history=sales(reader, partner.key, Span(min(base), max(base)), currency),
        months=by_month(reader, partner.key, two_years, currency) or (Decimal(0),) * (2 * YEAR),
        targets=targets(reader, partner.key, first_year, currency),
    )
