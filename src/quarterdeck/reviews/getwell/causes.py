"""What the figures show of why a partner is behind: to choose from, each with its figure."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from quarterdeck.plans.content import Value
from quarterdeck.reviews.facts import Ahead, BackLine, Deal, Facts

ZERO = Decimal(0)
LINES, CUSTOMERS = 3, 3
"""So many of each are named."""
PART = Decimal("0.1")
"""A part of what was due, or of the year before, below which nothing is named."""


class Kind(StrEnum):
    LINE = "line"
    SHRUNK = "shrunk"
    PRICE = "price"
    VOLUME = "volume"
    MIX = "mix"
    FELL_AWAY = "fell away"
    LOST = "lost"
    PIPELINE = "pipeline"
    SLIPPED = "slipped"
    STALLED = "stalled"
    WIN_RATE = "win rate"
    LATE_VENDOR = "late vendor"
    LATE_PARTNER = "late partner"


class Cause(Value):
    """`amount` is in `currency`; `name` of the line, the customer or the quarter, where there is one."""

    kind: Kind
    name: str = ""
    amount: Decimal | None = None
    currency: str = ""
    ratio: Decimal | None = None
    count: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind} {self.name}".strip()


def causes(facts: Facts) -> tuple[Cause, ...]:
    """The largest of each kind first, as the figures stand; each key once."""
    found = (*_lines(facts), *_drivers(facts), *_pipeline(facts.ahead, facts.currency), *_late(facts))
    first: dict[str, Cause] = {}
    for one in found:
        first.setdefault(one.key, one)
    return tuple(first.values())


def _lines(facts: Facts) -> Iterator[Cause]:
    """Lines far behind what was due of them; where nothing was planned, behind the year before."""
    found = sorted((one for one in map(_line, facts.back.lines) if one), key=lambda one: one.amount or ZERO)
    for one in found[:LINES]:
        yield one.model_copy(update={"currency": facts.currency})


def _line(line: BackLine) -> Cause | None:
    total = line.total
    due = total.last_year if total.due is None else total.due
    if not line.name or due <= 0 or total.actual >= due * (1 - PART):
        return None
    kind = Kind.SHRUNK if total.due is None else Kind.LINE
    return Cause(kind=kind, name=line.name, amount=total.actual - due, ratio=total.actual / due)


def _drivers(facts: Facts) -> Iterator[Cause]:
    """What took revenue away against the year before."""
    if facts.story is None:
        return
    drivers, currency = facts.story.drivers, facts.currency
    least = PART * drivers.before
    parts = {
        Kind.VOLUME: drivers.volume,
        Kind.PRICE: drivers.price,
        Kind.MIX: drivers.mix,
        Kind.FELL_AWAY: drivers.fell_away,
    }
    for kind, amount in sorted(parts.items(), key=lambda one: one[1]):
        if amount < -least:
            yield Cause(kind=kind, amount=amount, currency=currency)
    lost = facts.story.customers.lost if facts.story.customers else ()
    if lost:
        total = sum((one.change for one in lost), ZERO)
        names = ", ".join(one.name for one in lost[:CUSTOMERS])
        yield Cause(kind=Kind.LOST, name=names, amount=total, currency=currency, count=len(lost))


def _pipeline(ahead: Ahead, currency: str) -> Iterator[Cause]:
    following = next((one for one in ahead.quarters if not one.begun), None)
    if following and following.short:
        yield Cause(
            kind=Kind.PIPELINE,
            name=following.key,
            amount=following.missing,
            currency=currency,
            ratio=following.index,
        )
    yield from _deals(Kind.SLIPPED, [deal for deal in ahead.deals if deal.slips], currency)
    yield from _deals(Kind.STALLED, [deal for deal in ahead.deals if deal.stalled], currency)
    if following and ahead.required and ahead.required > following.index_target:
        count = ahead.won_count + ahead.lost_count
        yield Cause(kind=Kind.WIN_RATE, ratio=ahead.win_rate, count=count)


def _deals(kind: Kind, deals: list[Deal], currency: str) -> Iterator[Cause]:
    if deals:
        total = sum((deal.amount for deal in deals), ZERO)
        yield Cause(kind=kind, amount=total, currency=currency, count=len(deals))


def _late(facts: Facts) -> Iterator[Cause]:
    """Promises that are late, or were kept late: the vendor's own first."""
    for side, kind in (("vendor", Kind.LATE_VENDOR), ("partner", Kind.LATE_PARTNER)):
        late = [one for one in facts.promises if one.side == side and one.late(facts.day)]
        late = [one for one in late if one.state != "dropped"]
        if late:
            yield Cause(kind=kind, count=len(late))
