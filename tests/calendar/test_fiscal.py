"""Fiscal calendars, worked by hand."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.calendar.fiscal import Pattern

CALENDAR = FiscalCalendar()
JULY = FiscalCalendar("July to June", 7)
RETAIL = FiscalCalendar("4-4-5 from February", 2, "4-4-5")
PATTERNS: list[Pattern] = ["calendar", "4-4-5", "4-5-4", "5-4-4"]
CALENDARS = st.builds(
    FiscalCalendar, st.just("any"), st.integers(min_value=1, max_value=12), st.sampled_from(PATTERNS)
)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
YEARS = st.integers(min_value=1950, max_value=2150)


class TestCalendarMonths:
    def test_a_calendar_year(self):
        starts = CALENDAR.month_starts(2026)
        assert starts == (*(date(2026, month, 1) for month in range(1, 13)), date(2027, 1, 1))

    def test_a_year_from_july_is_named_after_its_end(self):
        starts = JULY.month_starts(2026)
        assert (starts[0], starts[5], starts[6], starts[12]) == (
            date(2025, 7, 1),
            date(2025, 12, 1),
            date(2026, 1, 1),
            date(2026, 7, 1),
        )

    @pytest.mark.parametrize(
        ("day", "place"),
        [
            (date(2025, 6, 30), (2025, 12)),
            (date(2025, 7, 1), (2026, 1)),
            (date(2025, 12, 31), (2026, 6)),
            (date(2026, 1, 1), (2026, 7)),
            (date(2026, 6, 30), (2026, 12)),
            (date(2024, 2, 29), (2024, 8)),
        ],
    )
    def test_where_a_day_lies_in_a_year_from_july(self, day: date, place: tuple[int, int]):
        assert JULY.locate(day) == place


class TestWeeks:
    """Fiscal 2026 of a 4-4-5 calendar from February.

    1 February 2025 is a Saturday, so the nearest Monday is 3 February; 1 February 2026 is a Sunday:
    2 February. That is 52 weeks.
    """

    def test_a_year_of_52_weeks(self):
        starts = RETAIL.month_starts(2026)
        assert starts[:4] == (date(2025, 2, 3), date(2025, 3, 3), date(2025, 3, 31), date(2025, 5, 5))
        assert starts[12] == date(2026, 2, 2)
        weeks = [(after - start).days // 7 for start, after in itertools.pairwise(starts)]
        assert weeks == [4, 4, 5] * 4

    def test_a_year_of_53_weeks_ends_in_a_month_of_six(self):
        """From 29 January 2024 (1 February 2024 is a Thursday) to 2 February 2025: 53 weeks."""
        starts = RETAIL.month_starts(2025)
        assert (starts[0], starts[11], starts[12]) == (
            date(2024, 1, 29),
            date(2024, 12, 23),
            date(2025, 2, 3),
        )
        weeks = [(after - start).days // 7 for start, after in itertools.pairwise(starts)]
        assert weeks == [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6]

    @pytest.mark.parametrize(
        ("pattern", "weeks"), [("4-4-5", [4, 4, 5]), ("4-5-4", [4, 5, 4]), ("5-4-4", [5, 4, 4])]
    )
    def test_the_patterns(self, pattern: Pattern, weeks: list[int]):
        starts = FiscalCalendar("weeks", 2, pattern).month_starts(2026)
        found = [(after - start).days // 7 for start, after in itertools.pairwise(starts)]
        assert found == weeks * 4

    @pytest.mark.parametrize(
        ("year", "first"),
        [
            (2024, date(2024, 1, 1)),  # a Monday
            (2025, date(2024, 12, 30)),  # Wednesday: back to Monday
            (2026, date(2025, 12, 29)),  # Thursday: back
            (2027, date(2027, 1, 4)),  # Friday: on to the next
            (2028, date(2028, 1, 3)),  # Saturday: on
            (2023, date(2023, 1, 2)),  # Sunday: on
        ],
    )
    def test_a_year_from_january_starts_as_iso_weeks_do(self, year: int, first: date):
        calendar = FiscalCalendar("ISO", 1, "4-4-5")
        assert calendar.month_starts(year)[0] == first
        assert first == date.fromisocalendar(year, 1, 1)

    def test_days_before_the_first_of_january_may_lie_in_the_new_year(self):
        calendar = FiscalCalendar("ISO", 1, "4-4-5")
        assert calendar.locate(date(2024, 12, 29)) == (2024, 12)
        assert calendar.locate(date(2024, 12, 30)) == (2025, 1)
        assert calendar.locate(date(2027, 1, 3)) == (2026, 12)


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_year_starts_in_one_of_twelve_months(month: int):
    with pytest.raises(ValueError, match="starts in month 1 to 12"):
        FiscalCalendar("no", month)


@pytest.mark.parametrize("pattern", ["445", "", "4-4-4"])
def test_an_unknown_pattern_is_refused(pattern: str):
    with pytest.raises(ValueError, match="calendar, 4-4-5, 4-5-4, 5-4-4"):
        FiscalCalendar("no", 1, pattern)


@given(CALENDARS, YEARS)
def test_years_follow_one_another(calendar: FiscalCalendar, year: int):
    starts = calendar.month_starts(year)
    assert len(starts) == 13
    assert list(starts) == sorted(set(starts))
    assert starts[12] == calendar.month_starts(year + 1)[0]


@given(CALENDARS, YEARS)
def test_a_year_is_named_after_the_calendar_year_it_ends_in(calendar: FiscalCalendar, year: int):
    """A week calendar may run over by half a week."""
    last = calendar.month_starts(year)[12] - timedelta(days=1)
    assert (
        min(abs((last - date(year, 1, 1)).days), abs((last - date(year, 12, 31)).days)) <= 3
        or last.year == year
    )


@given(CALENDARS, DAYS)
def test_a_day_lies_inside_its_month(calendar: FiscalCalendar, day: date):
    year, month = calendar.locate(day)
    starts = calendar.month_starts(year)
    assert starts[month - 1] <= day < starts[month]


@given(CALENDARS, DAYS, st.integers(min_value=0, max_value=2000))
def test_months_tile_any_stretch_of_days(calendar: FiscalCalendar, first: date, length: int):
    last = first + timedelta(days=length)
    months = list(calendar.months(first, last))
    assert months[0][2] <= first <= months[0][3]
    assert months[-1][2] <= last <= months[-1][3]
    for (*_, end), (_, _, start, _) in itertools.pairwise(months):
        assert start == end + timedelta(days=1)
