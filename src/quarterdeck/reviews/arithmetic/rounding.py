"""Rounding that adds up."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor


def to_step(amount: Fraction, step: Decimal) -> Decimal:
    """`amount` in whole steps, half a step away from 0 as `money.rounded` does."""
    steps = floor(abs(amount) / Fraction(step) + Fraction(1, 2))
    return step * (steps if amount >= 0 else -steps)


def bridge(start: Fraction, parts: Sequence[Fraction], step: Decimal) -> tuple[Decimal, ...]:
    """The parts that lead from `start` to its end, so rounded that they add up to the way between the two.

    Not the parts are rounded but the points between them: each part is less than a step off, one that is
    0 stays 0, and nothing is left over.
    """
    points = [to_step(start, step)]
    for part in parts:
        start += part
        points.append(to_step(start, step))
    return tuple(later - earlier for earlier, later in pairwise(points))
