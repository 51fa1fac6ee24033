"""How all partners stand in the last whole quarter: our one pass beside one statement by hand."""

import statistics
from datetime import date
from typing import Any

from quarterdeck.bench.compare import Compared, DifferentError, milliseconds
from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.reviews.standing import QUARTERS, Standing, standings

RUNS = 5
STATEMENT = """
WITH sold AS (
    SELECT partner, sum(amount) FILTER (month BETWEEN $first AND $last) AS actual,
        sum(amount) FILTER (month BETWEEN $first_before AND $last_before) AS last_year
    FROM sales s JOIN partners p USING (partner)
    WHERE flow = p.measured_on
      AND (month BETWEEN $first AND $last OR month BETWEEN $first_before AND $last_before)
    GROUP BY partner
), asked AS (
    SELECT partner,
        sum(amount) FILTER (basis = 'plan' AND month <= $last) AS signed,
        sum(amount) FILTER (basis = 'target' AND month <= $last) AS target,
        sum(amount) FILTER (basis = 'plan' AND month > $last) AS next_signed,
        sum(amount) FILTER (basis = 'target' AND month > $last) AS next_target
    FROM targets WHERE basis IN ('target', 'plan') AND month BETWEEN $first AND $next_last GROUP BY partner
), coming AS (
    SELECT partner,
        sum(amount) FILTER (status = 'won') AS won,
        sum(amount) FILTER (status = 'open') AS pipeline,
        sum(amount) FILTER (status = 'open' AND qualified) AS qualified,
        sum(amount::DECIMAL(20, 4) * probability) FILTER (status = 'open') AS weighted,
        count(*) FILTER (status = 'open') AS open_count
    FROM deals WHERE month BETWEEN $next AND $next_last GROUP BY partner
), closed AS (
    SELECT partner,
        count(*) FILTER (status = 'won') AS won_count, count(*) FILTER (status = 'lost') AS lost_count
    FROM deals WHERE month BETWEEN $past AND $past_last GROUP BY partner
), held AS (
    SELECT partner, arg_max(manager, (since, manager)) AS manager FROM assignments
    WHERE since <= $today AND coalesce(until, $today) >= $today GROUP BY partner
)
SELECT p.partner, p.name, p.type, m.manager, e.name,
    coalesce(nullif(a.signed, 0), nullif(a.target, 0)) AS plan, coalesce(s.actual, 0),
    coalesce(s.last_year, 0), coalesce(nullif(a.next_signed, 0), nullif(a.next_target, 0)) AS next_plan,
    coalesce(o.won, 0), coalesce(o.pipeline, 0), coalesce(o.qualified, 0),
    if(coalesce(o.open_count, 0) = 0, 0, o.weighted),
    coalesce(c.won_count, 0), coalesce(c.lost_count, 0)
FROM partners p LEFT JOIN held m USING (partner) LEFT JOIN people e ON e.person = m.manager
LEFT JOIN sold s USING (partner) LEFT JOIN asked a USING (partner) LEFT JOIN coming o USING (partner)
LEFT JOIN closed c USING (partner)
ORDER BY p.name, p.partner"""


def compare(reader: Reader) -> Compared:
    """Raises DifferentError. The first run of each is checked and not counted."""
    quarter = Period.containing(reader.today, "quarter", reader.snapshot.calendar).shift(-1)
    params = _parameters(quarter, reader.today)
    _check(standings(reader, quarter), reader.snapshot.query(STATEMENT, params))
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(milliseconds(lambda: standings(reader, quarter)))
        theirs.append(milliseconds(lambda: reader.snapshot.query(STATEMENT, params)))
    return Compared(statistics.median(ours), statistics.median(theirs), 0)


def _parameters(quarter: Period, today: date) -> dict[str, Any]:
    """First days of months."""
    following, running = quarter.shift(1), Period.containing(today, "quarter", quarter.calendar)
    spans = {
        ("first", "last"): (quarter, quarter),
        ("first_before", "last_before"): (quarter.last_year(), quarter.last_year()),
        ("next", "next_last"): (following, following),
        ("past", "past_last"): (running.shift(-QUARTERS), running.shift(-1)),
    }
    return {"today": today} | {
        name: day
        for (first, last), (start, end) in spans.items()
        for name, day in ((first, start.first), (last, end.split("month")[-1].first))
    }


def _check(ours: list[Standing], theirs: list[tuple[Any, ...]]) -> None:
    rows = list(map(_row, ours))
    for row, by_hand in zip(rows, theirs, strict=True):
        if row != by_hand:
            raise DifferentError(f"Standing: {row}, by hand {by_hand}.")


def _row(one: Standing) -> tuple[Any, ...]:
    following = one.following
    return (
        *(one.partner, one.name, one.type, one.manager.email or None, one.manager.name or None),
        *(one.plan, one.actual, one.last_year),
        *(following.plan, following.won, following.pipeline, following.qualified, following.weighted),
        *(one.won_count, one.lost_count),
    )
