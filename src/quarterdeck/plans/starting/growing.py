"""Which growth is proposed."""

from decimal import Decimal

from quarterdeck.calendar import YEAR
from quarterdeck.plans.arithmetic.totals import by_month
from quarterdeck.plans.content import Content
from quarterdeck.plans.starting.known import Known

HIGHEST, LOWEST = Decimal(30), Decimal(-20)
"""What is proposed lies between these, in percent; anything can be written by hand."""


def suggested_growth(known: Known) -> Decimal:
    """In whole percent: the lower of what the target asks for and how the partner grew.

    It is no less than last year's sales: a rate below 0 would go on for every year of the plan.
    """
    told = [rate for rate in (known.asked_for, known.trend) if rate is not None]
    return _held(max(min(told, default=Decimal(0)), Decimal(0)))


def own_growth(content: Content) -> Decimal:
    """In whole percent: how a plan's last twelve months grow on those before; 0 where there are none."""
    months = by_month(content)
    before, last = sum(months[-2 * YEAR : -YEAR], Decimal(0)), sum(months[-YEAR:], Decimal(0))
    return _held(last / before - 1 if len(months) >= 2 * YEAR and before else None)


def _held(rate: Decimal | None) -> Decimal:
    return min(max(Decimal(round((rate or Decimal(0)) * 100)), LOWEST), HIGHEST)
