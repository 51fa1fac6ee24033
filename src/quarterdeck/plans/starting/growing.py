"""Which growth is proposed."""

from decimal import Decimal

from quarterdeck.plans.arithmetic.totals import by_month
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import YEAR
from quarterdeck.plans.starting.known import Known

HIGHEST, LOWEST = Decimal(30), Decimal(-20)
"""What is proposed lies between these, in percent; anything can be written by hand."""


def suggested_growth(known: Known) -> Decimal:
    """In whole percent: what the target asks for, else as the partner grew; 0 where nobody knows."""
    return _held(known.asked_for if known.asked_for is not None else known.trend)


def own_growth(content: Content) -> Decimal:
    """In whole percent: how a plan's last twelve months grow on those before; 0 where there are none."""
    months = by_month(content)
    before, last = sum(months[-2 * YEAR : -YEAR], Decimal(0)), sum(months[-YEAR:], Decimal(0))
    return _held(last / before - 1 if len(months) >= 2 * YEAR and before else None)


def _held(rate: Decimal | None) -> Decimal:
    return min(max(Decimal(round((rate or Decimal(0)) * 100)), LOWEST), HIGHEST)
