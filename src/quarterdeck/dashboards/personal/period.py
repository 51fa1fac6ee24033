"""Periods that move along with the day: what 'this quarter' is today."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quarterdeck.calendar import FiscalCalendar, Grain, Period, Span

PERIODS: Mapping[str, str | Promise] = {
    "quarter": _("This quarter"),
    "year": _("This year"),
    "month": _("This month"),
    "last quarter": _("Last quarter"),
    "last year": pgettext_lazy("period", "Last year"),
    "next quarter": _("Next quarter"),
    "12 months": _("The last 12 months"),
}
STEPS = {"last quarter": -1, "last year": -1, "next quarter": 1}


def span_of(period: str, calendar: FiscalCalendar, today: date) -> Span:
    """What a tile's period is today. Raises PeriodError for a fixed one that is none."""
    if period == "12 months":
        return last_months(12, calendar, today)
    if period not in PERIODS:
        return Span.parse(period, calendar)
    grain = cast("Grain", period.rsplit(maxsplit=1)[-1])
    found = Period.containing(today, grain, calendar).shift(STEPS.get(period, 0))
    return Span(found, found)


def last_months(count: int, calendar: FiscalCalendar, today: date) -> Span:
    """The month of today and those before it."""
    this = Period.containing(today, "month", calendar)
    return Span(this.shift(1 - count), this)


def previous(span: Span) -> Span:
    """The span of the same length that ends where this one begins."""
    length = len(list(span.split(span.start.grain)))
    return Span(span.start.shift(-length), span.start.shift(-1))
