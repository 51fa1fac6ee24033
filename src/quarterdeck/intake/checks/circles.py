"""Checks that nobody stands above themselves: a tree of partners or territories has a top."""

from django.utils.translation import gettext as _

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.labels import within
from quarterdeck.intake.sentence import in_sql
from quarterdeck.lake import sql
from quarterdeck.subjects import Column

SHOWN = 8  # of a long circle


def check_circles(context: Context) -> int:
    """Set aside rows that close a circle, in the file or with what is there. Answers how many.

    Ask again until it is none: where a row is set aside, what the lake has of it stays, and may be part
    of another circle.
    """
    columns = [one for one in context.subject.columns if one.references == context.subject.name]
    return sum(_check(context, column) for column in columns)


def _check(context: Context, column: Column) -> int:
    _link(context, column)
    if not _find(context):
        return 0
    key = sql.name(context.subject.key[0])
    return context.add_faults(
        f"""WITH RECURSIVE walk(start, node, way) AS (
            SELECT node, above, [node] FROM circle
            UNION ALL
            SELECT w.start, c.above, list_append(w.way, c.node) FROM walk w JOIN circle c ON c.node = w.node
            WHERE w.node <> w.start AND len(w.way) < {SHOWN}
        ), longest AS (SELECT start, arg_max(way, len(way)) AS way, bool_or(node = start) AS closed
                       FROM walk GROUP BY start)
        SELECT t._line, {sql.text(column.name)}, t.{sql.name(column.name)}, {_reason(column)}
        FROM {TYPED} t JOIN longest l ON t.{key} = l.start
        WHERE t._line NOT IN (SELECT _line FROM {FAULTS})"""
    )


def _link(context: Context, column: Column) -> None:
    """Make the table `links`: who would stand under whom, by the file where it says so, else by the lake.

    A key that stands twice with different values is set aside later, and so does not count.
    """
    key, above = sql.name(context.subject.key[0]), sql.name(column.name)
    row = sql.names(one.name for one in context.subject.columns)
    context.con.execute(
        f"""CREATE OR REPLACE TEMP TABLE links AS
        WITH coming AS (
            SELECT {key} AS node, any_value({above}) AS above FROM {TYPED}
            WHERE {key} IS NOT NULL AND _line NOT IN (SELECT _line FROM {FAULTS})
            GROUP BY {key} HAVING count(DISTINCT hash({row})) = 1)
        SELECT node, above FROM coming WHERE above IS NOT NULL
        UNION ALL
        SELECT {key}, {above} FROM {context.lake.source(context.con, context.subject.name)}
        WHERE {above} IS NOT NULL AND {key} NOT IN (SELECT node FROM coming) AND NOT ({_replaced(context)})"""
    )


def _replaced(context: Context) -> str:
    """Which rows of the lake the file takes the place of, its own keys aside."""
    if context.window is None:
        return "false"
    where = context.window.where.items()
    return " AND ".join(f"{sql.name(name)} = {sql.text(value)}" for name, value in where) or "true"


def _find(context: Context) -> bool:
    """Make the table `circle` of the links that lead round; whether there are any.

    Each round looks twice as far up as the one before. Whoever still has somebody that far up when there
    are no more links than steps leads into a circle, and whom they have there is in it.
    """
    con = context.con
    ((links,),) = con.execute("SELECT count(*) FROM links").fetchall()
    con.execute("CREATE OR REPLACE TEMP TABLE far AS FROM links")
    left, steps = links, 1
    while left and steps < links + 1:
        con.execute(
            """CREATE OR REPLACE TEMP TABLE far AS
            SELECT a.node, b.above FROM far a JOIN far b ON b.node = a.above"""
        )
        ((left,),) = con.execute("SELECT count(*) FROM far").fetchall()
        steps *= 2
    con.execute("CREATE OR REPLACE TEMP TABLE circle AS FROM links WHERE node IN (SELECT above FROM far)")
    return bool(left)


def _reason(column: Column) -> str:
    way = """array_to_string(l.way, ', ') || CASE WHEN l.closed THEN ', ' || l.start ELSE ', ...' END"""
    alone = in_sql(
        _("'%(key)s' cannot be its own %(column)s."), key="l.start", column=sql.text(within(column))
    )
    many = in_sql(_("'%(key)s' would stand above itself: %(way)s."), key="l.start", way=f"({way})")
    return f"CASE WHEN len(l.way) = 1 THEN {alone} ELSE {many} END"
