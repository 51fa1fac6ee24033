"""Periods and spans: read, written, shifted, split, and how much of them is gone."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.calendar import FiscalCalendar, Grain, Period, PeriodError, Span

CALENDAR = FiscalCalendar()
JULY = FiscalCalendar("July to June", 7)
GRAINS: list[Grain] = ["month", "quarter", "half", "year"]
CALENDARS = st.builds(
    FiscalCalendar,
    st.just("any"),
    st.integers(min_value=1, max_value=12),
    st.sampled_from(["calendar", "4-4-5", "4-5-4", "5-4-4"]),
)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
PERIODS = st.builds(Period.containing, DAYS, st.sampled_from(GRAINS), CALENDARS)


class TestByHand:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2026", date(2025, 7, 1), date(2026, 6, 30)),
            ("2026-H1", date(2025, 7, 1), date(2025, 12, 31)),
            ("2026-H2", date(2026, 1, 1), date(2026, 6, 30)),
            ("2026-Q3", date(2026, 1, 1), date(2026, 3, 31)),
            ("2026-07", date(2026, 1, 1), date(2026, 1, 31)),
            (" 2024-q3 ", date(2024, 1, 1), date(2024, 3, 31)),
        ],
    )
    def test_fiscal_2026_from_july(self, text: str, first: date, last: date):
        period = Period.parse(text, JULY)
        assert (period.first, period.last) == (first, last)

    def test_a_quarter_of_weeks(self):
        calendar = FiscalCalendar("weeks", 2, "4-4-5")
        quarter = Period.parse("2025-Q4", calendar)
        assert (quarter.first, quarter.last, quarter.days) == (date(2024, 10, 28), date(2025, 2, 2), 14 * 7)
        assert [month.days // 7 for month in quarter.split("month")] == [4, 4, 6]

    @pytest.mark.parametrize(
        ("text", "steps", "result"),
        [
            ("2026-01", -1, "2025-12"),
            ("2026-Q4", 1, "2027-Q1"),
            ("2026-H1", 3, "2027-H2"),
            ("2026", -2, "2024"),
            ("2026-05", -17, "2024-12"),
        ],
    )
    def test_shift(self, text: str, steps: int, result: str):
        assert Period.parse(text, CALENDAR).shift(steps).key == result

    @pytest.mark.parametrize(
        ("text", "calendar"), [("2026", CALENDAR), ("2026-Q1", FiscalCalendar("Other", 4))]
    )
    def test_since_one_of_another_grain_or_calendar(self, text: str, calendar: FiscalCalendar):
        with pytest.raises(PeriodError, match="step by step"):
            Period.parse("2026-Q1", CALENDAR).since(Period.parse(text, calendar))

    def test_last_year_of_the_53rd_week(self):
        calendar = FiscalCalendar("weeks", 2, "4-4-5")
        assert Period.parse("2025-12", calendar).days == 42
        assert Period.parse("2026-12", calendar).last_year().days == 42

    @pytest.mark.parametrize(
        ("day", "share"),
        [
            (date(2025, 12, 31), Decimal(0)),
            (date(2026, 1, 1), Decimal(1) / 90),
            (date(2026, 2, 14), Decimal("0.5")),
            (date(2026, 3, 31), Decimal(1)),
            (date(2027, 1, 1), Decimal(1)),
        ],
    )
    def test_elapsed_counts_the_day_itself(self, day: date, share: Decimal):
        assert Period.parse("2026-Q1", CALENDAR).elapsed(day) == share
        assert Span.parse("2026-Q1", CALENDAR).elapsed(day) == share

    @pytest.mark.parametrize(
        "text",
        ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-1", "2026Q1", "2026-01-01"],
    )
    def test_no_period(self, text: str):
        with pytest.raises(PeriodError, match=r"is not a period\. Write 2026, 2026-H1, 2026-Q3 or 2026-07"):
            Period.parse(text, CALENDAR)

    @pytest.mark.parametrize("text", ["0000", "1899", "2201", "9999-01"])
    def test_a_year_beyond_the_calendar_is_no_period(self, text: str):
        with pytest.raises(PeriodError, match="between 1900 and 2200"):
            Period.parse(text, CALENDAR)


class TestSpan:
    def test_of_two_grains(self):
        span = Span.parse("2025-Q3..2026-02", CALENDAR)
        assert (span.first, span.last, span.key) == (date(2025, 7, 1), date(2026, 2, 28), "2025-Q3..2026-02")
        assert [period.key for period in span.split("quarter")] == ["2025-Q3", "2025-Q4", "2026-Q1"]
        assert span.last_year().key == "2024-Q3..2025-02"

    def test_of_one_period(self):
        assert Span.parse("2026", CALENDAR).key == "2026"
        assert Span.parse("2026..2026", CALENDAR).key == "2026"

    @pytest.mark.parametrize("text", ["2026..2025", "2026-Q2..2026-Q1", "2026-12..2025"])
    def test_backwards_is_refused(self, text: str):
        with pytest.raises(PeriodError, match="Write the earlier one first"):
            Span.parse(text, CALENDAR)

    @pytest.mark.parametrize("text", ["..2026", "2025..", "2024..2025..2026"])
    def test_half_a_span_is_refused(self, text: str):
        with pytest.raises(PeriodError):
            Span.parse(text, CALENDAR)

    def test_of_two_calendars_is_refused(self):
        with pytest.raises(PeriodError, match="one calendar"):
            Span(Period.parse("2025", CALENDAR), Period.parse("2026", JULY))


@given(PERIODS)
def test_a_key_reads_back(period: Period):
    assert Period.parse(period.key, period.calendar) == period


@given(PERIODS, st.integers(min_value=-300, max_value=300))
def test_shifting_back_is_the_inverse_and_since_tells_how_far(period: Period, steps: int):
    there = period.shift(steps)
    assert there.shift(-steps) == period
    assert (there.since(period), period.since(there)) == (steps, -steps)


@given(PERIODS)
def test_periods_of_a_grain_follow_without_gap(period: Period):
    assert period.shift(1).first == period.last + timedelta(days=1)
    assert period.shift(1) > period


@given(PERIODS)
def test_a_period_contains_its_days_and_no_others(period: Period):
    def found(day: date) -> Period:
        return Period.containing(day, period.grain, period.calendar)

    assert found(period.first) == found(period.last) == period
    assert found(period.first - timedelta(days=1)) == period.shift(-1)


@given(PERIODS, st.sampled_from(GRAINS))
def test_split_tiles_a_period(period: Period, grain: Grain):
    parts = list(Span(period, period).split(grain))
    if GRAINS.index(grain) <= GRAINS.index(period.grain):
        assert (parts[0].first, parts[-1].last) == (period.first, period.last)
        assert sum(part.days for part in parts) == period.days
        assert period.split(grain) == parts
    else:
        assert len(parts) == 1
        assert parts[0].first <= period.first
        assert period.last <= parts[0].last
    for one, following in pairwise(parts):
        assert one.shift(1) == following


@given(PERIODS)
def test_four_quarters_are_a_year_and_last_year_is_a_year_ago(period: Period):
    per_year = {"month": 12, "quarter": 4, "half": 2, "year": 1}[period.grain]
    assert period.last_year() == period.shift(-per_year)


@given(PERIODS, DAYS)
def test_elapsed_grows_from_nothing_to_all(period: Period, day: date):
    assert 0 <= period.elapsed(day) <= period.elapsed(day + timedelta(days=1)) <= 1
    assert period.elapsed(period.last) == 1
    assert period.elapsed(period.first - timedelta(days=1)) == 0


@given(CALENDARS, st.lists(DAYS, min_size=2, max_size=2).map(sorted), st.sampled_from(GRAINS))
def test_a_span_is_the_sum_of_its_periods(calendar: FiscalCalendar, days: list[date], grain: Grain):
    span = Span(*(Period.containing(day, grain, calendar) for day in days))
    parts = list(span.split(grain))
    assert sum(part.days for part in parts) == span.days
    assert Span.parse(span.key, calendar) == span
