"""The plain continuation of a monthly series, by the simplest model that its length and course allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from itertools import dropwhile

from quarterdeck.calendar import YEAR
from quarterdeck.forecast.band import Band

ENOUGH = YEAR
"""The months since the first sale below which there is nothing to continue."""
GAPS = Decimal(1) / 3
"""With more months than this part of them without a sale, sales come now and then."""


class Course(StrEnum):
    """What of the past was carried on."""

    YEARS = "years"  # level, trend and the course of the year, as far as they show
    LEVEL = "level"  # under two years: the level alone
    GAPS = "gaps"  # sales come now and then: how often, and how much at a time


@dataclass(frozen=True, slots=True)
class Forecast:
    """One band a month, and of how many months of history they were made."""

    months: tuple[Band, ...]
    course: Course
    history: int


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Too little history: `history` months since the first sale, 0 where nothing was ever sold."""

    history: int


def continued(months: Sequence[Decimal], ahead: int, *, places: int = 2) -> Forecast | TooLittle:
    """The `ahead` months after `months` (whole ones, the oldest first), to `places` decimals.

    The same series gives the same answer. No edge lies below 0: what is sold is.
    """
    begun = list(dropwhile(lambda amount: amount <= 0, months))
    if len(begun) < ENOUGH:
        return TooLittle(len(begun))
    course = _course(begun)
    scale = max(abs(amount) for amount in begun)
    numbers = _model(course, [float(amount / scale) for amount in begun], ahead)
    return Forecast(tuple(_band(one, scale, places) for one in numbers), course, len(begun))


def _course(begun: Sequence[Decimal]) -> Course:
    if sum(1 for amount in begun if not amount) > GAPS * len(begun):
        return Course.GAPS
    return Course.LEVEL if len(begun) < 2 * YEAR else Course.YEARS


def _model(course: Course, numbers: list[float], ahead: int) -> list[tuple[float, float, float]]:
    from quarterdeck.forecast import models  # noqa: PLC0415 (takes a second or two, and much memory)

    match course:
        case Course.GAPS:
            return models.now_and_then(numbers, ahead)
        case Course.LEVEL:
            return models.smoothed(numbers, ahead, model="ZNN", season=1)
        case Course.YEARS:
            return models.smoothed(numbers, ahead, model="ZZZ", season=YEAR)


def _band(numbers: tuple[float, float, float], scale: Decimal, places: int) -> Band:
    return Band(*(_amount(number, scale, places) for number in numbers))


def _amount(number: float, scale: Decimal, places: int) -> Decimal:
    amount = max(Decimal(repr(number)) * scale, Decimal(0))
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
