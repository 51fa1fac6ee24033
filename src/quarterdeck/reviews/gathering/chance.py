"""Gathering how likely the plan of the running quarter is reached."""

from collections.abc import Sequence
from decimal import Decimal

from quarterdeck.calendar import YEAR, Period, Span
from quarterdeck.reviews.arithmetic.chance import Bid, Chance, Habit, Position, chance
from quarterdeck.reviews.facts import Coming, Deal
from quarterdeck.reviews.gathering.ground import Ground

YEARS = 3
"""So many years of months are looked at."""


def reaching(
    ground: Ground,
    running: Coming,
    deals: Sequence[Deal],
    *,
    win_rate: Decimal | None,
    won: Decimal,
    sold: Decimal,
) -> Chance:
    """`won` in deals and `sold` in all over the last four quarters. One question."""
    quarter, today = Period.parse(running.key, ground.quarter.calendar), ground.reader.today
    months = [month for month in quarter.split("month") if month.last >= today]
    history = _history(ground, Span(months[0].shift(-YEARS * YEAR), months[0].shift(-1)))
    return chance(
        Position(running.plan, running.actual, tuple(1 - month.elapsed(today) for month in months)),
        [Bid(deal.amount, deal.probability) for deal in deals if deal.quarter == running.key],
        Habit(won / sold if sold > 0 else None, win_rate, history),
    )


def _history(ground: Ground, span: Span) -> tuple[Decimal, ...]:
    found = ground.groups(("revenue",), by="month", period=span)
    months = (found.get(month.key) for month in span.split("month"))
    return tuple((figures["revenue"].value or Decimal(0)) if figures else Decimal(0) for figures in months)
