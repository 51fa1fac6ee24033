"""The dimension tables of a snapshot, made from the reference subjects."""

from collections.abc import Callable

import duckdb

from quarterdeck.lake import sql

Source = Callable[[str], str]  # subject -> SQL to stand after FROM


def write(con: duckdb.DuckDBPyConnection, source: Source) -> tuple[str, ...]:
    """Write partners, territories, products, people, assignments; the levels of territories, top first."""
    _table(con, "territories", f"SELECT territory, name, parent, level FROM {source('territories')}")
    _ancestors(con, "territory", "territories")
    levels = _levels(con)
    _table(con, "partners", _partners(source("partners"), _above(levels)))
    _ancestors(con, "partner", "partners")
    _table(
        con,
        "products",
        f"""SELECT product, coalesce(code, product) AS code, name, family, category
            FROM {source("products")} ORDER BY product""",
    )
    _table(con, "people", _people(source("people"), source("assignments")))
    _table(
        con,
        "assignments",
        f"SELECT partner, manager, since, until FROM {source('assignments')} ORDER BY partner, since",
    )
    return levels


def _table(con: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    con.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")


def _ancestors(con: duckdb.DuckDBPyConnection, node: str, table: str) -> None:
    """Every pair of a node and one above it, itself included. A loop in the tree ends where it began."""
    _table(
        con,
        f"{node}_ancestors",
        f"""WITH RECURSIVE up({node}, ancestor) AS (
                SELECT {node}, {node} FROM {table}
                UNION
                SELECT up.{node}, above.parent FROM up JOIN {table} above ON above.{node} = up.ancestor
                WHERE above.parent IS NOT NULL)
            FROM up ORDER BY ALL""",
    )


def _levels(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    found = con.execute(
        """WITH depths AS (SELECT territory, count(*) AS depth FROM territory_ancestors GROUP BY territory)
           SELECT level FROM territories JOIN depths USING (territory)
           GROUP BY level ORDER BY min(depth), level"""
    ).fetchall()
    return tuple(level for (level,) in found)


def _above(levels: tuple[str, ...]) -> str:
    """SQL of `level_<level>` of every territory: the one of that level that it lies in."""
    columns = "".join(
        f", max(a.ancestor) FILTER (t.level = {sql.text(level)}) AS {sql.name(f'level_{level}')}"
        for level in levels
    )
    return f"""(SELECT a.territory{columns}
                FROM territory_ancestors a JOIN territories t ON t.territory = a.ancestor
                GROUP BY a.territory)"""


def _people(source: str, assignments: str) -> str:
    """Those listed; who looks after partners without being listed goes by their address."""
    return f"""
        SELECT person, name FROM {source}
        UNION ALL
        SELECT DISTINCT manager, manager FROM {assignments} WHERE manager NOT IN (SELECT person FROM {source})
        ORDER BY person"""


def _partners(source: str, above: str) -> str:
    return f"""
        SELECT p.partner, p.name, p.type, p.tier, p.parent, p.territory, p.country, p.city, p.currency,
               coalesce(p.measured_on, 'sell-in') AS measured_on, p.fiscal_start, p.signed, p.ends,
               u.* EXCLUDE (territory)
        FROM {source} p LEFT JOIN {above} u USING (territory) ORDER BY p.partner"""
