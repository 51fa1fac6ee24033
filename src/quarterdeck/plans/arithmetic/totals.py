"""The totals of a plan: of any of its months, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import Group, quarters_of, years_of


@dataclass(frozen=True, slots=True)
class Total:
    """What some months add up to; `lines` has one amount a line, in the order of the plan."""

    lines: tuple[Decimal, ...]

    @property
    def amount(self) -> Decimal:
        return _sum(self.lines)


def over(content: Content, months: range) -> Total:
    """The total of these months: a quarter's, a year's, the whole plan's."""
    return Total(tuple(_sum(line.months[month] for month in months) for line in content.lines))


def by_quarter(content: Content, calendar: FiscalCalendar) -> list[tuple[Group, Total]]:
    """By the vendor's fiscal quarters that the plan touches."""
    return [(group, over(content, group.months)) for group in quarters_of(content, calendar)]


def by_year(content: Content, calendar: FiscalCalendar) -> list[tuple[Group, Total]]:
    """By plan year: twelve months from the plan's start, the last perhaps fewer."""
    return [(group, over(content, group.months)) for group in years_of(content, calendar)]


def by_month(content: Content) -> tuple[Decimal, ...]:
    """All lines together."""
    return tuple(_sum(line.months[month] for line in content.lines) for month in range(content.length))


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))
