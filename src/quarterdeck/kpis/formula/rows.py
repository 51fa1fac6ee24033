"""Reading what stands inside an aggregate: expressions over the rows of one subject."""

import ast
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Basis, Field, Row
from quarterdeck.kpis.formula.numbers import number
from quarterdeck.kpis.formula.source import Source
from quarterdeck.subjects import Catalogue, Column, ColumnType, Subject

Kind = Literal["money", "number", "text", "date", "flag"]
OPERATORS: dict[type[ast.operator], nodes.Operator] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
COMPARISONS: dict[type[ast.cmpop], nodes.Comparison] = {
    ast.Eq: "=",
    ast.NotEq: "<>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_KINDS: dict[ColumnType, Kind] = {
    ColumnType.TEXT: "text",
    ColumnType.DATE: "date",
    ColumnType.FLAG: "flag",
    ColumnType.AMOUNT: "money",
}


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads expressions over `subject`; columns of the row's partner are `partner.<column>`."""

    source: Source
    subject: Subject
    subjects: Catalogue

    def value(self, node: ast.expr) -> tuple[Row, Kind]:
        """An expression and the kind of value it gives."""
        match node:
            case ast.Attribute():
                return self._column(node)
            case ast.Constant(value=str() as text):
                return nodes.Text(text), "text"
            case ast.Constant():
                return number(self.source, node), "number"
            case ast.Call(func=ast.Name(id="basis"), args=[], keywords=[]):
                return Basis(), "text"
            case ast.BinOp():
                return self._arithmetic(node)
        raise self.source.error(
            node, _("'%(word)s' cannot stand inside an aggregate.") % {"word": self.source.word(node)}
        )

    def condition(self, node: ast.expr) -> Row:
        """An expression that is true or false for each row."""
        match node:
            case ast.BoolOp():
                parts = tuple(self.condition(part) for part in node.values)
                return nodes.Logic("AND" if isinstance(node.op, ast.And) else "OR", parts)
            case ast.UnaryOp(op=ast.Not()):
                return nodes.Not(self.condition(node.operand))
            case ast.Compare(ops=[ast.In() | ast.NotIn()]):
                return self._one_of(node)
            case ast.Compare():
                return self._compare(node)
            case ast.Call(func=ast.Name(id="known"), args=[ast.Attribute() as column], keywords=[]):
                return nodes.Known(self.field(column, measures=True))
            case ast.Attribute():
                value, kind = self._column(node)
                if kind == "flag":
                    return value
        raise self.source.error(
            node,
            _("'%(word)s' is no condition. Write for example deals.status == \"won\".")
            % {"word": self.source.word(node)},
        )

    def field(self, node: ast.expr, *, measures: bool = False) -> Field:
        """A column of the subject that is there to select by (or also to add up: `measures`)."""
        value = self._column(node, measures=measures)[0]
        if not isinstance(value, Field):
            raise self.source.error(
                node, _("Name a column of %(subject)s here.") % {"subject": self.subject.name}
            )
        return value

    def _column(self, node: ast.expr, *, measures: bool = True) -> tuple[Row, Kind]:
        match node:
            case ast.Attribute(value=ast.Name(id="partner"), attr=name):
                column = self._known(node, self.subjects["partners"], name, "partner")
                return nodes.PartnerField(name, column.type, column.default), _kind(column)
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                if owner != self.subject.name:
                    raise self.source.error(
                        node,
                        _("This aggregate is over %(subject)s, not '%(owner)s'.")
                        % {"subject": self.subject.name, "owner": owner},
                        word=owner,
                        known=(self.subject.name, "partner"),
                    )
                column = self._known(node, self.subject, name, owner)
                self._check_kept(node, column, measures=measures)
                return (
                    Field(owner, name, column.type, column.required, column.internal),
                    _kind(column),
                )
        raise self.source.error(
            node,
            _("'%(word)s' is no column. Write %(subject)s.<column>.")
            % {"word": self.source.word(node), "subject": self.subject.name},
        )

    def _known(self, node: ast.expr, subject: Subject, name: str, owner: str) -> Column:
        if name not in subject:
            raise self.source.error(
                node,
                _("There is no '%(owner)s.%(name)s'.") % {"owner": owner, "name": name},
                word=name,
                known=tuple(subject.by_name),
            )
        return subject[name]

    def _check_kept(self, node: ast.expr, column: Column, *, measures: bool) -> None:
        """A monthly roll-up keeps measures to add up and dimensions to select by, nothing else."""
        if self.subject.rollup == "row":
            return
        kept = {item.name for item in self.subject.dimensions} | {"partner", "product", "manager"}
        kept |= {item.name for item in self.subject.measures} if measures else set()
        if column.name not in kept:
            raise self.source.error(
                node,
                _("'%(subject)s.%(name)s' is not kept in the monthly roll-up; there are %(names)s.")
                % {"subject": self.subject.name, "name": column.name, "names": ", ".join(sorted(kept))},
            )

    def _arithmetic(self, node: ast.BinOp) -> tuple[Row, Kind]:
        if isinstance(node.op, ast.Div):
            raise self.source.error(node, _("Divide sums, not rows: write sum(...) / sum(...)."))
        if type(node.op) not in OPERATORS:
            raise self.source.error(node, _("Inside an aggregate there are only + - *."))
        operator = OPERATORS[type(node.op)]
        left, right = self.value(node.left), self.value(node.right)
        kind = _result(operator, left[1], right[1])
        if kind is None:
            raise self.source.error(
                node,
                _("'%(word)s': %(left)s %(operator)s %(right)s has no meaning.")
                % {"word": self.source.word(node), "left": left[1], "operator": operator, "right": right[1]},
            )
        rows = self.subject.rollup == "row"
        if (
            operator == "*"
            and not rows
            and not isinstance(left[0], nodes.Number)
            and not isinstance(right[0], nodes.Number)
        ):
            raise self.source.error(
                node,
                _("%(subject)s is rolled up by month: rows cannot be multiplied.")
                % {"subject": self.subject.name},
            )
        return nodes.RowArithmetic(operator, left[0], right[0]), kind

    def _compare(self, node: ast.Compare) -> Row:
        if len(node.ops) != 1 or type(node.ops[0]) not in COMPARISONS:
            raise self.source.error(
                node,
                _("'%(word)s': compare two things with == != < <= > >=.") % {"word": self.source.word(node)},
            )
        left, left_kind = self.value(node.left)
        right, right_kind = self.value(node.comparators[0])
        if left_kind != right_kind and {left_kind, right_kind} != {"money", "number"}:
            raise self.source.error(
                node,
                _("'%(word)s' compares %(left_kind)s with %(right_kind)s.")
                % {"word": self.source.word(node), "left_kind": left_kind, "right_kind": right_kind},
            )
        self._check_choice(node.comparators[0], left, right)
        self._check_choice(node.left, right, left)
        return nodes.Compare(COMPARISONS[type(node.ops[0])], left, right)

    def _one_of(self, node: ast.Compare) -> Row:
        value = self.field(node.left)
        items = node.comparators[0]
        if not isinstance(items, ast.Tuple | ast.List) or not items.elts:
            raise self.source.error(items, _('Write the choices in brackets: in ("open", "won").'))
        choices: list[str] = []
        for item in items.elts:
            choice, kind = self.value(item)
            if not isinstance(choice, nodes.Text) or kind != "text" or value.type != ColumnType.TEXT:
                raise self.source.error(
                    item, _("'%(word)s' is no text to compare with.") % {"word": self.source.word(item)}
                )
            self._check_choice(item, value, choice)
            choices.append(choice.value)
        test = nodes.OneOf(value, tuple(choices))
        return nodes.Not(test) if isinstance(node.ops[0], ast.NotIn) else test

    def _check_choice(self, node: ast.expr, field: Row, text: Row) -> None:
        """A text compared with a column of few choices is one of them."""
        if not isinstance(text, nodes.Text) or not isinstance(field, Field | nodes.PartnerField):
            return
        subject = self.subject if isinstance(field, Field) else self.subjects["partners"]
        choices = subject[field.name].choices
        if choices and text.value not in choices:
            raise self.source.error(
                node,
                _("'%(text)s' is not one of %(names)s.") % {"text": text.value, "names": ", ".join(choices)},
                word=text.value,
                known=choices,
            )


def _kind(column: Column) -> Kind:
    return _KINDS.get(column.type, "number")


def _result(operator: nodes.Operator, left: Kind, right: Kind) -> Kind | None:
    """The kind of `left operator right`; None when it has no meaning. Days are a number."""
    kinds = (left, right)
    if kinds == ("number", "number"):
        return "number"
    if kinds == ("money", "money") and operator != "*":
        return "money"
    if set(kinds) == {"money", "number"} and operator == "*":
        return "money"
    return "number" if kinds == ("date", "date") and operator == "-" else None
