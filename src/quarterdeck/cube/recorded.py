"""Subjects that the cube keeps row by row: their lines straight from the snapshot."""

from typing import Any

from quarterdeck.calendar import Span
from quarterdeck.cube import filters
from quarterdeck.cube.settings import CubeError
from quarterdeck.cube.sight import visible
from quarterdeck.cube.snapshot import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import sql
from quarterdeck.subjects import ColumnType, Subject

Line = dict[str, Any]


def recorded(
    snapshot: Snapshot, scope: Scope, fact: Subject, *, span: Span, where: filters.Filter | None = None
) -> list[Line]:
    """The lines of `fact` in `span` that `scope` may see and `where` keeps, by column.

    Ten times faster than `rows`, which reads the lake: no import and line they came from. An amount
    stands in the vendor's currency under its name, in the line's own under `<name>_own`. Raises CubeError
    for a subject that is summed up by month.
    """
    if fact.rollup != "row":
        raise CubeError(f"{fact.label} are summed up by month.")
    shown = fact.columns if scope.internal else fact.public_columns
    amounts = [f"{one.name}_own" for one in shown if one.measure and one.type == ColumnType.AMOUNT]
    columns = [*(one.name for one in shown), *amounts]
    wanted, params = filters.condition(fact, where or {}, snapshot.levels, internal=scope.internal)
    seen, more = visible(scope, fact, span)
    found = snapshot.query(
        f"""SELECT {sql.names(columns, of="f")} FROM {sql.name(fact.name)} f {filters.JOINED}
            WHERE {seen} AND {wanted}""",
        params | more,
    )
    return [dict(zip(columns, line, strict=True)) for line in found]
