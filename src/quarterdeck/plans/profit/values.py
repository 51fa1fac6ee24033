"""The small words of the forecast: months, answers that may not be available, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import add, sub

Months = tuple[Decimal, ...]
"""An amount for each month of the plan."""
NOTHING = Decimal(0)


class Reason(StrEnum):
    """Why an answer is not available."""

    NO_REVENUE = "no revenue"
    NO_MARGIN = "no margin"
    NO_INVESTMENT = "no investment"
    NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class Answer:
    """A value, or the reason why there is none."""

    value: Decimal | None = None
    reason: Reason | None = None

    @property
    def known(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True)
class When:
    """A month of the plan, counted from 0, or the reason why there is none."""

    month: int | None = None
    reason: Reason | None = None


class Lack(StrEnum):
    """What a part of the plan does not say, so that it is not counted."""

    MARGIN = "margin"
    DEAL = "deal"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Missing:
    """A line without margin, services without average deal, an investment after the plan's end."""

    key: str
    name: str
    lack: Lack


def ratio(part: Decimal, whole: Decimal, reason: Reason) -> Answer:
    """`part` / `whole`; not available, for `reason`, where `whole` is 0."""
    return Answer(part / whole) if whole else Answer(reason=reason)


def plus(one: Months, other: Months) -> Months:
    return tuple(map(add, one, other))


def less(one: Months, other: Months) -> Months:
    return tuple(map(sub, one, other))


def total(months: Sequence[Decimal]) -> Decimal:
    return sum(months, NOTHING)


def running(months: Sequence[Decimal]) -> Months:
    """The sum up to each month."""
    found, so_far = [], NOTHING
    for amount in months:
        so_far += amount
        found.append(so_far)
    return tuple(found)
