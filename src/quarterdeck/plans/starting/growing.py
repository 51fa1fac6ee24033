"""Which growth is proposed."""

from decimal import Decimal

from quarterdeck.plans.starting.known import Known

HIGHEST, LOWEST = Decimal(30), Decimal(-20)
"""What is proposed lies between these, in percent; anything can be written by hand."""


def suggested_growth(known: Known) -> Decimal:
    """In whole percent: what the target asks for, else as the partner grew; 0 where nobody knows."""
    rate = known.asked_for if known.asked_for is not None else known.trend
    percent = round((rate or Decimal(0)) * 100)
    return min(max(Decimal(percent), LOWEST), HIGHEST)
