"""Gathering open deals, each with the way it came."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from quarterdeck import cube
from quarterdeck.calendar import Period, Span
from quarterdeck.cube import Line
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.reviews.arithmetic.stalled import Step, course, signs, usual_days
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
    courses = _courses(ground)
    usual = usual_days(courses.values())
    found = [
        _deal(ground, line, courses.get(line["deal"], []), usual)
        for line in lines_of(ground, "deals", status=["open"])
    ]
    return sorted(found, key=lambda deal: (deal.close_date, -deal.amount, deal.key))


def _courses(ground: Ground) -> dict[str, list[Step]]:
    """The history of each deal of the partner's, closed ones too."""
    found = defaultdict[str, list[Step]](list)
    for line in lines_of(ground, "deal_stages"):
        found[line["deal"]].append(
            Step(
                line["number"],
                line["entered"],
                line["stage"],
                line["amount"],
                line["close_date"],
                line["status"],
            )
        )
    return found


def _deal(ground: Ground, line: Line, steps: Sequence[Step], usual: Mapping[str, Decimal]) -> Deal:
    today = ground.reader.today
    first = Step(0, line["created"], line["stage"], line["amount"], line["close_date"])
    way = course(steps, today) or course([first], today)
    told = signs(way, today, usual) if way else None
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
        slips=way.slips if way else 0,
        slipped_days=way.slipped_days if way else 0,
        days_in_stage=way.days_in_stage if way else 0,
        stalled=told.stalled if told else False,
        overdue=line["close_date"] < today,
    )
