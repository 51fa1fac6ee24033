"""Rows handed in for a write: a table of the caller's, counted, checked and stamped."""

from collections.abc import Mapping
from datetime import date

import duckdb

from quarterdeck.lake import sql
from quarterdeck.lake.change import LakeError
from quarterdeck.subjects import Subject


def count(con: duckdb.DuckDBPyConnection, relation: str) -> int:
    ((number,),) = con.execute(f"SELECT count(*) FROM {sql.name(relation)}").fetchall()
    return int(number)


def stamped(subject: Subject, relation: str, import_id: str) -> str:
    """The rows as the lake keeps them, to stand after FROM."""
    return f"""(SELECT {sql.names(sql.columns(subject), of="r")}, {sql.text(import_id)} AS _import,
                CAST(r._line AS BIGINT) AS _line, {sql.month(subject, "r")} AS _month
                FROM {sql.name(relation)} r)"""


def refuse_doubles(con: duckdb.DuckDBPyConnection, subject: Subject, relation: str) -> None:
    """Raise LakeError when a key comes twice: which of the rows were meant could not be told."""
    keys, staged = sql.names(subject.key), sql.name(relation)
    distinct = f"SELECT count(*) FROM (SELECT DISTINCT {keys} FROM {staged})"
    if con.execute(distinct).fetchall() == [(count(con, relation),)]:
        return
    *key, first, last = con.execute(
        f"""SELECT {keys}, min(_line), max(_line) FROM {staged}
            GROUP BY {keys} HAVING count(*) > 1 ORDER BY min(_line) LIMIT 1"""
    ).fetchall()[0]
    named = ", ".join(f"{name} {value}" for name, value in zip(subject.key, key, strict=True))
    raise LakeError(f"{subject.label}: {named} comes twice, on lines {first} and {last}.")


def region(subject: Subject, alias: str, first: date, last: date, where: Mapping[str, str] | None) -> str:
    """The condition for a row to be inside what is replaced."""
    tests = [
        f"{alias}.{sql.name(subject[column].name)} = {sql.text(value)}"
        for column, value in (where or {}).items()
    ]
    if subject.date is not None:
        span = f"DATE {sql.text(first)} AND DATE {sql.text(last)}"
        tests.append(f"{alias}.{sql.name(subject.date)} BETWEEN {span}")
    return " AND ".join(tests) or "true"


def refuse_strangers(con: duckdb.DuckDBPyConnection, subject: Subject, relation: str, inside: str) -> None:
    """Raise LakeError for rows `s` that do not meet `inside`."""
    query = f"SELECT count(*), min(_line) FROM {sql.name(relation)} s WHERE ({inside}) IS NOT TRUE"
    ((number, line),) = con.execute(query).fetchall()
    if number:
        raise LakeError(
            f"{subject.label}: {number} rows lie outside of what is replaced, the first on line {line}."
        )
