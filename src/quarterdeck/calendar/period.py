"""Periods and spans of periods in a fiscal calendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from quarterdeck.calendar.fiscal import YEARS, FiscalCalendar

Grain = Literal["month", "quarter", "half", "year"]
YEAR = 12  # months
MONTHS_IN: dict[Grain, int] = {"month": 1, "quarter": 3, "half": 6, "year": YEAR}
_KEY = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?")


class PeriodError(ValueError):
    """A text that names no period; the message says what would."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The `number`-th month, quarter or half of fiscal `year`; of a year the number is 1."""

    year: int
    number: int
    grain: Grain
    calendar: FiscalCalendar

    @classmethod
    def parse(cls, text: str, calendar: FiscalCalendar) -> "Period":
        """Read '2026', '2026-H1', '2026-Q3' or '2026-07' (the seventh fiscal month)."""
        match = _KEY.fullmatch(text.strip().upper())
        if match is None:
            raise PeriodError(f"'{text}' is not a period. Write 2026, 2026-H1, 2026-Q3 or 2026-07.")
        if int(match["year"]) not in YEARS:
            raise PeriodError(f"'{text}' is out of reach: years lie between {YEARS[0]} and {YEARS[-1]}.")
        for grain in ("quarter", "half", "month"):
            if number := match[grain]:
                return cls(int(match["year"]), int(number), grain, calendar)
        return cls(int(match["year"]), 1, "year", calendar)

    @classmethod
    def containing(cls, day: date, grain: Grain, calendar: FiscalCalendar) -> "Period":
        year, month = calendar.locate(day)
        return cls(year, (month - 1) // MONTHS_IN[grain] + 1, grain, calendar)

    @property
    def key(self) -> str:
        """'2026', '2026-H1', '2026-Q3' or '2026-07': sorts in order of time within a grain."""
        match self.grain:
            case "year":
                return f"{self.year:04}"
            case "half":
                return f"{self.year:04}-H{self.number}"
            case "quarter":
                return f"{self.year:04}-Q{self.number}"
            case "month":
                return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return self.calendar.month_starts(self.year)[(self.number - 1) * MONTHS_IN[self.grain]]

    @property
    def last(self) -> date:
        following = self.calendar.month_starts(self.year)[self.number * MONTHS_IN[self.grain]]
        return following - timedelta(days=1)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def shift(self, steps: int) -> "Period":
        """The period `steps` later (earlier when negative) of the same grain."""
        year, place = divmod(self._ordinal + steps, self._per_year)
        return Period(year, place + 1, self.grain, self.calendar)

    def since(self, other: "Period") -> int:
        """How many steps after `other`, of the same grain, this one comes; negative before it."""
        if (self.grain, self.calendar) != (other.grain, other.calendar):
            raise PeriodError(f"Nothing leads step by step from {other} to {self}.")
        return self._ordinal - other._ordinal

    def last_year(self) -> "Period":
        return Period(self.year - 1, self.number, self.grain, self.calendar)

    def split(self, grain: Grain) -> list["Period"]:
        """The periods of a finer (or the same) `grain` inside this one."""
        return list(Span(self, self).split(grain))

    def elapsed(self, day: date) -> Decimal:
        """The share of days gone at the end of `day`, 0 to 1, linear by day."""
        gone = min(max((day - self.first).days + 1, 0), self.days)
        return Decimal(gone) / Decimal(self.days)

    @property
    def _per_year(self) -> int:
        return YEAR // MONTHS_IN[self.grain]

    @property
    def _ordinal(self) -> int:
        return self.year * self._per_year + self.number - 1

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True)
class Span:
    """From the start of one period to the end of another: what a question is asked about."""

    start: Period
    end: Period

    def __post_init__(self) -> None:
        if self.start.calendar != self.end.calendar:
            raise PeriodError("A span lies in one calendar.")
        if self.end.last < self.start.first:
            raise PeriodError(f"{self.start} comes after {self.end}. Write the earlier one first.")

    @classmethod
    def parse(cls, text: str, calendar: FiscalCalendar) -> "Span":
        """Read one period, or two with '..' between: '2026', '2025-Q3..2026-Q2'."""
        start, dots, end = text.partition("..")
        first = Period.parse(start, calendar)
        return cls(first, Period.parse(end, calendar) if dots else first)

    @property
    def first(self) -> date:
        return self.start.first

    @property
    def last(self) -> date:
        return self.end.last

    @property
    def key(self) -> str:
        return self.start.key if self.start == self.end else f"{self.start}..{self.end}"

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def split(self, grain: Grain) -> Iterator[Period]:
        """Every period of `grain` that touches this span, in order of time."""
        calendar = self.start.calendar
        period = Period.containing(self.first, grain, calendar)
        while period.first <= self.last:
            yield period
            period = period.shift(1)

    def last_year(self) -> "Span":
        return Span(self.start.last_year(), self.end.last_year())

    def elapsed(self, day: date) -> Decimal:
        """The share of days gone at the end of `day`, 0 to 1, linear by day."""
        gone = min(max((day - self.first).days + 1, 0), self.days)
        return Decimal(gone) / Decimal(self.days)

    def __str__(self) -> str:
        return self.key
