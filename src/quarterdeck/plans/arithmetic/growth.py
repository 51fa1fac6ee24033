"""Growth on last year: its twelve months carried on at a rate a year, with one-off deals taken out first."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median

from quarterdeck import money
from quarterdeck.calendar import YEAR
from quarterdeck.plans.arithmetic.spreading import in_steps, spread

OUTSTANDS = 3
"""A month of more than this many times the usual one stands out."""
ONE_OFFS = 2
"""More months of a year than these that stand out are how the partner sells, and no one-offs."""
ENOUGH = 4
"""With fewer months of sales than these nothing can be called usual."""


def grown(
    last_year: Sequence[Decimal], rates: Sequence[Decimal], length: int, currency: str
) -> tuple[Decimal, ...]:
    """`length` months: each plan year is the year before times one plus its rate, spread as last year was.

    The last rate holds for all years that follow; without rates nothing grows. A year's total is
    rounded once and loses nothing among its months; of a year that the plan cuts off its first months
    are taken. A month of last year below 0 counts in the total, and gets nothing.
    """
    if len(last_year) != YEAR:
        raise ValueError("Last year has twelve months.")
    step, weights = money.step(currency), [max(month, Decimal(0)) for month in last_year]
    months: list[Decimal] = []
    for total in _totals(last_year, rates, -(-length // YEAR), step):
        months += spread(total, weights, step)
    return tuple(months[:length])


def one_offs(months: Sequence[Decimal]) -> tuple[int, ...]:
    """The months that stand out of their year by a deal that will hardly come again."""
    sold = [month for month in months if month > 0]
    if len(sold) < ENOUGH:
        return ()
    usual = median(sold)
    found = tuple(place for place, month in enumerate(months) if month > OUTSTANDS * usual)
    return found if len(found) <= ONE_OFFS else ()


def cleaned(months: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The months, with those that stand out as usual as the others are: their median."""
    out = one_offs(months)
    if not out:
        return tuple(months)
    usual = median(month for place, month in enumerate(months) if month > 0 and place not in out)
    return tuple(usual if place in out else month for place, month in enumerate(months))


def _totals(
    last_year: Sequence[Decimal], rates: Sequence[Decimal], years: int, step: Decimal
) -> list[Decimal]:
    """The totals of the plan's years: growth is compounded exactly, each is rounded for itself."""
    total, totals = max(Fraction(sum(last_year, Decimal(0))), Fraction(0)), []
    for year in range(years):
        if rates:
            total *= 1 + Fraction(rates[min(year, len(rates) - 1)])
        totals.append(step * in_steps(total, step))
    return totals
