"""What every question to the lake is made of: a connection that reads nothing else, months, a condition."""

from collections.abc import Collection
from typing import Any

import duckdb

from quarterdeck.calendar import Span, calendar_months
from quarterdeck.cube import filters, lines
from quarterdeck.cube.settings import CubeError
from quarterdeck.cube.sight import visible
from quarterdeck.cube.snapshot import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake, sql
from quarterdeck.subjects import ColumnType, Subject


def reader(lake: Lake, snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A connection that can read the lake's folder and the snapshot, and nothing else."""
    con = duckdb.connect(":memory:", config={"memory_limit": "1GB"})
    con.execute(f"ATTACH {sql.text(str(snapshot.path))} AS cube (READ_ONLY)")
    con.execute("USE cube")
    if "://" not in lake.address:
        con.execute(f"SET allowed_directories = [{sql.text(lake.address)}]")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def months(fact: Subject, span: Span) -> list[str] | None:
    """The lake's months that may hold lines of `span`; None for all."""
    if lines.spread(fact):
        return None
    return calendar_months(span.first, span.last)


def condition(
    snapshot: Snapshot, scope: Scope, fact: Subject, span: Span, where: filters.Filter
) -> tuple[str, dict[str, Any]]:
    """For a line `f`, joined as filters are: in `span`, in sight and kept by `where`; its parameters."""
    wanted, params = filters.condition(fact, where, snapshot.levels, internal=scope.internal)
    seen, more = visible(scope, fact, span)
    return f"{seen} AND {wanted}", params | more


def columns(fact: Subject, *, internal: bool) -> list[str]:
    """The declared columns that may be named, and those every line has."""
    declared = fact.columns if internal else fact.public_columns
    return [*(one.name for one in declared), *(one for one in lines.ALWAYS if one not in fact)]


def measures(fact: Subject, *, internal: bool) -> list[str]:
    """What lines may be added up by: of an amount also `<name>_own`, in the line's own currency."""
    shown = [one for one in fact.measures if internal or not one.internal]
    return [
        *(one.name for one in shown),
        *(f"{one.name}_own" for one in shown if one.type == ColumnType.AMOUNT),
    ]


def require(fact: Subject, name: str, *, among: Collection[str]) -> None:
    """Raise CubeError for a column that may not be asked for: hidden and absent are the same."""
    if name not in among:
        raise CubeError(f"{fact.label} have no '{name}'.")
