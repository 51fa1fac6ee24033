"""The tables `days`, `months` and `spans`: the fiscal calendar, laid out for joins."""

from datetime import date
from itertools import chain

import duckdb

from quarterdeck.calendar import FiscalCalendar, Period, Span, today

YEARS_AROUND = 3


def write(con: duckdb.DuckDBPyConnection, calendar: FiscalCalendar, days: tuple[date, date] | None) -> None:
    """Lay out whole fiscal years: those of `days` (first, last) and of today, and three on each side."""
    first, last = days or (today(), today())
    years = (
        Period.containing(min(first, today()), "year", calendar).shift(-YEARS_AROUND),
        Period.containing(max(last, today()), "year", calendar).shift(YEARS_AROUND),
    )
    rows = [_row(month) for month in Span(*years).split("month")]
    con.execute(
        """CREATE OR REPLACE TABLE months (month DATE, last DATE, days INTEGER, key VARCHAR, quarter VARCHAR,
                                           half VARCHAR, year VARCHAR, last_year DATE)"""
    )
    places = ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?)"] * len(rows))
    con.execute(f"INSERT INTO months VALUES {places}", list(chain.from_iterable(rows)))
    con.execute(
        """CREATE OR REPLACE TABLE days AS
           SELECT CAST(unnest(generate_series(month, last, INTERVAL 1 DAY)) AS DATE) AS day, month
           FROM months ORDER BY day"""
    )


def write_spans(con: duckdb.DuckDBPyConnection) -> None:
    """The table `spans`: for a row in month `home`, the months its span is spread over."""
    grains = {"month": "key", "quarter": "quarter", "half": "half", "year": "year"}
    pairs = " UNION ALL ".join(
        f"SELECT '{grain}' AS span, a.month AS home, b.month FROM months a JOIN months b USING ({column})"
        for grain, column in grains.items()
    )
    con.execute(
        f"""CREATE OR REPLACE TABLE spans AS
            SELECT *, row_number() OVER (PARTITION BY span, home ORDER BY month) AS number,
                   count(*) OVER (PARTITION BY span, home) AS parts
            FROM ({pairs})"""
    )


def _row(month: Period) -> tuple[object, ...]:
    def key(grain: str) -> str:
        return Period.containing(month.first, grain, month.calendar).key  # type: ignore[arg-type]

    return (
        month.first,
        month.last,
        month.days,
        month.key,
        key("quarter"),
        key("half"),
        key("year"),
        month.last_year().first,
    )
