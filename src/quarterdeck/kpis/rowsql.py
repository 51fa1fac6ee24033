"""Row expressions of formulas in SQL: `f` is the fact, `p` its partner."""

from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Row
from quarterdeck.lake import sql
from quarterdeck.subjects import ColumnType


def row_sql(row: Row | None) -> str:  # noqa: C901 (one short case a node)
    """A row expression in SQL. Texts of formulas are literals; what a question brings is not here."""
    match row:
        case nodes.Number(value):
            return format(value, "f")
        case nodes.Text(value):
            return sql.text(value)
        case nodes.Basis():
            return "$basis"
        case nodes.Field(name=name):
            return f"f.{sql.name(name)}"
        case nodes.PartnerField(name=name, default=default):
            column = f"p.{sql.name(name)}"
            return f"coalesce({column}, {sql.text(default)})" if default else column
        case nodes.RowArithmetic("*", left, right):
            return f"({_wide(left)} * {row_sql(right)})"
        case nodes.RowArithmetic(operator, left, right) | nodes.Compare(operator, left, right):
            return f"({row_sql(left)} {operator} {row_sql(right)})"
        case nodes.OneOf(value, choices):
            return f"({row_sql(value)} IN {sql.texts(choices)})"
        case nodes.Known(value):
            return f"({row_sql(value)} IS NOT NULL)"
        case nodes.Logic(operator, parts):
            return f"({f' {operator} '.join(row_sql(part) for part in parts)})"
        case nodes.Not(part):
            return f"(NOT {row_sql(part)})"
    raise AssertionError(f"no such row expression: {row}")


def _wide(row: Row) -> str:
    """A factor that keeps DuckDB from computing the product in 18 digits, of which twelve are decimals."""
    match row:
        case nodes.Field(type=type_) if type_ in _DECIMALS:
            return f"CAST({row_sql(row)} AS DECIMAL(20, {_DECIMALS[type_]}))"
    return row_sql(row)


_DECIMALS = {ColumnType.AMOUNT: 4, ColumnType.QUANTITY: 4, ColumnType.RATE: 8, ColumnType.SHARE: 8}
