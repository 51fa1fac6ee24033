"""Spreading an amount over months so that they add up to it, to the smallest coin."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor


class SpreadError(ValueError):
    """What is locked leaves nothing to spread, or nowhere to put it. `rest` is what is left over."""

    def __init__(self, rest: Decimal) -> None:
        super().__init__(f"{rest} is left, and cannot be spread.")
        self.rest = rest


def spread(total: Decimal, weights: Sequence[Decimal], step: Decimal) -> tuple[Decimal, ...]:
    """`total`, rounded to `step`, in parts as `weights` stand to each other.

    Each part is cut down to `step`; what is left goes by single steps to the parts of which most was
    cut, the earlier first. Weights are not negative; where all are 0 it is spread evenly.
    """
    if not weights:
        raise SpreadError(total)
    if min(weights) < 0:
        raise ValueError("A weight is not negative.")
    if total < 0:
        return tuple(-part for part in spread(-total, weights, step))
    steps = in_steps(Fraction(total), step)
    shares = _shares(steps, weights)
    parts = [floor(share) for share in shares]
    by_cut = sorted(range(len(parts)), key=lambda place: parts[place] - shares[place])
    for place in by_cut[: steps - sum(parts)]:
        parts[place] += 1
    return tuple(step * part for part in parts)


def spread_rest(
    months: Sequence[Decimal], locked: Collection[int], total: Decimal, step: Decimal
) -> tuple[Decimal, ...]:
    """The months made to add up to `total`: those of `locked` stay, the others share the rest.

    They share it as they stand to each other now. Raises SpreadError where more than `total` is locked,
    or all is locked and something is left.
    """
    free = [place for place in range(len(months)) if place not in locked]
    rest = total - sum((months[place] for place in range(len(months)) if place in locked), Decimal(0))
    if rest < 0 or (rest and not free):
        raise SpreadError(rest)
    made = list(months)
    if free:
        for place, part in zip(free, spread(rest, [months[one] for one in free], step), strict=True):
            made[place] = part
    return tuple(made)


def in_steps(amount: Fraction, step: Decimal) -> int:
    """How many of the smallest coin an amount of 0 or more is, half a coin counted as one."""
    return floor(amount / Fraction(step) + Fraction(1, 2))


def _shares(steps: int, weights: Sequence[Decimal]) -> list[Fraction]:
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact, Fraction(0))
    if not whole:
        return [Fraction(steps, len(exact))] * len(exact)
    return [steps * weight / whole for weight in exact]
