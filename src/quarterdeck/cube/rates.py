"""Which rate turns an amount of a day into the vendor's currency."""

import duckdb

from quarterdeck.cube.settings import CubeError
from quarterdeck.lake import sql
from quarterdeck.subjects import Subject


def needed(subject: Subject) -> bool:
    return any(column.type == "amount" for column in subject.measures)


def currency(alias: str, vendor: str) -> str:
    """The currency of a row; one that names none is in the vendor's."""
    return f"coalesce({alias}.currency, {sql.text(vendor)})"


def write(con: duckdb.DuckDBPyConnection, subject: Subject, *, rows: str, rates: str, vendor: str) -> None:
    """The temporary table `rates`: currency, day, rate and plan_rate of every day in `rows`.

    A rate holds until the next one; where no plan rate is given, the day's rate stands in. Raises
    CubeError naming currency and day where there is no rate.
    """
    date = sql.name(subject.date or "")
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE rates AS
            WITH wanted AS (SELECT DISTINCT {currency("r", vendor)} AS currency, {date} AS day FROM {rows} r),
                 actual AS (SELECT currency, date, rate FROM {rates} WHERE kind = 'actual'),
                 planned AS (SELECT currency, date, rate FROM {rates} WHERE kind = 'plan'),
                 dated AS (SELECT w.currency, w.day, a.rate, p.rate AS plan_rate
                           FROM wanted w
                           ASOF LEFT JOIN actual a ON a.currency = w.currency AND a.date <= w.day
                           ASOF LEFT JOIN planned p ON p.currency = w.currency AND p.date <= w.day)
            SELECT currency, day, CAST(if(currency = {sql.text(vendor)}, 1, rate) AS DECIMAL(18, 8)) AS rate,
                   CAST(if(currency = {sql.text(vendor)}, 1, coalesce(plan_rate, rate)) AS DECIMAL(18, 8))
                       AS plan_rate
            FROM dated"""
    )
    missing = con.execute(
        "SELECT currency, min(day), max(day) FROM rates WHERE rate IS NULL GROUP BY ALL ORDER BY currency"
    ).fetchall()
    if missing:
        code, first, last = missing[0]
        raise CubeError(
            f"{subject.label}: there is no exchange rate from {code} to {vendor} for {first}"
            f"{'' if first == last else f' (nor for later days, to {last})'}. Import exchange rates that"
            f" start on {first} or before; until then the figures stay as they were."
        )
