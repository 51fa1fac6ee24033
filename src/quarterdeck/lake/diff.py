"""Which rows a write makes new, changes or removes: one temporary table of keys, made by DuckDB."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from quarterdeck.lake import sql
from quarterdeck.subjects import Subject

DIFF = "_lake_diff"


@contextmanager
def table(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[None]:
    """The result of `query` as the table DIFF: the key columns, `before`, `after` and `state`.

    `before` and `after` are the months that hold the row before and after the write.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE {DIFF} AS {query}")
    try:
        yield
    finally:
        con.execute(f"DROP TABLE {DIFF}")


def incoming(subject: Subject, current: str, relation: str) -> str:
    """New and changed rows of `relation` against `current`; those without effect are left out."""
    values = [one for one in sql.columns(subject) if one not in subject.key]
    return f"""
        SELECT {sql.names(subject.key, of="s")}, c._month AS before, {sql.month(subject, "s")} AS after,
               CASE WHEN c._import IS NULL THEN 'new' ELSE 'changed' END AS state
        FROM {relation} s LEFT JOIN {current} c ON {sql.same(subject.key, "s", "c")}
        WHERE c._import IS NULL OR {sql.differ(values, "s", "c")}"""


def removed(subject: Subject, current: str, condition: str) -> str:
    """Rows `c` of `current` that meet `condition`, to be removed."""
    return f"""
        SELECT {sql.names(subject.key, of="c")}, c._month AS before, CAST(NULL AS VARCHAR) AS after,
               'removed' AS state
        FROM {current} c WHERE {condition}"""


def undone(subject: Subject, import_id: str, *, current: str, old: str, taken: str) -> str:
    """Rows to put back: those `import_id` left in `current`, as in `old`, and those it has `taken`."""
    return f"""
        SELECT {sql.names(subject.key, of="c")}, c._month AS before, o._month AS after,
               CASE WHEN o._import IS NULL THEN 'removed' ELSE 'changed' END AS state
        FROM {current} c LEFT JOIN {old} o ON {sql.same(subject.key, "c", "o")}
        WHERE c._import = {sql.text(import_id)}
        UNION ALL
        SELECT {sql.names(subject.key, of="t")}, NULL, t._month, 'new' FROM {taken} t"""


def kept(subject: Subject, current: str) -> str:
    """Rows of `current` that DIFF does not name."""
    return f"SELECT c.* FROM {current} c ANTI JOIN {DIFF} d ON {sql.same(subject.key, 'c', 'd')}"


def arriving(subject: Subject, rows: str) -> str:
    """Rows of `rows` that DIFF names as new or changed."""
    condition = f"{sql.same(subject.key, 's', 'd')} AND d.state <> 'removed'"
    return f"SELECT s.* FROM {rows} s SEMI JOIN {DIFF} d ON {condition}"


def months(con: duckdb.DuckDBPyConnection) -> list[str | None]:
    """The months DIFF touches, in order; [None] for a reference subject, [] when nothing changes."""
    query = f"""
        SELECT DISTINCT unnest(CASE state WHEN 'new' THEN [after] WHEN 'removed' THEN [before]
                               ELSE [before, after] END) AS month
        FROM {DIFF} ORDER BY month"""
    return [month for (month,) in con.execute(query).fetchall()]


def counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of DIFF by state."""
    found = dict(con.execute(f"SELECT state, count(*) FROM {DIFF} GROUP BY state").fetchall())
    return {state: int(found.get(state, 0)) for state in ("new", "changed", "removed")}
