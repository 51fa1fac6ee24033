"""Where to look first among many partners: a cheap order, before any figure is worked out."""

from datetime import date

from quarterdeck.calendar import Span
from quarterdeck.cube.snapshot import Snapshot
from quarterdeck.directory.scope import Scope

_WIDEST = """
WITH due AS (
  SELECT partner, sum(amount) AS amount FROM targets
  WHERE basis = $basis AND month BETWEEN $first AND $last GROUP BY partner
), sold AS (
  SELECT s.partner, sum(s.amount) FILTER (WHERE s.month BETWEEN $first AND $last) AS amount,
         sum(s.amount) FILTER (WHERE m.month IS NOT NULL) AS before
  FROM sales s JOIN partners p ON p.partner = s.partner AND p.measured_on = s.flow
  LEFT JOIN months m ON m.last_year = s.month AND m.month BETWEEN $first AND $last
  WHERE s.month BETWEEN $before AND $last
  GROUP BY s.partner
)
SELECT p.partner FROM partners p
LEFT JOIN due ON due.partner = p.partner LEFT JOIN sold ON sold.partner = p.partner
WHERE $everything OR p.partner IN (SELECT unnest($partners::VARCHAR[]))
ORDER BY coalesce(nullif(due.amount, 0), sold.before, 0) - coalesce(sold.amount, 0) DESC, p.partner
LIMIT $most"""


def widest_gaps(
    snapshot: Snapshot, scope: Scope, *, span: Span, basis: str, today: date, most: int
) -> list[str]:
    """The partners in `scope` that are furthest behind, in money: the widest gap first, `most` of them.

    Behind their target of the months begun, or behind last year where they have none. The running
    month counts whole, so this is where to look, not a figure to show.
    """
    return [
        key
        for (key,) in snapshot.query(
            _WIDEST,
            {
                "basis": basis,
                "before": span.last_year().first,
                "first": span.first,
                "last": max(span.first, min(span.last, today)),
                "everything": scope.everything,
                "partners": sorted(scope.partners),
                "most": most,
            },
        )
    ]
