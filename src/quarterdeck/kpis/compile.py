"""One SQL text for all leaves of a question.

Each subject and year gets a branch that selects, in this order, what the scope lets through, the
months and what the question filters; groups it; and computes its leaves. The branches are stacked
and folded by group. Values come in as parameters: the text depends on the shape alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quarterdeck.kpis.dimensions import Owner
from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Row
from quarterdeck.kpis.formula.walk import everything
from quarterdeck.kpis.plan import Leaf
from quarterdeck.kpis.rowsql import row_sql
from quarterdeck.kpis.shape import Branch, Filter, Shape
from quarterdeck.kpis.sources import equals, visible
from quarterdeck.lake import sql

Columns = tuple[tuple[str, frozenset[str]], ...]
_PARAMETER = re.compile(r"\$([a-z]\w*)")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A text and the names of the parameters in it."""

    sql: str
    parameters: frozenset[str]


@lru_cache(maxsize=512)
def compiled(shape: Shape, columns: Columns) -> Compiled:
    """SQL giving rows of (is total, bucket, one value a dimension, one value a leaf)."""
    text = _stacked(shape, columns)
    return Compiled(text, frozenset(_PARAMETER.findall(text)))


def _stacked(shape: Shape, columns: Columns) -> str:
    branches = dict.fromkeys(Branch.of(leaf) for leaf in shape.leaves)
    tables = dict(columns)
    stacked = [_branch(shape, branch, tables[branch.table]) for branch in branches]
    if len(stacked) == 1:
        return stacked[0]
    keys = ", ".join(["total", "bucket", *(f"d{number}" for number in range(len(shape.by)))])
    leaves = ", ".join(f"any_value(l{number}) AS l{number}" for number in range(len(shape.leaves)))
    union = "\nUNION ALL\n".join(stacked)
    return f"SELECT {keys}, {leaves} FROM (\n{union}\n) GROUP BY {keys}"


def _branch(shape: Shape, branch: Branch, columns: frozenset[str]) -> str:
    if branch.waits:
        columns = frozenset({"partner", "manager", "month"})
    mine = [leaf for leaf in shape.leaves if Branch.of(leaf) == branch]
    shared = _shared(mine)
    groups = [one.value(columns, shape.owner) or "NULL" for one in shape.by if not branch.total]
    keys = [
        f"{str(branch.total).lower()} AS total",
        ("w.bucket" if shape.bucketed else "''") + " AS bucket",
        *(f"{_keyed(groups, number)} AS d{number}" for number in range(len(shape.by))),
    ]
    leaves = [
        f"{_leaf(leaf, shared) if leaf in mine else 'NULL'} AS l{number}"
        for number, leaf in enumerate(shape.leaves)
    ]
    conditions = [_months(branch)]
    conditions += [_filter(one, columns, shape.owner) for one in shape.filters]
    conditions += [row_sql(shared)] if shared and not branch.waits else []
    real = ["w.bucket"] * shape.bucketed + [group for group in groups if group != "NULL"]
    grouping = f"\nGROUP BY {', '.join(real)}" if real else ""
    source = f"{visible(shape, branch, columns)} f{_joins(shape, branch, mine)}"
    return f"SELECT {', '.join(keys + leaves)}\nFROM {source}\nWHERE {' AND '.join(conditions)}{grouping}"


def _keyed(groups: Sequence[str], number: int) -> str:
    return groups[number] if groups else "NULL"


def _shared(leaves: Sequence[Leaf]) -> Row | None:
    """The condition that all leaves of a branch have: rows without it need not be read."""
    conditions = {leaf.aggregate.where for leaf in leaves}
    return conditions.pop() if len(conditions) == 1 else None


def _months(branch: Branch) -> str:
    """Where buckets say which months count, the bounds still let DuckDB skip the others unread."""
    return f"f.month BETWEEN $first_{branch.years_back} AND $last_{branch.years_back}"


def _filter(one: Filter, columns: frozenset[str], owner: Owner) -> str:
    value = one.dimension.value(columns, owner)
    if value is None:
        return "true" if one.or_none else "false"
    test = equals(value, f"where_{one.dimension.name}", one.arity)
    return f"({test} OR {value} IS NULL)" if one.or_none else test


def _joins(shape: Shape, branch: Branch, mine: Sequence[Leaf]) -> str:
    wanted = frozenset[str]().union(
        *(one.joins(shape.owner) for one in shape.by if not branch.total),
        *(one.dimension.joins(shape.owner) for one in shape.filters),
    )
    if any(isinstance(node, nodes.PartnerField) for leaf in mine for node in everything(leaf.aggregate)):
        wanted |= {"p"}
    texts = [_JOINS[name] for name in sorted(wanted)]
    if shape.bucketed:
        texts.append(_BUCKETS.format(year=branch.years_back))
    return "".join(f"\n{text}" for text in texts)


_JOINS = {
    "o": """LEFT JOIN (SELECT partner, arg_max(manager, (since, manager)) AS manager FROM assignments
           WHERE since <= $day_0 AND coalesce(until, $day_0) >= $day_0 GROUP BY partner) o
       ON o.partner = f.partner""",
    "p": "LEFT JOIN partners p ON p.partner = f.partner",
    "r": "LEFT JOIN products r ON r.product = f.product",
}
_BUCKETS = """JOIN (SELECT unnest($months_{year}::DATE[]) AS month,
             unnest($buckets_{year}::VARCHAR[]) AS bucket) w ON w.month = f.month"""


def _leaf(leaf: Leaf, shared: Row | None) -> str:
    """The leaf's aggregate; NULL where no row counts."""
    aggregate = leaf.aggregate
    conditions = []
    if aggregate.where and aggregate.where != shared and aggregate.function != "median_days":
        conditions.append(row_sql(aggregate.where))
    if part := _part(leaf):
        conditions.append(part)
    only = f" FILTER (WHERE {' AND '.join(conditions)})" if conditions else ""
    match aggregate.function:
        case "median_days":
            return "list((greatest(coalesce(f.until, $day_0) - f.since, 0), f.until IS NOT NULL))"
        case "distinct":
            return f"nullif(count(DISTINCT {row_sql(aggregate.value)}){only}, 0)"
        case "count" if aggregate.value is None:
            return f"nullif(sum(f.rows){only}, 0)"
        case "count":
            return f"nullif(count({row_sql(aggregate.value)}){only}, 0)"
    return f"sum({row_sql(aggregate.value)}){only}"


def _part(leaf: Leaf) -> str:
    year = leaf.window.years_back
    match leaf.window.part:
        case "begun" | "complete":
            return f"f.month <= ${leaf.window.part}_{year}"
        case "running":
            return f"f.month = $running_{year}"
        case "to_date":
            return f"f.{sql.name(leaf.date)} <= $day_{year}"
    return ""
