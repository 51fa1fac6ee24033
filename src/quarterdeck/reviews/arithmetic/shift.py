"""Period shift: deals of a later quarter that could come forward into one whose pipeline is short."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.reviews.arithmetic import coverage


@dataclass(frozen=True, slots=True)
class QuarterPipe:
    """A quarter's plan and open pipeline, and the pipeline index that it should have.

    Without a plan it is neither short nor over: nothing says what it needs.
    """

    key: str
    plan: Decimal | None
    pipeline: Decimal
    index_target: Decimal

    @property
    def index(self) -> Decimal | None:
        return coverage.index(self.pipeline, self.plan)

    @property
    def over(self) -> Decimal:
        """The pipeline beyond what the target asks for; below 0 what is missing."""
        if self.index is None or self.plan is None:
            return Decimal(0)
        return self.pipeline - self.plan * self.index_target


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """`stage_rank` is how far its stage lies on the way, 0 to 1; `slips`, how often it was put off."""

    deal: str
    quarter: str
    amount: Decimal
    stage_rank: Decimal
    age_days: int
    slips: int = 0
    probability: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Move:
    deal: str
    amount: Decimal
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class After:
    """A quarter before and after the moves; `missing` is the pipeline that it lacks even then."""

    key: str
    index_before: Decimal | None
    index_after: Decimal | None
    index_target: Decimal
    pipeline_before: Decimal
    pipeline_after: Decimal
    missing: Decimal


@dataclass(frozen=True, slots=True)
class Shift:
    """All quarters are told, in their order, those that nothing moves in too."""

    moves: tuple[Move, ...]
    quarters: tuple[After, ...]

    @property
    def changed(self) -> tuple[After, ...]:
        """The quarters that a deal leaves or comes to."""
        touched = {key for move in self.moves for key in (move.source, move.target)}
        return tuple(quarter for quarter in self.quarters if quarter.key in touched)


def shifted(quarters: Sequence[QuarterPipe], deals: Sequence[OpenDeal]) -> Shift:
    """What could come forward, the earliest quarter that is short first.

    Deals are named in the order in which one would ask for them: the furthest stage, put off the fewest
    times, of the nearest quarter, the oldest, and then the one whose amount fits best. No quarter gives
    more than it has over its own target, and each deal moves once.
    """
    table = _Table(quarters, deals)
    for place in range(len(quarters)):
        while table.quarters[place].over < 0 and (deal := table.best_for(place)):
            table.move(deal, place)
    return Shift(
        tuple(table.moves),
        tuple(_after(*pair) for pair in zip(quarters, table.quarters, strict=True)),
    )


class _Table:
    """The quarters as they stand, and the deals that have not moved."""

    def __init__(self, quarters: Sequence[QuarterPipe], deals: Sequence[OpenDeal]) -> None:
        self.quarters = list(quarters)
        self.places = {quarter.key: place for place, quarter in enumerate(quarters)}
        self.deals = [deal for deal in deals if deal.amount > 0 and deal.quarter in self.places]
        self.moves: list[Move] = []

    def best_for(self, place: int) -> OpenDeal | None:
        missing = -self.quarters[place].over

        def order(deal: OpenDeal) -> tuple[Decimal, int, int, int, Decimal, str]:
            misfit = abs(deal.amount - missing)
            return -deal.stage_rank, deal.slips, self.places[deal.quarter], -deal.age_days, misfit, deal.deal

        return min((deal for deal in self.deals if self._can_come(deal, place)), key=order, default=None)

    def _can_come(self, deal: OpenDeal, place: int) -> bool:
        source = self.places[deal.quarter]
        return source > place and deal.amount <= self.quarters[source].over

    def move(self, deal: OpenDeal, place: int) -> None:
        source = self.places[deal.quarter]
        self.quarters[source] = _with(self.quarters[source], -deal.amount)
        self.quarters[place] = _with(self.quarters[place], deal.amount)
        self.deals.remove(deal)
        self.moves.append(Move(deal.deal, deal.amount, deal.quarter, self.quarters[place].key))


def _with(quarter: QuarterPipe, amount: Decimal) -> QuarterPipe:
    return QuarterPipe(quarter.key, quarter.plan, quarter.pipeline + amount, quarter.index_target)


def _after(before: QuarterPipe, after: QuarterPipe) -> After:
    return After(
        before.key,
        before.index,
        after.index,
        before.index_target,
        before.pipeline,
        after.pipeline,
        missing=max(-after.over, Decimal(0)),
    )
