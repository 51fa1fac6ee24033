"""Row expressions of formulas in SQL: `f` is the fact, `p` its partner."""

from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Row
from quarterdeck.lake import sql


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
