"""How likely a partner reaches the plan of a quarter, and by what that is judged.

Where deals bring at least half of what a partner sells and some are open, by these: each is won or not,
by its own probability or else by the partner's win rate. Otherwise by the season: the months that are left
come as they did a year ago, times the growth of the last twelve months on the twelve before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from itertools import dropwhile
from statistics import NormalDist

from quarterdeck.reviews.arithmetic.sums import reaching

YEAR = 12
ENOUGH = 2 * YEAR
"""Whole months since the first sale, below which the season cannot be told."""
BY_DEALS = Decimal("0.5")
"""The part of revenue that comes by deals, from which they tell the chance."""
STEP = Decimal("0.0001")


class By(StrEnum):
    DEALS = "deals"
    SEASON = "season"


class Why(StrEnum):
    """Why nothing had to be judged (REACHED, OVER), or why nothing can be."""

    REACHED = "reached"
    OVER = "over"
    NO_PLAN = "no_plan"
    NO_WIN_RATE = "no_win_rate"
    SHORT_HISTORY = "short_history"
    NOTHING_BEFORE = "nothing_before"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a quarter stands.

    `ahead` has, for each of its months that is not over, the part that is still to come: (0.4, 1) in the
    middle of the second month.
    """

    plan: Decimal | None
    sold: Decimal
    ahead: tuple[Decimal, ...] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Bid:
    """An open deal that is to close in the quarter."""

    amount: Decimal
    probability: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """How the partner sells: the part of its revenue that came by deals that it won, in the last four
    quarters; its win rate; what it sold in the whole months before the first of `Position.ahead`.
    """

    by_deals: Decimal | None = None
    win_rate: Decimal | None = None
    history: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Chance:
    """`value` is 0 to 1, None where there is none: `why` says it then.

    `expected` is what the whole quarter comes to in the mean. By deals: `deals` are open, `open` in all.
    By season: `growth` is a factor (1.05: five per cent more), `spread` the standard error of what is
    still to come.
    """

    value: Decimal | None
    by: By | None
    why: Why | None
    missing: Decimal
    expected: Decimal | None = None
    deals: int = 0
    open: Decimal = Decimal(0)
    growth: Decimal | None = None
    spread: Decimal | None = None


def chance(position: Position, bids: Sequence[Bid], habit: Habit) -> Chance:
    if position.plan is None or position.plan <= 0:
        return Chance(None, None, Why.NO_PLAN, Decimal(0))
    missing = max(position.plan - position.sold, Decimal(0))
    if position.over:
        return Chance(None, None, Why.OVER, missing, position.sold)
    if not missing:
        return Chance(Decimal(1), None, Why.REACHED, missing)
    open_ = [bid for bid in bids if bid.amount > 0]
    if open_ and habit.by_deals is not None and habit.by_deals >= BY_DEALS:
        return _by_deals(position.sold, missing, open_, habit.win_rate)
    return _by_season(position, missing, list(dropwhile(lambda month: not month, habit.history)))


def _by_deals(sold: Decimal, missing: Decimal, bids: Sequence[Bid], win_rate: Decimal | None) -> Chance:
    likely = [(bid.amount, bid.probability if bid.probability is not None else win_rate) for bid in bids]
    known = [(amount, probability) for amount, probability in likely if probability is not None]
    whole = sum((amount for amount, _ in likely), Decimal(0))
    if len(known) < len(likely):
        return Chance(None, None, Why.NO_WIN_RATE, missing, deals=len(likely), open=whole)
    comes = sum((amount * probability for amount, probability in known), Decimal(0))
    value = _part(reaching(missing, known))
    return Chance(value, By.DEALS, None, missing, sold + comes, len(known), whole)


def _by_season(position: Position, missing: Decimal, history: Sequence[Decimal]) -> Chance:
    """Months err independently of each other, as the same rule errs over the last twelve.

    Growth is known over these twelve as a whole, so one degree of freedom is gone.
    """
    if len(history) < ENOUGH:
        return Chance(None, None, Why.SHORT_HISTORY, missing)
    earlier, later = history[-ENOUGH:-YEAR], history[-YEAR:]
    if sum(earlier) <= 0 or sum(later) < 0:
        return Chance(None, None, Why.NOTHING_BEFORE, missing)
    growth = sum(later, Decimal(0)) / sum(earlier, Decimal(0))
    comes = growth * sum(
        (month * part for month, part in zip(later, position.ahead, strict=False)), Decimal(0)
    )
    errors = [now - growth * before for before, now in zip(earlier, later, strict=True)]
    variance = sum((error**2 for error in errors), Decimal(0)) / (YEAR - 1)
    spread = (variance * sum(position.ahead, Decimal(0))).sqrt()
    value = _part(_beyond(comes - missing, spread))
    return Chance(value, By.SEASON, None, missing, position.sold + comes, growth=growth, spread=spread)


def _beyond(ahead: Decimal, spread: Decimal) -> float:
    """How likely nothing is missing in the end, where in the mean so much is left over."""
    if not spread:
        return 1.0 if ahead >= 0 else 0.0
    return NormalDist().cdf(float(ahead / spread))


def _part(value: float) -> Decimal:
    return Decimal(repr(min(max(value, 0.0), 1.0))).quantize(STEP, ROUND_HALF_EVEN)
