"""A fiscal calendar: where a year starts and how its months are cut."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

Pattern = Literal["calendar", "4-4-5", "4-5-4", "5-4-4"]
_WEEKS: dict[str, tuple[int, int, int]] = {"4-4-5": (4, 4, 5), "4-5-4": (4, 5, 4), "5-4-4": (5, 4, 4)}
THURSDAY = 3
YEARS = range(1900, 2201)  # what a business date or a period may lie in


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """Fiscal years of twelve months, named after the calendar year in which they end.

    `pattern` "calendar" cuts at calendar months. The week patterns cut each quarter into months of
    whole weeks; a year starts on the Monday nearest to the first of `start_month`, and the
    fifty-third week, when there is one, belongs to the last month.
    """

    name: str = "Calendar year"
    start_month: int = 1
    pattern: Pattern = "calendar"

    def __post_init__(self) -> None:
        if not 1 <= self.start_month <= 12:
            raise ValueError(f"A fiscal year starts in month 1 to 12, not {self.start_month}.")
        if self.pattern not in get_args(Pattern):
            raise ValueError(f"'{self.pattern}' is no pattern. Use {', '.join(get_args(Pattern))}.")

    def month_starts(self, year: int) -> tuple[date, ...]:
        """Thirteen dates: the first day of each month of fiscal `year`, then of the year after."""
        return _month_starts(self, year)

    def locate(self, day: date) -> tuple[int, int]:
        """The fiscal year and month (1 to 12) that hold `day`."""
        year = day.year + 1
        while day < self.month_starts(year)[0]:
            year -= 1
        return year, bisect_right(self.month_starts(year), day)

    def months(self, first: date, last: date) -> Iterator[tuple[int, int, date, date]]:
        """(year, month, first day, last day) of every fiscal month that touches first..last."""
        year, month = self.locate(first)
        while (start := self.month_starts(year)[month - 1]) <= last:
            yield year, month, start, self.month_starts(year)[month] - timedelta(days=1)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def calendar_months(first: date, last: date) -> list[str]:
    """The months of the common calendar that touch first..last, as '2026-07'."""
    return [f"{year:04}-{month:02}" for year, month, _first, _last in FiscalCalendar().months(first, last)]


@lru_cache(maxsize=512)
def _month_starts(calendar: FiscalCalendar, year: int) -> tuple[date, ...]:
    if calendar.pattern == "calendar":
        first = _first_of(calendar, year)
        ordinal = first.year * 12 + first.month - 1
        return tuple(date((ordinal + i) // 12, (ordinal + i) % 12 + 1, 1) for i in range(13))
    starts = [_nearest_monday(_first_of(calendar, year))]
    for weeks in _WEEKS[calendar.pattern] * 4:
        starts.append(starts[-1] + timedelta(weeks=weeks))
    starts[12] = _nearest_monday(_first_of(calendar, year + 1))
    return tuple(starts)


def _first_of(calendar: FiscalCalendar, year: int) -> date:
    return date(year if calendar.start_month == 1 else year - 1, calendar.start_month, 1)


def _nearest_monday(day: date) -> date:
    """ISO's rule for its weeks: the Monday of the week whose Thursday is nearest."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=int(day.weekday() > THURSDAY))
