"""Gathering what there is to celebrate."""

from quarterdeck import cube
from quarterdeck.calendar import YEAR, Span
from quarterdeck.reviews.arithmetic.best import best
from quarterdeck.reviews.facts.amounts import ZERO
from quarterdeck.reviews.facts.wins import BestMonth, Wins, WonDeal
from quarterdeck.reviews.gathering.deals import amount
from quarterdeck.reviews.gathering.ground import Ground

YEARS = 2
"""A month is the best of so many years, or none."""


def wins(ground: Ground) -> Wins:
    """Of the reviewed quarter, as far as it is over. Two questions."""
    if not ground.known or ground.quarter.first > ground.reader.today:
        return Wins()
    return Wins(largest=_largest(ground), best_month=_best_month(ground))


def _largest(ground: Ground) -> WonDeal | None:
    lines = cube.recorded(
        ground.reader.snapshot,
        ground.reader.scope,
        ground.reader.lake.catalogue["deals"],
        span=Span(ground.quarter, ground.quarter),
        where={**ground.where, "status": ["won"]},
    )
    won = [line for line in lines if line["close_date"] <= ground.reader.today]
    if not won:
        return None
    line = max(won, key=lambda one: (amount(ground, one), one["deal"]))
    return WonDeal(
        key=line["deal"],
        name=line["name"] or line["deal"],
        customer=line["customer"] or "",
        amount=amount(ground, line),
        closed_on=line["close_date"],
    )


def _best_month(ground: Ground) -> BestMonth | None:
    """None where there are not so many months since the first sale: to be the best of few is nothing."""
    over = [month for month in ground.quarter.split("month") if month.last < ground.reader.today]
    if not over:
        return None
    months = list(Span(over[-1].shift(1 - YEARS * YEAR), over[-1]).split("month"))
    found = ground.groups(("revenue",), by="month", period=Span(months[0], months[-1]))
    sold = [(found[month.key]["revenue"].value if month.key in found else None) or ZERO for month in months]
    place = best(sold, recent=len(over))
    if place is None:
        return None
    return BestMonth(key=months[place].key, amount=sold[place], others=len(months) - 1)
