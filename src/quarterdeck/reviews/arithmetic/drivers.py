"""Why revenue changed between two periods: volume, price, mix, products that came and that fell away.

The sales variances of management accounting (Drury, Management and Cost Accounting, "Sales mix and
quantity variances"; Horngren calls them sales-price, sales-quantity and sales-mix variance), with the
earlier period in the place of the budget. Over the products sold by unit in both periods, with u for the
units, p for the price of a unit, U for all units and P for the average price of them all:

    price  = sum((p1 - p0) * u1)           of each product, at the units sold now
    volume = (U1 - U0) * P0                as if the parts of each had stayed
    mix    = sum((u1 - u0) * (p0 - P0))    more of what is dearer than the average

Product by product the three add up to its change, so the leading products can be told for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from quarterdeck.reviews.arithmetic.rounding import bridge, to_step


@dataclass(frozen=True, slots=True)
class Sold:
    """What was sold of a product; `units` are None where the rows do not say."""

    product: str
    units: Decimal | None
    amount: Decimal


class Cause(StrEnum):
    """In the order in which they are told; UNEXPLAINED where units are missing, or none were left over."""

    VOLUME = "volume"
    PRICE = "price"
    MIX = "mix"
    CAME = "came"
    FELL_AWAY = "fell_away"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Drivers:
    """Their sum is `after` - `before`, to the step; what fell away is below 0."""

    before: Decimal
    after: Decimal
    volume: Decimal
    price: Decimal
    mix: Decimal
    came: Decimal
    fell_away: Decimal
    unexplained: Decimal

    def by(self, cause: Cause) -> Decimal:
        amount: Decimal = getattr(self, cause.value)
        return amount


@dataclass(frozen=True, slots=True)
class Part:
    """What one product contributed by one cause."""

    cause: Cause
    product: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Total:
    """All rows of a product in a period."""

    units: Fraction | None = Fraction(0)
    amount: Fraction = Fraction(0)

    def __add__(self, row: Sold) -> "_Total":
        known = self.units is not None and row.units is not None
        units = Fraction(self.units or 0) + Fraction(row.units or 0)
        return _Total(units if known else None, self.amount + Fraction(row.amount))

    @property
    def price(self) -> Fraction:
        return self.amount / self.units if self.units else Fraction(0)


_Totals = Mapping[str, _Total]
_Exact = tuple[Cause, str, Fraction]


def drivers(before: Iterable[Sold], after: Iterable[Sold], step: Decimal) -> Drivers:
    """How each cause contributed, rounded to `step`; see the head of this module for the formulas."""
    earlier, later = _totals(before), _totals(after)
    exact = defaultdict[Cause, Fraction](Fraction)
    for cause, _product, amount in _parts(earlier, later):
        exact[cause] += amount
    start = sum((total.amount for total in earlier.values()), Fraction(0))
    end = sum((total.amount for total in later.values()), Fraction(0))
    return Drivers(
        to_step(start, step),
        to_step(end, step),
        *bridge(start, [exact[cause] for cause in Cause], step),
    )


def leading(
    before: Iterable[Sold], after: Iterable[Sold], step: Decimal, *, count: int = 3
) -> tuple[Part, ...]:
    """The products that moved each cause most, up or down: `count` for each, the largest first."""
    found = [
        Part(cause, product, to_step(amount, step))
        for cause, product, amount in _parts(_totals(before), _totals(after))
    ]
    ranked = sorted((part for part in found if part.amount), key=lambda one: (-abs(one.amount), one.product))
    return tuple(part for cause in Cause for part in [one for one in ranked if one.cause is cause][:count])


def _totals(rows: Iterable[Sold]) -> _Totals:
    """By product. One that nothing is said of, neither units nor amount, was not sold."""
    totals: dict[str, _Total] = {}
    for row in rows:
        totals[row.product] = totals.get(row.product, _Total()) + row
    return {product: total for product, total in totals.items() if total.units or total.amount}


def _parts(before: _Totals, after: _Totals) -> Iterator[_Exact]:
    for product in sorted(before.keys() | after.keys()):
        if product not in before:
            yield Cause.CAME, product, after[product].amount
        elif product not in after:
            yield Cause.FELL_AWAY, product, -before[product].amount
        elif not (_counted(before[product]) and _counted(after[product])):
            yield Cause.UNEXPLAINED, product, after[product].amount - before[product].amount
    yield from _by_unit(before, after)


def _by_unit(before: _Totals, after: _Totals) -> Iterator[_Exact]:
    """Of the products that were sold by unit in both periods."""
    both = sorted(
        one for one in before.keys() & after.keys() if _counted(before[one]) and _counted(after[one])
    )
    all_units = sum((before[one].units or Fraction(0) for one in both), Fraction(0))
    average = sum((before[one].amount for one in both), Fraction(0)) / (all_units or 1)
    for product in both:
        earlier, later = before[product], after[product]
        more = (later.units or Fraction(0)) - (earlier.units or Fraction(0))
        yield Cause.VOLUME, product, more * average
        yield Cause.PRICE, product, (later.price - earlier.price) * (later.units or Fraction(0))
        yield Cause.MIX, product, more * (earlier.price - average)


def _counted(total: _Total) -> bool:
    return total.units is not None and total.units > 0
