"""One line, by its key."""

from collections.abc import Sequence
from typing import Any

from quarterdeck.calendar import Span
from quarterdeck.cube.drilldown import Heading, lines_of
from quarterdeck.cube.snapshot import SECONDS, Snapshot, deadline
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake, sql


def single(
    snapshot: Snapshot, scope: Scope, lake: Lake, subject: str, key: str, *, partner: str, span: Span
) -> Sequence[tuple[Heading, Any]] | None:
    """The line of a partner that has this key, among those `rows` lists for `span`; None without one.

    A subject whose key is made of several columns has no single lines.
    """
    fact = lake.catalogue[subject]
    if len(fact.key) != 1:
        return None
    with (
        lines_of(snapshot, scope, lake, subject, span=span, where={"partner": [partner]}) as found,
        deadline(found.con, SECONDS),
    ):
        if found.lines is None:
            return None
        shown = sql.names((one.name for one in found.headings), of="f")
        query = f"SELECT {shown} {found.lines} AND f.{sql.name(fact.key[0])} = $key LIMIT 1"
        rows = found.ask(query, {"key": key}).fetchall()
    return list(zip(found.headings, rows[0], strict=True)) if rows else None
