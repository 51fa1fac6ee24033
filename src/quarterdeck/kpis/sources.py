"""What a branch reads: the rows of a table that the scope lets through."""

from quarterdeck.cube.sight import THROUGH, partner_side
from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Aggregate
from quarterdeck.kpis.rowsql import row_sql
from quarterdeck.kpis.shape import Arity, Branch, Shape
from quarterdeck.lake import sql


def visible(shape: Shape, branch: Branch, columns: frozenset[str], stored: frozenset[str]) -> str:
    """SQL of the visible rows. A table without partners is visible to those who see everything.

    `columns` are those of the rows, `stored` those of the table that they come from.

    Rows seen by way of the partner and those seen by way of the manager alone are read apart: DuckDB
    skips what it can for each, and for neither when they are joined by OR.
    """
    rules = partner_side(
        branch.table,
        stored,
        internal=shape.internal,
        among=equals(f"f.{THROUGH}", "scope_partners", shape.partners),
        below=equals("f.partner", "scope_below", shape.below),
    )
    table = _amounts(branch.table, stored) if shape.own else sql.name(branch.table)
    if branch.waits:
        table = waits(branch.waits, rules)
    elif rules:
        table = f"(SELECT * FROM {table} f WHERE {' AND '.join(rules)})"
    if shape.everything:
        return table
    by_partner = equals("partner", "scope_partners", shape.partners if "partner" in columns else "none")
    if branch.waits or shape.managers == "none" or "manager" not in columns:
        return f"(SELECT * FROM {table} WHERE {by_partner})"
    by_manager = equals("manager", "scope_managers", shape.managers)
    return f"""(SELECT * FROM {table} WHERE {by_partner}
      UNION ALL SELECT * FROM {table} WHERE {by_manager} AND ({by_partner}) IS NOT TRUE)"""


def _amounts(name: str, stored: frozenset[str]) -> str:
    """The table with every amount as it was reported."""
    amounts = sorted(one.removesuffix("_own") for one in stored if one.endswith("_own"))
    reported = ", ".join(f"{sql.name(f'{one}_own')} AS {sql.name(one)}" for one in amounts)
    return f"(SELECT * REPLACE ({reported}) FROM {sql.name(name)})" if amounts else sql.name(name)


def equals(value: str, parameter: str, arity: Arity) -> str:
    """SQL: `value` is what is given as `$parameter`, one text or a list of them."""
    match arity:
        case "none":
            return "false"
        case "one":
            return f"{value} = ${parameter}"
        case "many":
            return f"{value} IN (SELECT unnest(${parameter}::VARCHAR[]))"


def waits(aggregate: Aggregate, rules: list[str]) -> str:
    """Partners, the month they signed in, their manager then, and the first day their wait ended."""
    assert isinstance(aggregate.value, nodes.Field)
    day = f"f.{sql.name(aggregate.value.name)}"
    where = "".join(
        f" AND {one}" for one in [*([row_sql(aggregate.where)] if aggregate.where else []), *rules]
    )
    return f"""(SELECT q.partner, d.month, q.{aggregate.since} AS since, first.day AS until,
       (SELECT arg_max(a.manager, (a.since, a.manager)) FROM assignments a
        WHERE a.partner = q.partner AND a.since <= q.{aggregate.since}
          AND coalesce(a.until, q.{aggregate.since}) >= q.{aggregate.since}) AS manager
FROM partners q JOIN days d ON d.day = q.{aggregate.since}
LEFT JOIN (SELECT f.partner, min({day}) AS day FROM {sql.name(aggregate.subject)} f
           LEFT JOIN partners p ON p.partner = f.partner
           WHERE {day} <= $day_0{where} GROUP BY f.partner) first ON first.partner = q.partner
WHERE q.{aggregate.since} <= $day_0)"""
