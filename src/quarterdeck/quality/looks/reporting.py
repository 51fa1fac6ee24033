"""Who usually sells, or reports, each month and did not; and whose month is far smaller than usual."""

from quarterdeck.calendar import Period, calendar_months
from quarterdeck.quality.desk import Desk, Found

REGULAR = 3  # months in a row before the one that is missing
LOOKED_AT = 6  # months from which is told what is usual
FEW, ENOUGH = "0.4", 10  # of the usual number of rows, where that is at least so many

_REPORTED = """
CREATE TEMP TABLE IF NOT EXISTS reported AS
WITH dated AS (
  SELECT d.month, r.date, r.partner, r.distributor, r.flow, r._import
  FROM {sales} r JOIN days d ON d.day = r.date WHERE d.month BETWEEN $first AND $last
), narrow AS (
  SELECT _import AS key FROM dated GROUP BY 1 HAVING count(DISTINCT month) <= 2
), came AS (
  SELECT t.*, a.day FROM dated t
  LEFT JOIN (FROM arrivals SEMI JOIN narrow USING (key)) a ON a.key = t._import
)
SELECT 'partner' AS who, c.partner AS key, c.month, count(*) AS rows, min(c.date) AS dated, min(c.day) AS came
FROM came c JOIN partners p ON p.partner = c.partner AND p.measured_on = c.flow GROUP BY ALL
UNION ALL
SELECT 'distributor', c.distributor, c.month, count(*), min(c.date), min(c.day)
FROM came c WHERE c.distributor IS NOT NULL AND c.flow = 'sell-through' GROUP BY ALL"""
"""Rows by reporter and month; the first day they are of, and on which they came. Of a file that holds
many months it cannot be told when each usually comes."""

_LATE = """
WITH before AS (
  SELECT who, key, count(*) FILTER (month >= $regular) AS regular, max(month) AS last,
         if(count(came) >= 2, max(came - month), max(dated - month)) AS usual_day,
         median(rows) AS usual_rows, count(*) AS months
  FROM reported WHERE month >= $oldest AND month < $month GROUP BY who, key
)
SELECT b.who, b.key, coalesce(p.name, b.key), b.last, b.usual_day, CAST(b.usual_rows AS BIGINT),
       coalesce(r.rows, 0)
FROM before b LEFT JOIN reported r ON r.who = b.who AND r.key = b.key AND r.month = $month
LEFT JOIN partners p ON p.partner = b.key
WHERE $month + CAST(b.usual_day AS INTEGER) < $today AND {test}
ORDER BY b.who, b.usual_rows DESC, b.key"""
_GONE = f"b.regular = {REGULAR} AND r.rows IS NULL"
_FEW = f"b.months = {LOOKED_AT} AND b.usual_rows >= {ENOUGH} AND r.rows < {FEW} * b.usual_rows"


def no_sales(desk: Desk) -> list[Found]:
    """Partners, and distributors who report for others: none this month, or in the one before.

    Only once the day has passed by which their rows were there in each of the months before.
    """
    _gather(desk)
    return [found for month in (desk.running, desk.running.shift(-1)) for found in _late(desk, month, _GONE)]


def few_rows(desk: Desk) -> list[Found]:
    """Of the last whole month."""
    _gather(desk)
    return _late(desk, desk.running.shift(-1), _FEW)


def _gather(desk: Desk) -> None:
    first = desk.running.shift(-LOOKED_AT - 1)
    months = calendar_months(first.first, desk.running.last)
    query = _REPORTED.format(sales=desk.source("sales", months))
    desk.ask(query, first=first.first, last=desk.running.first)


def _late(desk: Desk, month: Period, test: str) -> list[Found]:
    rows = desk.ask(
        _LATE.format(test=test),
        month=month.first,
        oldest=month.shift(-LOOKED_AT).first,
        regular=month.shift(-REGULAR).first,
        today=desk.today,
    )
    return [
        Found(
            key=f"{who}:{key}:{month.key}",
            partner=key,
            month=month.key,
            facts={
                "who": who,
                "name": name,
                "last": last.isoformat(),
                "usual_day": day,
                "usual": usual,
                "rows": n,
            },
        )
        for who, key, name, last, day, usual, n in rows
    ]
