"""Pipeline to plan. Each ratio says of what; where that is 0 it is not available: None.

The same rules as the KPIs of that name, for sums that no KPI can be asked for: what a quarter would look
like after deals have moved.
"""

from collections.abc import Iterable
from decimal import Decimal


def index(pipeline: Decimal, plan: Decimal | None) -> Decimal | None:
    """Pipeline index: the pipeline closing in a period / its plan."""
    return pipeline / plan if plan and plan > 0 else None


def missing(pipeline: Decimal, plan: Decimal | None, target: Decimal) -> Decimal | None:
    """The pipeline that an index of `target` takes beyond what is there; 0 where it is there."""
    return None if plan is None else max(plan * target - pipeline, Decimal(0))


def remainder(plan: Decimal, won: Decimal) -> Decimal:
    """What of the plan is not won yet."""
    return max(plan - won, Decimal(0))


def of_remainder(qualified: Decimal, plan: Decimal, won: Decimal) -> Decimal | None:
    """Coverage of remainder: the open qualified pipeline closing in a period / what is not won yet."""
    missing = remainder(plan, won)
    return qualified / missing if missing else None


def win_rate(won: Decimal, lost: Decimal) -> Decimal | None:
    """Won / (won + lost), by count or by value."""
    return won / (won + lost) if won + lost > 0 else None


def required(rate: Decimal | None) -> Decimal | None:
    """The coverage that a win rate asks for: 1 / win rate."""
    return 1 / rate if rate else None


def weighted(deals: Iterable[tuple[Decimal, Decimal | None]]) -> Decimal | None:
    """Sum of amount * probability; deals without one are left out, and without any there is no sum."""
    known = [amount * probability for amount, probability in deals if probability is not None]
    return sum(known, Decimal(0)) if known else None
