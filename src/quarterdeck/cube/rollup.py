"""The table of a fact subject in a snapshot: its lines, kept by row or summed by month."""

from collections.abc import Sequence

import duckdb

from quarterdeck.cube import lines
from quarterdeck.lake import sql
from quarterdeck.subjects import Subject


def replace(
    con: duckdb.DuckDBPyConnection, subject: Subject, query: str, *, months: Sequence[str] | None
) -> None:
    """Write the table from the lines `query`; only the lake's `months` of it when given.

    Sorted by partner and month, so that a partner's figures lie together.
    """
    table, content = sql.name(subject.name), rolled(subject, query)
    order = "ORDER BY partner, month"
    if months is None:
        con.execute(f"CREATE OR REPLACE TABLE {table} AS {content} {order}")
    elif months:
        con.execute(f"DELETE FROM {table} WHERE _month IN {sql.texts(months)}")
        con.execute(f"INSERT INTO {table} {content} {order}")


def rolled(subject: Subject, query: str) -> str:
    """SQL of the table's rows; `_month` is the lake's partition they come from."""
    values = lines.measures(subject)
    if subject.rollup == "row":
        kept = sql.names([*lines.attributes(subject), *values])
        return f'SELECT month, {kept}, CAST(1 AS BIGINT) AS "rows", _month FROM ({query})'
    dimensions = [*lines.ALWAYS, *(one.name for one in subject.dimensions if one.name not in lines.ALWAYS)]
    types = dict.fromkeys(values, "BIGINT") | {
        name: "DECIMAL(18, 4)" for name in values if _decimal(subject, name)
    }
    sums = "".join(f", CAST(sum({sql.name(one)}) AS {types[one]}) AS {sql.name(one)}" for one in values)
    return f"""SELECT month, {sql.names(dimensions)}{sums}, count(*) AS "rows", _month
               FROM ({query}) GROUP BY month, {sql.names(dimensions)}, _month"""


def _decimal(subject: Subject, name: str) -> bool:
    column = name if name in subject else name.removesuffix("_plan").removesuffix("_own")
    return subject[column].type != "whole"
