"""Sums by a column that the cube does not keep, such as the end customer: read from the lake."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from quarterdeck.calendar import Span
from quarterdeck.cube import filters, lines, reading
from quarterdeck.cube.snapshot import SECONDS, Snapshot, deadline
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake, sql
from quarterdeck.subjects import Subject

Sums = dict[str | None, tuple[Decimal, ...]]


def added_by(
    snapshot: Snapshot,
    scope: Scope,
    lake: Lake,
    subject: str,
    column: str,
    *,
    spans: Sequence[Span],
    where: filters.Filter,
    measure: str = "amount",
) -> Sums:
    """What the lines of each value of `column` add up to in each of `spans`, as `rows` sees them.

    Lines without a value come under None; without a line in a span it has 0 there. Reads only the
    months of `spans`. A column or measure that the scope does not know raises CubeError.
    """
    fact = lake.catalogue[subject]
    reading.require(fact, column, among=reading.columns(fact, internal=scope.internal))
    reading.require(fact, measure, among=reading.measures(fact, internal=scope.internal))
    version = snapshot.lake_versions.get(subject)
    if version is None or not spans:
        return {}
    condition, params = reading.condition(snapshot, scope, fact, _around(spans), where)
    tests = [f"f.month BETWEEN $first{number} AND $last{number}" for number, _ in enumerate(spans)]
    sums = [f"coalesce(sum(f.{sql.name(measure)}) FILTER ({test}), 0)" for test in tests]
    with reading.reader(lake, snapshot) as con, deadline(con, SECONDS):
        source = lake.source(con, subject, version=version, months=_months(fact, spans))
        found = con.execute(
            f"""SELECT CAST(f.{sql.name(column)} AS VARCHAR), {", ".join(sums)}
                FROM ({lines.query(fact, source, snapshot.currency)}) f {filters.JOINED}
                WHERE {condition} AND ({" OR ".join(tests)}) GROUP BY 1 ORDER BY 1""",
            params | _days(spans),
        ).fetchall()
    return {value: tuple(amounts) for value, *amounts in found}


def _around(spans: Sequence[Span]) -> Span:
    """From the first of them to the last."""
    return Span(min(spans, key=lambda one: one.first).start, max(spans, key=lambda one: one.last).end)


def _months(fact: Subject, spans: Sequence[Span]) -> list[str] | None:
    found = [reading.months(fact, one) for one in spans]
    return None if None in found else sorted({month for months in found for month in months or ()})


def _days(spans: Sequence[Span]) -> dict[str, Any]:
    """The parameters of the tests of months."""
    return {
        f"{edge}{number}": getattr(span, edge)
        for number, span in enumerate(spans)
        for edge in ("first", "last")
    }
