"""Who looked after a partner on a day: the table `managers`, spans that never overlap."""

import duckdb


def write(con: duckdb.DuckDBPyConnection, assignments: str) -> None:
    """The table `managers`: partner, manager, since (first day), until (first day after).

    Where assignments overlap, the one that began last counts.
    """
    con.execute(
        f"""CREATE OR REPLACE TABLE managers AS
            WITH given AS (FROM {assignments}),
                 turns AS (SELECT partner, since AS day FROM given
                           UNION SELECT partner, until + 1 FROM given WHERE until IS NOT NULL),
                 held AS (SELECT t.partner, t.day,
                                 arg_max(g.manager, (g.since, g.manager)) AS manager
                          FROM turns t LEFT JOIN given g ON g.partner = t.partner AND g.since <= t.day
                                                        AND t.day <= coalesce(g.until, t.day)
                          GROUP BY t.partner, t.day),
                 spans AS (SELECT partner, manager, day AS since,
                                  coalesce(lead(day) OVER (PARTITION BY partner ORDER BY day),
                                           DATE '9999-12-31') AS until
                           FROM held)
            FROM spans WHERE manager IS NOT NULL"""
    )
