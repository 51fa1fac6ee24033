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


def begin(con: duckdb.DuckDBPyConnection, *, anew: bool) -> None:
    """The table `rates`: currency, day, rate and plan_rate of every day that has a row."""
    con.execute(
        f"""CREATE {"OR REPLACE TABLE" if anew else "TABLE IF NOT EXISTS"} rates
            (currency VARCHAR, day DATE, rate DECIMAL(18, 8), plan_rate DECIMAL(18, 8))"""
    )


def add(con: duckdb.DuckDBPyConnection, subject: Subject, *, rows: str, given: str, vendor: str) -> None:
    """Add the days of `rows` to the table, with the rates of `given` (subject exchange_rates).

    A rate holds until the next one; where no plan rate is given, the day's rate stands in. Raises
    CubeError naming currency and day where there is no rate.
    """
    own, date = sql.text(vendor), sql.name(subject.date or "")
    con.execute(
        f"""INSERT INTO rates
            WITH wanted AS (SELECT DISTINCT {currency("r", vendor)} AS currency, {date} AS day FROM {rows} r),
                 lacking AS (FROM wanted ANTI JOIN rates USING (currency, day)),
                 actual AS (SELECT currency, date, rate FROM {given} WHERE kind = 'actual'),
                 planned AS (SELECT currency, date, rate FROM {given} WHERE kind = 'plan'),
                 dated AS (SELECT w.currency, w.day, a.rate, coalesce(p.rate, a.rate) AS plan_rate
                           FROM lacking w
                           ASOF LEFT JOIN actual a ON a.currency = w.currency AND a.date <= w.day
                           ASOF LEFT JOIN planned p ON p.currency = w.currency AND p.date <= w.day)
            SELECT currency, day, if(currency = {own}, 1, rate), if(currency = {own}, 1, plan_rate)
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
