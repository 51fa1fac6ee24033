"""Who looked after which reseller and when: read off who sold to it."""

import tempfile
from pathlib import Path

import duckdb

from quarterdeck.intake.limits import Limits
from quarterdeck.intake.readers import read
from quarterdeck.intake.readers.file import Source
from quarterdeck.lake import sql

# A day with several sellers (there are three) goes to the one who sold most on it.
QUERY = """
    WITH days AS (
        SELECT r.partner, s.day, arg_max(e.manager, s.amount) AS manager
        FROM (SELECT reseller, employee, day, sum(amount) AS amount FROM lines GROUP BY ALL) s
        JOIN resellers r USING (reseller) JOIN employees e USING (employee)
        GROUP BY r.partner, s.day
    ), starts AS (
        SELECT partner, manager, day AS since FROM days
        QUALIFY manager IS DISTINCT FROM lag(manager) OVER (PARTITION BY partner ORDER BY day)
    )
    SELECT partner, manager, since,
           CAST(lead(since) OVER (PARTITION BY partner ORDER BY since) - INTERVAL 1 DAY AS DATE) AS until
    FROM starts ORDER BY partner, since"""


def write_assignments(sales: Path, resellers: Path, employees: Path, target: Path) -> None:
    """Write a CSV of partner, manager, since, until.

    Each seller has a reseller from their first order with it until the day before the next seller's
    first order; the last one has it still.
    """
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as con:
        lines = {
            "reseller": "ResellerKey",
            "employee": "EmployeeKey",
            "day": "OrderDate",
            "amount": "SalesAmount",
        }
        _table(con, Path(scratch), "lines", sales, lines)
        _table(
            con,
            Path(scratch),
            "resellers",
            resellers,
            {"reseller": "ResellerKey", "partner": "ResellerAlternateKey"},
        )
        _table(
            con, Path(scratch), "employees", employees, {"employee": "EmployeeKey", "manager": "EmailAddress"}
        )
        con.execute(
            "ALTER TABLE lines ALTER day TYPE DATE; ALTER TABLE lines ALTER amount TYPE DECIMAL(18,4)"
        )
        con.execute(f"COPY ({QUERY}) TO {sql.text(str(target))} (HEADER)")


def _table(
    con: duckdb.DuckDBPyConnection, scratch: Path, name: str, path: Path, columns: dict[str, str]
) -> None:
    staged = read(con, Source(path, path.name, scratch, Limits.local()), f"{name}_file")
    chosen = ", ".join(f"{staged.cell(header)} AS {column}" for column, header in columns.items())
    con.execute(f"CREATE TABLE {name} AS SELECT {chosen} FROM {sql.name(staged.relation)}")  # noqa: S608
