"""One SQL text for all leaves of a question.

Each subject gets a branch that selects, in this order, what the scope lets through, the months and
what the question filters; groups it; and computes its leaves. The branches are stacked and folded by
group. Values come in as parameters: the text depends on the shape alone.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from quarterdeck.kpis.dimensions import Dimension
from quarterdeck.kpis.formula.nodes import Row
from quarterdeck.kpis.plan import Leaf
from quarterdeck.kpis.rowsql import row_sql
from quarterdeck.kpis.shape import Branch, Filter, Shape
from quarterdeck.kpis.sources import equals, visible

Columns = tuple[tuple[str, frozenset[str]], ...]
_PARAMETER = re.compile(r"\$([a-z]\w*)")
_JOINS = {
    "o": """LEFT JOIN (SELECT partner, arg_max(manager, (since, manager)) AS manager FROM assignments
           WHERE since <= $day_0 AND coalesce(until, $day_0) >= $day_0 GROUP BY partner) o
       ON o.partner = f.partner""",
    "p": "LEFT JOIN partners p ON p.partner = f.partner",
    "r": "LEFT JOIN products r ON r.product = f.product",
}
_BUCKETS = """SELECT unnest($months_{year}::DATE[]) AS month, unnest($buckets_{year}::VARCHAR[]) AS bucket,
       {year} AS years_back"""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A text and the names of the parameters in it."""

    sql: str
    parameters: frozenset[str]


@lru_cache(maxsize=512)
def compiled(shape: Shape, columns: Columns) -> Compiled:
    """SQL giving rows of (is total, bucket, one value a dimension, one value a leaf).

    A question for reported amounts gets a last value: how many rows are in another currency.
    """
    text = _stacked(shape, dict(columns))
    return Compiled(text, frozenset(_PARAMETER.findall(text)))


def _stacked(shape: Shape, tables: dict[str, frozenset[str]]) -> str:
    branches = dict.fromkeys(Branch.of(leaf) for leaf in shape.leaves)
    texts = [text for branch in branches for text in BranchSql(shape, branch, tables[branch.table]).texts]
    if len(texts) == 1:
        return texts[0]
    keys = ", ".join(["total", "bucket", *(f"d{number}" for number in range(len(shape.by)))])
    leaves = ", ".join(f"any_value(l{number}) AS l{number}" for number in range(len(shape.leaves)))
    union = "\nUNION ALL\n".join(texts)
    others = ", sum(others) AS others" if shape.own else ""
    return f"SELECT {keys}, {leaves}{others} FROM (\n{union}\n) GROUP BY {keys}"


