"""Where to look first among many partners: a cheap order, before any figure is worked out."""

from collections.abc import Collection
from datetime import date
from typing import Any

from quarterdeck.calendar import Period, Span
from quarterdeck.cube.sight import THROUGH, rules_of
from quarterdeck.cube.snapshot import Snapshot
from quarterdeck.directory.scope import Scope

_WIDEST = """
WITH due AS (
  SELECT partner, sum(amount) AS amount FROM targets f
  WHERE basis = $basis AND month BETWEEN $first AND $last AND {targets} GROUP BY partner
), sold AS (
  SELECT f.partner, sum(f.amount) FILTER (WHERE f.month BETWEEN $first AND $last) AS amount,
         sum(f.amount) FILTER (WHERE f.month BETWEEN $before AND $before_last) AS before
  FROM sales f JOIN partners p ON p.partner = f.partner AND p.measured_on = f.flow
  WHERE (f.month BETWEEN $first AND $last OR f.month BETWEEN $before AND $before_last) AND {sales}
  GROUP BY f.partner
)
SELECT p.partner FROM partners p
LEFT JOIN due ON due.partner = p.partner LEFT JOIN sold ON sold.partner = p.partner
WHERE ($everything OR p.partner IN (SELECT unnest($partners::VARCHAR[]))) AND {among}
ORDER BY coalesce(nullif(due.amount, 0), sold.before, 0) - coalesce(sold.amount, 0) DESC, p.partner
LIMIT $most"""


def widest_gaps(
    snapshot: Snapshot,
    scope: Scope,
    *,
    span: Span,
    basis: str,
    today: date,
    most: int,
    among: Collection[str] | None = None,
) -> list[str]:
    """The partners in `scope` that are furthest behind, in money: the widest gap first, `most` of them.

    `among` looks at no others than these.

    Behind their target of the months begun, or behind last year where they have none. The running
    month counts whole, so this is where to look, not a figure to show.
    """
    rules: dict[str, str] = {}
    more: dict[str, Any] = {}
    for table, column in (("targets", "basis"), ("sales", THROUGH)):
        tests, params = rules_of(scope, table, [column])
        rules[table] = " AND ".join(["true", *tests])
        more |= params
    if among is not None:
        more["among"] = sorted(among)
    last = max(span.first, min(span.last, today))
    before = Period.containing(last, "month", span.start.calendar).last_year()
    rules["among"] = "true" if among is None else "p.partner IN (SELECT unnest($among::VARCHAR[]))"
    return [
        key
        for (key,) in snapshot.query(
            _WIDEST.format(**rules),
            {
                "basis": basis,
                "before": span.last_year().first,
                "first": span.first,
                "last": last,
                "before_last": before.first,
                "everything": scope.everything,
                "partners": sorted(scope.partners),
                "most": most,
                **more,
            },
        )
    ]
