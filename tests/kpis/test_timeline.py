"""The months of a question and where today stands among them."""

from datetime import date
from decimal import Decimal

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.kpis.timeline import Timeline

YEAR = FiscalCalendar()


def timeline(period: str, *grains: str, today: date = date(2026, 5, 15), **where: list[str]) -> Timeline:
    return Timeline(Span.parse(period, YEAR), grains, where, today)  # type: ignore[arg-type]


def test_every_month_lies_in_one_bucket_of_the_finest_grain() -> None:
    months = timeline("2025-Q4..2026-Q1", "year", "quarter")
    assert list(months.buckets) == ["2025-Q4", "2026-Q1"]
    assert months.groups("2025-Q4") == {"year": "2025", "quarter": "2025-Q4"}


def test_without_grain_there_is_one_bucket() -> None:
    months = timeline("2026")
    assert list(months.buckets) == [""]
    assert (months.groups(""), months.period("")) == ({}, "2026")


def test_filters_of_time_leave_months_out() -> None:
    months = timeline("2025..2026", "month", quarter=["2026-Q1"], month=["2026-02", "2026-05"])
    assert list(months.buckets) == ["2026-02"]
    nothing = timeline("2025", quarter=["2026-Q1"])
    assert nothing.months == []
    assert nothing.elapsed("") == 0
    assert nothing.marks(0).first is None


def test_last_years_months_count_in_this_years_buckets() -> None:
    assert timeline("2026-Q1", "quarter").slots(1) == [
        (date(2025, 1, 1), "2026-Q1"),
        (date(2025, 2, 1), "2026-Q1"),
        (date(2025, 3, 1), "2026-Q1"),
    ]


def test_where_today_stands() -> None:
    marks = timeline("2026").marks(0)
    assert (marks.first, marks.last) == (date(2026, 1, 1), date(2026, 12, 1))
    assert (marks.complete, marks.running, marks.begun) == (
        date(2026, 4, 1),
        date(2026, 5, 1),
        date(2026, 5, 1),
    )
    assert marks.day == date(2026, 5, 15)


def test_on_the_last_day_of_a_month_it_is_complete() -> None:
    months = timeline("2026", today=date(2026, 2, 28))
    assert (months.marks(0).complete, months.marks(0).running) == (date(2026, 2, 1), None)
    leap_year = timeline("2028", today=date(2025, 2, 28)).marks(1)
    assert leap_year.day == date(2024, 2, 29)


def test_the_same_day_last_year_stays_in_its_month() -> None:
    assert timeline("2024", today=date(2024, 2, 28)).marks(1).day == date(2023, 2, 28)
    assert timeline("2024", today=date(2024, 2, 29)).marks(1).day == date(2023, 2, 28)


def test_elapsed_is_linear_by_day() -> None:
    months = timeline("2026", "quarter")
    assert [months.elapsed(bucket) for bucket in months.buckets] == [1, Decimal(45) / 91, 0, 0]
    assert months.running == Decimal(15) / 31
