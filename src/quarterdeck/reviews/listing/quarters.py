"""Which quarters there are to review."""

from datetime import date

from quarterdeck.calendar import FiscalCalendar, Period

RECENT = 75
"""So many days into a quarter the one before is the one to review."""
BACK = 5


def usual(day: date, calendar: FiscalCalendar) -> Period:
    """The quarter to review on a day: the one that ended last, until the running one is nearly over."""
    running = Period.containing(day, "quarter", calendar)
    return running.shift(-1) if (day - running.first).days < RECENT else running


def offered(day: date, calendar: FiscalCalendar) -> list[Period]:
    """The running quarter and those before, the latest first."""
    running = Period.containing(day, "quarter", calendar)
    return [running.shift(-number) for number in range(BACK)]
