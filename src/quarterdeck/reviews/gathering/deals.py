"""Gathering open deals, each with the way it came."""

from collections.abc import Sequence
from decimal import Decimal

from quarterdeck import cube
from quarterdeck.calendar import Period, Span
from quarterdeck.cube import Line
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.reviews.facts import Deal
from quarterdeck.reviews.gathering.ground import Ground

QUARTERS = 8
"""How far back and ahead deals are looked for."""


def lines_of(ground: Ground, subject: str, **where: Sequence[str]) -> list[Line]:
    """The rows of deals, or of their stages, of the partner. One question."""
    reader, calendar = ground.reader, ground.quarter.calendar
    running = Period.containing(reader.today, "quarter", calendar)
    return cube.recorded(
        reader.snapshot,
        reader.scope,
        reader.lake.catalogue[subject],
        span=Span(running.shift(-QUARTERS), running.shift(QUARTERS)),
        where={**ground.where, **where},
    )


def amount(ground: Ground, line: Line) -> Decimal:
    """In the currency of the facts. Raises CurrencyError where it was reported in another."""
    if ground.reader.own_currency in (None, ground.reader.snapshot.currency):
        return Decimal(line["amount"])
    if line["currency"] != ground.currency:
        raise CurrencyError
    return Decimal(line["amount_own"])


def deals(ground: Ground) -> list[Deal]:
    """The open deals, the next to close first. One question for them, one for their stages."""
    if not ground.known:
        return []
    found = [_deal(ground, line) for line in lines_of(ground, "deals", status=["open"])]
    return sorted(found, key=lambda deal: (deal.close_date, -deal.amount, deal.key))


def _deal(ground: Ground, line: Line) -> Deal:
    return Deal(
        key=line["deal"],
        name=line["name"] or line["deal"],
        customer=line["customer"] or "",
        stage=line["stage"],
        quarter=Period.containing(line["close_date"], "quarter", ground.quarter.calendar).key,
        amount=amount(ground, line),
        probability=line["probability"],
        qualified=bool(line["qualified"]),
        created=line["created"],
        close_date=line["close_date"],
        overdue=line["close_date"] < ground.reader.today,
    )