@dataclass(frozen=True)
class BranchSql:
    """One pass over a table that has `stored` columns."""

    shape: Shape
    branch: Branch
    stored: frozenset[str]

    @property
    def texts(self) -> list[str]:
        """The groups' rows and, where they are wanted, those of the totals: in one pass where both differ."""
        by = [self._value(one) or "NULL" for one in self.shape.by]
        bucket = ["w.bucket"] * self.shape.bucketed
        groups = [*bucket, *(value for value in by if value != "NULL")]
        if self.branch.table not in self.shape.totals:
            return [self._text("false", by, groups)]
        if len(groups) == len(bucket):
            return [self._text(total, by, groups) for total in ("false", "true")]
        sets = f"GROUPING SETS (({', '.join(groups)}), ({', '.join(bucket)}))"
        return [self._text(f"grouping({groups[-1]}) = 1", by, [sets])]

    def _text(self, total: str, by: list[str], groups: list[str]) -> str:
        bucket = "w.bucket" if self.shape.bucketed else "''"
        keys = [f"{value} AS d{number}" for number, value in enumerate(by)]
        leaves = [
            f"{self._leaf(leaf) if leaf in self.mine else 'NULL'} AS l{number}"
            for number, leaf in enumerate(self.shape.leaves)
        ]
        conditions = [self._months(), *(self._filter(one) for one in self.shape.filters)]
        conditions += [row_sql(self.shared)] if self.shared and not self.branch.waits else []
        selected = ", ".join([f"{total} AS total", f"{bucket} AS bucket", *keys, *leaves, *self._others])
        where = " AND ".join(conditions)
        source = (
            f"{visible(self.shape, self.branch, self.columns, self.stored)} f{self._joins(selected + where)}"
        )
        grouping = f"\nGROUP BY {', '.join(groups)}" if groups else ""
        return f"SELECT {selected}\nFROM {source}\nWHERE {where}{grouping}"

    @property
    def _others(self) -> list[str]:
        """The count of the rows whose amounts are in another currency than the one asked for."""
        if not self.shape.own:
            return []
        if self.branch.waits or not any(one.endswith("_own") for one in self.stored):
            return ["0 AS others"]
        currency = (
            "coalesce(f.currency, $vendor_currency)" if "currency" in self.stored else "$vendor_currency"
        )
        return [f"count(*) FILTER (WHERE {currency} <> $currency) AS others"]

    @cached_property
    def columns(self) -> frozenset[str]:
        return frozenset({"partner", "manager", "month"}) if self.branch.waits else self.stored

    @cached_property
    def mine(self) -> list[Leaf]:
        return [leaf for leaf in self.shape.leaves if Branch.of(leaf) == self.branch]

    @cached_property
    def shared(self) -> Row | None:
        """The condition that all leaves of a branch have: rows without it need not be read."""
        conditions = {leaf.aggregate.where for leaf in self.mine}
        return conditions.pop() if len(conditions) == 1 else None

    def _value(self, dimension: Dimension) -> str | None:
        return dimension.value(self.columns, self.shape.owner)

    @cached_property
    def years(self) -> list[int]:
        """How many years back the leaves look."""
        return sorted({leaf.window.years_back for leaf in self.mine})

    def _months(self) -> str:
        """Where buckets say which months count, the bounds still let DuckDB skip the others unread."""
        return f"({' OR '.join(f'f.month BETWEEN $first_{year} AND $last_{year}' for year in self.years)})"

    def _year(self, leaf: Leaf) -> str:
        """SQL that keeps the leaf's own year; '' when there is no other."""
        year = leaf.window.years_back
        if len(self.years) == 1:
            return ""
        if self.shape.bucketed:
            return f"w.years_back = {year}"
        return f"f.month BETWEEN $first_{year} AND $last_{year}"

    def _filter(self, one: Filter) -> str:
        value = self._value(one.dimension)
        if value is None:
            return "true" if one.or_none else "false"
        test = equals(value, f"where_{one.dimension.name}", one.arity)
        return f"({test} OR {value} IS NULL)" if one.or_none else test

    def _joins(self, read: str) -> str:
        """The tables that `read`, the rest of the query, speaks of; none holds two matches for a row."""
        texts = [text for alias, text in _JOINS.items() if re.search(rf"\b{alias}\.", read)]
        if self.shape.bucketed:
            buckets = " UNION ALL ".join(_BUCKETS.format(year=year) for year in self.years)
            # Every month within the bounds has its bucket; an inner join DuckDB would build on the facts.
            join = "JOIN" if self.shape.gaps else "LEFT JOIN"
            texts.append(f"{join} ({buckets}) w ON w.month = f.month")
        return "".join(f"\n{text}" for text in texts)

    def _leaf(self, leaf: Leaf) -> str:
        """The leaf's aggregate; NULL where no row counts."""
        aggregate, value = leaf.aggregate, leaf.aggregate.value
        if aggregate.function == "median_days":
            return "list((greatest(coalesce(f.until, $day_0) - f.since, 0), f.until IS NOT NULL))"
        own = aggregate.where if aggregate.where != self.shared else None
        conditions = [text for text in (row_sql(own) if own else "", self._year(leaf), leaf.part) if text]
        only = f" FILTER (WHERE {' AND '.join(conditions)})" if conditions else ""
        match aggregate.function:
            case "distinct":
                return f"nullif(count(DISTINCT {row_sql(value)}){only}, 0)"
            case "count" if value is None:
                return f"nullif(sum(f.rows){only}, 0)"
            case "count":
                return f"nullif(count({row_sql(value)}){only}, 0)"
        return f"sum({row_sql(value)}){only}"
