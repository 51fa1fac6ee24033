"""Fiscal calendars and periods. Nothing else in Quarterdeck does date arithmetic."""

from quarterdeck.calendar.fiscal import YEARS, FiscalCalendar, Pattern, calendar_months
from quarterdeck.calendar.period import YEAR, Grain, Period, PeriodError, Span
from quarterdeck.calendar.today import pinned_today, today

__all__ = [
    "YEAR",
    "YEARS",
    "FiscalCalendar",
    "Grain",
    "Pattern",
    "Period",
    "PeriodError",
    "Span",
    "calendar_months",
    "pinned_today",
    "today",
]
