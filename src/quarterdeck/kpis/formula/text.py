"""Writing a formula back as text."""

from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Aggregate, Formula, Row

_SYMBOLS = {"=": "==", "<>": "!="}


def text_of(formula: Formula) -> str:
    """The formula as somebody could have written it: reading it gives the same formula."""
    match formula:
        case nodes.Number(value):
            return format(value, "f") if value >= 0 else f"({value:f})"
        case nodes.Ref(name):
            return name
        case nodes.Arithmetic("*", nodes.Number(value), right) if value == -1:
            return f"-{_operand(right)}"
        case nodes.Arithmetic(operator, left, right):
            return f"{_operand(left)} {operator} {_operand(right)}"
        case nodes.Extreme(function, parts):
            return f"{function}({', '.join(text_of(part) for part in parts)})"
        case nodes.Shift(function, part):
            return f"{function}({text_of(part)})"
        case nodes.Elapsed():
            return "elapsed()"
        case nodes.Aggregate():
            return _aggregate(formula)


def _operand(formula: Formula) -> str:
    text = text_of(formula)
    return f"({text})" if isinstance(formula, nodes.Arithmetic) else text


def _aggregate(aggregate: Aggregate) -> str:
    since = [f"partners.{aggregate.since}"] if aggregate.since else []
    value = aggregate.subject if aggregate.value is None else row_text(aggregate.value)
    where = [f"where={row_text(aggregate.where)}"] if aggregate.where else []
    return f"{aggregate.function}({', '.join([*since, value, *where])})"


def row_text(row: Row) -> str:  # noqa: C901 (one short case a node)
    match row:
        case nodes.Number(value):
            return format(value, "f")
        case nodes.Text(value):
            return repr(value)
        case nodes.Basis():
            return "basis()"
        case nodes.Field(subject=subject, name=name):
            return f"{subject}.{name}"
        case nodes.PartnerField(name=name):
            return f"partner.{name}"
        case nodes.RowArithmetic(operator, left, right):
            return f"({row_text(left)} {operator} {row_text(right)})"
        case nodes.Compare(operator, left, right):
            return f"({row_text(left)} {_SYMBOLS.get(operator, operator)} {row_text(right)})"
        case nodes.OneOf(value, choices):
            return f"({row_text(value)} in [{', '.join(map(repr, choices))}])"
        case nodes.Known(value):
            return f"known({row_text(value)})"
        case nodes.Logic(operator, parts):
            return f"({f' {operator.lower()} '.join(map(row_text, parts))})"
        case nodes.Not(part):
            return f"(not {row_text(part)})"
