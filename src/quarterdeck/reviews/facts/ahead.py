"""Looking ahead: pipeline to plan, by coming quarter, and the deals in it."""

from datetime import date
from decimal import Decimal

from quarterdeck.plans.content import Value
from quarterdeck.reviews.arithmetic import coverage
from quarterdeck.reviews.arithmetic.chance import Chance
from quarterdeck.reviews.arithmetic.shift import Shift


class Coming(Value):
    """A quarter that is not over. `actual` is what was sold in it, `won` the deals won in it.

    `index` = pipeline / plan, `coverage` = qualified pipeline / max(plan - won, 0); None where there is
    nothing to divide by. `index_target` is what the vendor asks for.
    """

    key: str
    begun: bool
    basis: str
    plan: Decimal | None
    actual: Decimal
    last_year: Decimal
    won: Decimal
    pipeline: Decimal
    qualified: Decimal
    weighted: Decimal | None
    index: Decimal | None
    index_target: Decimal
    coverage: Decimal | None

    @property
    def short(self) -> bool:
        """Whether the pipeline is less than the vendor asks for."""
        return self.index is not None and self.index < self.index_target

    @property
    def missing(self) -> Decimal | None:
        """The pipeline that is missing for the index asked for; 0 where none is."""
        return coverage.missing(self.pipeline, self.plan, self.index_target)


class Deal(Value):
    """An open deal. `slips` are the times that its close date moved later, `slipped_days` by how much.

    `stalled`: it has been in its stage for longer than is usual; see `arithmetic.stalled`. `amount` in the
    currency of the facts.
    """

    key: str
    name: str
    customer: str
    stage: str
    quarter: str
    amount: Decimal
    probability: Decimal | None
    qualified: bool
    created: date
    close_date: date
    slips: int
    slipped_days: int
    days_in_stage: int
    stalled: bool
    overdue: bool


class Ahead(Value):
    """`win_rate` is won / (won + lost) by number over the last four quarters; `required` = 1 / win rate.

    `chance` is that of reaching the plan of the first of the quarters, which is the running one.
    """

    quarters: tuple[Coming, ...]
    deals: tuple[Deal, ...]
    shift: Shift
    chance: Chance
    win_rate: Decimal | None
    won_count: int
    lost_count: int

    @property
    def required(self) -> Decimal | None:
        return 1 / self.win_rate if self.win_rate else None

    def deal(self, key: str) -> Deal:
        """Raises KeyError."""
        for deal in self.deals:
            if deal.key == key:
                return deal
        raise KeyError(key)
