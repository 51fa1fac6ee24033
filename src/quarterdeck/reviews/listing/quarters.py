"""Which quarters there are to review."""

from datetime import date

from quarterdeck.calendar import FiscalCalendar, Period

RECENT = 30
"""So many days into a quarter the one before is the one to review."""
BACK = 5


def usual(day: date, calendar: FiscalCalendar) -> Period:
    """The quarter to review on a day: the one that ended a moment ago, else the running one."""
    running = Period.containing(day, "quarter", calendar)
    return running.shift(-1) if (day - running.first).days < RECENT else running


def offered(day: date, calendar: FiscalCalendar) -> list[Period]:
    """The running quarter and those before, the latest first."""
    running = Period.containing(day, "quarter", calendar)
    return [running.shift(-number) for number in range(BACK)]
