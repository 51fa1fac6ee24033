"""What open deals can come to: the distribution of the sum of those that are won."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import takewhile

COIN = Decimal("0.0001")
"""The smallest part of an amount that counts."""
MOST = 1000
"""More sums than these are rounded to a thousandth of all deals together: two deals may come to the same."""

Likely = tuple[Decimal, Decimal]
"""An amount above 0, and the probability that it comes."""


def reaching(goal: Decimal, deals: Sequence[Likely]) -> float:
    """How likely the deals that are won come to `goal` or more, each won or not without regard to others.

    Exact while there are few sums. The sums are made without looking at the goal, so a higher one is never
    likelier.
    """
    found, least = _sums(deals), _coins(goal, ROUND_CEILING)
    return sum(found[one] for one in takewhile(lambda one: one >= least, sorted(found, reverse=True)))


def _sums(deals: Sequence[Likely]) -> Mapping[int, float]:
    """How likely each sum is, in coins."""
    found = {0: 1.0}
    step = max(sum(_coins(amount) for amount, _ in deals) // MOST, 1)
    for amount, probability in deals:
        found = _with(found, _coins(amount), float(probability))
        if len(found) > MOST:
            found = _rounded(found, step)
    return found


def _with(sums: Mapping[int, float], amount: int, probability: float) -> dict[int, float]:
    made = defaultdict[int, float](float)
    for one, likely in sums.items():
        made[one] += likely * (1 - probability)
        made[one + amount] += likely * probability
    return made


def _rounded(sums: Mapping[int, float], step: int) -> dict[int, float]:
    made = defaultdict[int, float](float)
    for one, likely in sums.items():
        made[(one + step // 2) // step * step] += likely
    return made


def _coins(amount: Decimal, rounding: str = ROUND_HALF_UP) -> int:
    return int((amount / COIN).to_integral_value(rounding))
