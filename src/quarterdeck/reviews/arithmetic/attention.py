"""When figures call for a get-well plan: below the limit in two periods running, or severely in one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, takewhile

RUNNING = 2


@dataclass(frozen=True, slots=True)
class Limit:
    """Below `floor` a value is low; below the part `severe` of it, once is enough."""

    floor: Decimal
    severe: Decimal

    @property
    def bottom(self) -> Decimal:
        return self.floor * self.severe


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure's value in a period; None where it is not available."""

    period: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """What called for it: the low readings at the end, the oldest first. `bottom` is the severe limit."""

    measure: str
    severe: bool
    floor: Decimal
    bottom: Decimal
    readings: tuple[Reading, ...]


def triggers(readings: Mapping[str, Sequence[Reading]], limits: Mapping[str, Limit]) -> tuple[Trigger, ...]:
    """By measure, in the order of `limits`; the severe first.

    Only the end counts: what has recovered calls for nothing, and neither does what is not available.
    `readings` are in order of time, without gaps.
    """
    found = [
        _trigger(measure, limit, readings[measure])
        for measure, limit in limits.items()
        if measure in readings
    ]
    return tuple(sorted((one for one in found if one), key=lambda one: not one.severe))


def _trigger(measure: str, limit: Limit, readings: Sequence[Reading]) -> Trigger | None:
    low = list(islice(_low(readings, limit.floor), RUNNING))[::-1]
    if not low:
        return None
    last = low[-1].value
    severe = last is not None and last < limit.bottom
    if not severe and len(low) < RUNNING:
        return None
    return Trigger(measure, severe, limit.floor, limit.bottom, tuple(low))


def _low(readings: Sequence[Reading], floor: Decimal) -> Iterable[Reading]:
    """Those below, from the last one back."""
    return takewhile(lambda one: one.value is not None and one.value < floor, reversed(readings))
