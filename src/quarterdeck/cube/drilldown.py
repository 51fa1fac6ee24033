"""Drill-down: the lines behind a figure, read from the lake as it was when the snapshot was made."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from quarterdeck.calendar import Span
from quarterdeck.cube import filters, lines
from quarterdeck.cube.sight import visible
from quarterdeck.cube.snapshot import SECONDS, Snapshot, deadline
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake, sql
from quarterdeck.subjects import Column, ColumnType, Subject


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of lines. `currency` is set where all its amounts are in one currency."""

    name: str
    label: str
    type: ColumnType
    internal: bool
    currency: str | None = None


ORIGIN = (
    Heading("_import", "Import", ColumnType.TEXT, internal=True),
    Heading("_line", "Line of the file", ColumnType.WHOLE, internal=True),
)
"""Where a line came from."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of lines, oldest first; `total` and `sums` are of all pages.

    An amount stands in the vendor's currency under its name, in the line's own under `<name>_own`.
    """

    headings: tuple[Heading, ...]
    rows: list[tuple[Any, ...]]
    total: int
    sums: dict[str, Decimal | None]
    page: int
    size: int


def rows(
    snapshot: Snapshot,
    scope: Scope,
    lake: Lake,
    subject: str,
    *,
    span: Span,
    where: filters.Filter | None = None,
    page: int = 1,
    size: int = 50,
) -> Rows:
    """The lines of a fact subject in `span` that `scope` may see and `where` keeps.

    `where` maps dimensions to the values wanted (None: the lines that have none). Internal columns are
    there only for a scope that opens them; a name that the scope does not know raises CubeError.
    """
    fact = lake.catalogue[subject]
    headings = _headings(fact, snapshot.currency, internal=scope.internal)
    wanted, params = filters.condition(fact, where or {}, snapshot.levels, internal=scope.internal)
    seen, more = visible(scope, span)
    with _reader(lake, snapshot) as con, deadline(con, SECONDS):
        version = snapshot.lake_versions.get(subject)
        if version is None:
            return Rows(headings, [], 0, {}, page, size)
        source = lake.source(con, subject, version=version, months=_months(fact, span))
        found = f"""FROM ({lines.query(fact, source, snapshot.currency)}) f {filters.JOINED}
                    WHERE {seen} AND {wanted}"""
        shown = sql.names((one.name for one in headings), of="f")
        order = sql.names([fact.date or "month", *fact.key, "month"], of="f")
        listed = con.execute(
            f"SELECT {shown} {found} ORDER BY {order} LIMIT $size OFFSET $skip",
            params | more | {"size": size, "skip": (page - 1) * size},
        ).fetchall()
        total, sums = _totals(con, found, params | more, headings, fact)
    return Rows(headings, listed, total, sums, page, size)


def _headings(fact: Subject, currency: str, *, internal: bool) -> tuple[Heading, ...]:
    columns = fact.columns if internal else fact.public_columns
    always = [Column(one, ColumnType.TEXT, one.capitalize()) for one in lines.ALWAYS if one not in fact]
    month = [Heading("month", "Month", ColumnType.DATE, internal=False)] if lines.spread(fact) else []
    declared = [heading for one in [*columns, *always] for heading in _heading(one, currency)]
    return (*month, *declared, *(ORIGIN if internal else ()))


def _heading(column: Column, currency: str) -> list[Heading]:
    own = Heading(column.name, column.label, column.type, column.internal)
    if not (column.measure and column.type == ColumnType.AMOUNT):
        return [own]
    return [
        Heading(column.name, column.label, column.type, column.internal, currency),
        Heading(f"{column.name}_own", f"{column.label}, as reported", column.type, column.internal),
    ]


def _totals(
    con: duckdb.DuckDBPyConnection,
    found: str,
    params: dict[str, Any],
    headings: tuple[Heading, ...],
    fact: Subject,
) -> tuple[int, dict[str, Decimal | None]]:
    shown = {one.name for one in headings}
    added = [one.name for one in fact.measures if one.name in shown]
    sums = "".join(f", sum(f.{sql.name(one)})" for one in added)
    ((total, *values),) = con.execute(f"SELECT count(*){sums} {found}", params).fetchall()
    return total, dict(zip(added, values, strict=True))


def _months(fact: Subject, span: Span) -> list[str] | None:
    """The lake's months that may hold lines of `span`; None for all."""
    if lines.spread(fact):
        return None
    first, last = (day.year * 12 + day.month - 1 for day in (span.first, span.last))
    return [f"{one // 12:04}-{one % 12 + 1:02}" for one in range(first, last + 1)]


def _reader(lake: Lake, snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A connection that can read the lake's folder and the snapshot, and nothing else."""
    con = duckdb.connect(":memory:", config={"memory_limit": "1GB"})
    con.execute(f"ATTACH {sql.text(str(snapshot.path))} AS cube (READ_ONLY)")
    con.execute("USE cube")
    if "://" not in lake.address:
        con.execute(f"SET allowed_directories = [{sql.text(lake.address)}]")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con
