"""The months a question is about, as somebody writing SQL would work them out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from quarterdeck.calendar import FiscalCalendar, Period, Span


@dataclass(frozen=True, slots=True)
class Dates:
    """First days of months: the period's `first` and `last`, the `running` one, all a year before too.

    `share` is the part of the running month that has gone, `elapsed` that of the period.
    """

    span: Span
    first: date
    last: date
    running: date
    share: Decimal
    elapsed: Decimal
    first_before: date
    last_before: date
    running_before: date

    @classmethod
    def of(cls, span: Span, today: date) -> Self:
        calendar = span.start.calendar
        months, month = list(span.split("month")), Period.containing(today, "month", calendar)
        first, last = months[0], months[-1]
        return cls(
            span=span,
            first=first.first,
            last=last.first,
            running=month.first,
            share=month.elapsed(today),
            elapsed=span.elapsed(today),
            first_before=first.last_year().first,
            last_before=last.last_year().first,
            running_before=month.last_year().first,
        )

    def to_date(self, complete: Decimal | None, running: Decimal | None) -> Decimal:
        """Complete months in full, the running one by the share of its days."""
        return (complete or Decimal(0)) + (running or Decimal(0)) * self.share


def this_quarter(today: date, calendar: FiscalCalendar) -> Span:
    quarter = Period.containing(today, "quarter", calendar)
    return Span(quarter, quarter)


def next_quarter(today: date, calendar: FiscalCalendar) -> Span:
    quarter = Period.containing(today, "quarter", calendar).shift(1)
    return Span(quarter, quarter)


def two_years(today: date, calendar: FiscalCalendar) -> Span:
    """This fiscal year and the one before."""
    year = Period.containing(today, "year", calendar)
    return Span(year.shift(-1), year)


def four_quarters(today: date, calendar: FiscalCalendar) -> Span:
    quarter = Period.containing(today, "quarter", calendar)
    return Span(quarter, quarter.shift(3))


def last_24_months(today: date, calendar: FiscalCalendar) -> Span:
    month = Period.containing(today, "month", calendar)
    return Span(month.shift(-23), month)
