"""Drill-down: the lines behind a figure, read from the lake as it was when the snapshot was made."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from quarterdeck.calendar import Period, Span
from quarterdeck.cube import filters, lines, reading
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
    with (
        lines_of(snapshot, scope, lake, subject, span=span, where=where or {}) as found,
        deadline(found.con, SECONDS),
    ):
        if found.lines is None:
            return Rows(found.headings, [], 0, {}, page, size)
        listed = found.ask(
            f"{found.select} LIMIT $size OFFSET $skip", {"size": size, "skip": (page - 1) * size}
        ).fetchall()
        total, sums = found.totals()
    return Rows(found.headings, listed, total, sums, page, size)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many lines there are, and what their measures add up to."""

    lines: int
    sums: dict[str, Decimal | None]


def totals(
    snapshot: Snapshot,
    scope: Scope,
    lake: Lake,
    subject: str,
    *,
    after: date,
    until: date,
    where: filters.Filter | None = None,
) -> Totals:
    """Count and sums of the lines dated after one day and no later than another, as `rows` sees them."""
    months = [Period.containing(day, "month", snapshot.calendar) for day in (after, until)]
    with lines_of(snapshot, scope, lake, subject, span=Span(*months), where=where or {}) as found:
        if found.lines is None:
            return Totals(0, {})
        day = f"f.{sql.name(found.fact.date or 'month')}"
        days = f"{day} > $after AND {day} <= $until"
        with deadline(found.con, SECONDS):
            return Totals(*found.totals(days, {"after": after, "until": until}))


@dataclass(frozen=True, slots=True)
class Stream:
    """All lines in their order, read while they are consumed."""

    headings: tuple[Heading, ...]
    rows: Iterator[tuple[Any, ...]]


def stream(
    snapshot: Snapshot,
    scope: Scope,
    lake: Lake,
    subject: str,
    *,
    span: Span,
    where: filters.Filter | None = None,
    size: int = 5_000,
) -> Stream:
    """The lines of `rows`, all of them, `size` at a time from one query and one connection.

    The snapshot's file stays open, so it does not matter whether it is swept away meanwhile. What can
    go wrong with the question is raised here, before the first line is consumed.
    """
    with ExitStack() as stack:
        found = stack.enter_context(lines_of(snapshot, scope, lake, subject, span=span, where=where or {}))
        if found.lines is None:
            return Stream(found.headings, iter(()))
        with deadline(found.con, SECONDS):
            first = found.ask(found.select, {}).fetchmany(size)
        return Stream(found.headings, _batches(stack.pop_all(), found.con, first, size))


def _batches(
    stack: ExitStack, con: duckdb.DuckDBPyConnection, batch: list[tuple[Any, ...]], size: int
) -> Iterator[tuple[Any, ...]]:
    with stack:
        while batch:
            yield from batch
            with deadline(con, SECONDS):
                batch = con.fetchmany(size)


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines that were asked for, in a connection that can read them."""

    con: duckdb.DuckDBPyConnection
    fact: Subject
    headings: tuple[Heading, ...]
    lines: str | None
    params: dict[str, Any]

    @property
    def select(self) -> str:
        shown = sql.names((one.name for one in self.headings), of="f")
        order = sql.names([self.fact.date or "month", *self.fact.key, "month"], of="f")
        return f"SELECT {shown} {self.lines} ORDER BY {order}"

    def ask(self, query: str, more: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        return self.con.execute(query, self.params | more)

    def totals(
        self, test: str = "true", more: dict[str, Any] | None = None
    ) -> tuple[int, dict[str, Decimal | None]]:
        shown = {one.name for one in self.headings}
        added = [name for name in lines.measures(self.fact) if name in shown]
        sums = "".join(f", {self._sum(one)}" for one in added)
        ((total, *values),) = self.ask(
            f"SELECT count(*){sums} {self.lines} AND {test}", more or {}
        ).fetchall()
        return total, dict(zip(added, values, strict=True))

    def _sum(self, name: str) -> str:
        """Amounts as reported are added only where all are in one currency."""
        added = f"sum(f.{sql.name(name)})"
        if name in self.fact or "currency" not in self.fact:
            return added
        return f"if(count(DISTINCT f.currency) = 1, {added}, NULL)"


@contextmanager
def lines_of(
    snapshot: Snapshot, scope: Scope, lake: Lake, subject: str, *, span: Span, where: filters.Filter
) -> Iterator[_Found]:
    """What a question to the lake is made of; `lines` are None for a subject without rows."""
    fact = lake.catalogue[subject]
    headings = _headings(fact, snapshot.currency, internal=scope.internal)
    condition, params = reading.condition(snapshot, scope, fact, span, where)
    version, found = snapshot.lake_versions.get(subject), None
    with reading.reader(lake, snapshot) as con:
        if version is not None:
            with deadline(con, SECONDS):
                source = lake.source(con, subject, version=version, months=reading.months(fact, span))
            found = f"""FROM ({lines.query(fact, source, snapshot.currency)}) f {filters.JOINED}
                        WHERE {condition}"""
        yield _Found(con, fact, headings, found, params)


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
