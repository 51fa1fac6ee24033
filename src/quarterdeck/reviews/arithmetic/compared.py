"""Plan and actual by quarter, as they are told: ten per cent ahead in the first, five in the second."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import groupby

CENT = Decimal("0.01")


class Side(StrEnum):
    AHEAD = "ahead"
    LEVEL = "level"
    BEHIND = "behind"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attained:
    """A quarter's attainment; None where there was no plan."""

    quarter: str
    attainment: Decimal | None


@dataclass(frozen=True, slots=True)
class Told:
    """Quarters in a row that are told alike: so many whole hundredths to one side of plan."""

    side: Side
    by: Decimal
    quarters: tuple[str, ...]


def told(quarters: Iterable[Attained]) -> tuple[Told, ...]:
    """Rounded to whole per cent, half away from plan; what rounds to nothing is level with it."""
    return tuple(
        Told(side, by, tuple(one.quarter for one in alike))
        for (side, by), alike in groupby(quarters, key=lambda one: _beside(one.attainment))
    )


def _beside(attainment: Decimal | None) -> tuple[Side, Decimal]:
    if attainment is None:
        return Side.UNKNOWN, Decimal(0)
    variance = (attainment - 1).quantize(CENT, ROUND_HALF_UP)
    if not variance:
        return Side.LEVEL, Decimal(0)
    return (Side.AHEAD if variance > 0 else Side.BEHIND), abs(variance)
