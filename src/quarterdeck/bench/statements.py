"""SQL as somebody would write it who knows the snapshot's tables well, one statement a question.

`{group}` is empty, or what to group by, as g, with a comma behind; `{join}` puts two parts together
by it. `{sales}`, `{targets}` and `{deals}` are the rows one may see.
"""

from collections.abc import Mapping

from quarterdeck.bench.questions import Kind

SOLD = """
    SELECT {group}
        sum(amount) FILTER (month BETWEEN $first AND $last) AS revenue,
        sum(amount) FILTER (month BETWEEN $first AND least($last, $running)) AS to_date,
        sum(amount) FILTER (month BETWEEN $first_before AND $last_before
                            AND month < $running_before) AS before,
        sum(amount) FILTER (month BETWEEN $first_before AND $last_before
                            AND month = $running_before) AS running_before
    FROM {sales} s JOIN partners p USING (partner) {products}
    WHERE flow = p.measured_on
      AND (month BETWEEN $first AND $last OR month BETWEEN $first_before AND $last_before)
    GROUP BY ALL"""
ASKED = """
    SELECT {target_group}
        sum(amount) AS target,
        sum(amount) FILTER (month < $running) AS complete,
        sum(amount) FILTER (month = $running) AS running
    FROM {targets} s LEFT JOIN partners p USING (partner) {products}
    WHERE basis = 'target' AND month BETWEEN $first AND $last
    GROUP BY ALL"""
STANDING = f"FROM ({SOLD}) {{join}} ({ASKED}) {{using}}"
CLOSED = """
    SELECT sum(amount) FILTER (status = 'won') AS won,
        count(*) FILTER (status = 'won') AS won_count,
        count(*) FILTER (status = 'lost') AS lost_count,
        sum(amount) FILTER (status = 'open' AND qualified) AS qualified
    FROM {deals} WHERE month BETWEEN $first AND $last"""
EARNED = """
    SELECT sum(amount - cost) AS margin, sum(amount) FILTER (cost IS NOT NULL) AS known
    FROM {sales} s JOIN partners p USING (partner)
    WHERE flow = p.measured_on AND month BETWEEN $first AND $last"""
FACTS = f"FROM ({SOLD}), ({ASKED}), ({CLOSED}), ({EARNED})"
AHEAD = """
FROM (
    SELECT {group} sum(amount) FILTER (status = 'open') AS pipeline
    FROM {deals} s JOIN partners p USING (partner)
    WHERE month BETWEEN $first AND $last GROUP BY ALL
) {join} (
    SELECT {group} sum(amount) AS target
    FROM {targets} s JOIN partners p USING (partner)
    WHERE basis = 'target' AND month BETWEEN $first AND $last GROUP BY ALL
) {using}"""
QUARTERS = """
FROM (
    SELECT m.quarter AS g, sum(amount) FILTER (status = 'won') AS won,
        sum(amount) FILTER (status = 'open') AS pipeline
    FROM {deals} JOIN months m USING (month) WHERE month BETWEEN $first AND $last GROUP BY ALL
) FULL JOIN (
    SELECT m.quarter AS g, sum(amount) AS target
    FROM {targets} JOIN months m USING (month)
    WHERE basis = 'target' AND month BETWEEN $first AND $last GROUP BY ALL
) USING (g)"""
MONTHS = """
FROM (
    SELECT month AS g, sum(amount) AS revenue FROM {sales} s JOIN partners p USING (partner)
    WHERE flow = p.measured_on AND month BETWEEN $first AND $last GROUP BY ALL
) FULL JOIN (
    SELECT month AS g, sum(amount) AS target FROM {targets}
    WHERE basis = 'target' AND month BETWEEN $first AND $last GROUP BY ALL
) USING (g)"""
COURSES = """
SELECT partner, month, sum(amount) AS revenue FROM {sales} s JOIN partners p USING (partner)
WHERE flow = p.measured_on AND month BETWEEN $first AND $last GROUP BY ALL"""

STATEMENTS: Mapping[Kind, str] = {
    "standing": STANDING,
    "facts": FACTS,
    "ahead": AHEAD,
    "quarters": QUARTERS,
    "months": MONTHS,
    "courses": COURSES,
    "families": STANDING,
}
