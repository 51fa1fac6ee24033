"""The months of a plan in the vendor's calendar, and the quarters and years they make up."""

from dataclasses import dataclass
from datetime import date

from quarterdeck.calendar import YEAR, FiscalCalendar, Period, Span
from quarterdeck.plans.content import Content


@dataclass(frozen=True, slots=True)
class Group:
    """Months that are added up: their numbers in the plan, and the periods they span.

    `key` is '2027-Q1' for a quarter, '1' for the first year of the plan. A quarter at either end of the
    plan may have fewer than three months: `whole` says so.
    """

    key: str
    months: range
    span: Span
    whole: bool = True


def months_of(content: Content, calendar: FiscalCalendar) -> list[Period]:
    """Each month of the plan. Raises PeriodError where its start is out of reach."""
    first = Period.parse(content.begins, calendar)
    return [first.shift(number) for number in range(content.length)]


def months_after(begins: str, other: str) -> int:
    """How many months after `other` a content begins; negative before it. The same in every calendar."""
    one, two = (int(month[:4]) * YEAR + int(month[5:]) for month in (begins, other))
    return one - two


def days_of(content: Content, calendar: FiscalCalendar) -> tuple[date, date]:
    """The first and the last day of a content."""
    months = months_of(content, calendar)
    return months[0].first, months[-1].last


def quarters_of(content: Content, calendar: FiscalCalendar) -> list[Group]:
    """The vendor's fiscal quarters that the plan touches."""
    months = months_of(content, calendar)
    starts = [number for number, month in enumerate(months) if number == 0 or month.number % 3 == 1]
    return [
        _quarter(months, range(start, end))
        for start, end in zip(starts, [*starts[1:], len(months)], strict=True)
    ]


def years_of(content: Content, calendar: FiscalCalendar) -> list[Group]:
    """Twelve months each from the plan's start; the last year may be shorter."""
    months = months_of(content, calendar)
    starts = range(0, len(months), YEAR)
    parts = [range(start, min(start + YEAR, len(months))) for start in starts]
    return [
        Group(str(number), part, Span(months[part[0]], months[part[-1]]), len(part) == YEAR)
        for number, part in enumerate(parts, start=1)
    ]


def _quarter(months: list[Period], part: range) -> Group:
    quarter = Period.containing(months[part[0]].first, "quarter", months[part[0]].calendar)
    return Group(quarter.key, part, Span(quarter, quarter), len(part) == 3)
