"""Reading a formula: aggregates, other KPIs, numbers, and the arithmetic between them."""

import ast
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.kpis.errors import FormulaError
from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Aggregate, AggregateName, Formula, Row
from quarterdeck.kpis.formula.numbers import number
from quarterdeck.kpis.formula.rows import RowReader
from quarterdeck.kpis.formula.source import Source
from quarterdeck.subjects import Catalogue, ColumnType, Subject

AGGREGATES = ("sum", "average", "count", "distinct", "median_days")
SHIFTS = ("last_year", "to_date", "total")
FUNCTIONS = (*AGGREGATES, *SHIFTS, "elapsed", "max", "min")
_OPERATORS: dict[type[ast.operator], nodes.Operator] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


def read(text: str, *, kpis: Collection[str], subjects: Catalogue) -> Formula:
    """The formula in `text`. Raises FormulaError, and nothing else, for a text that is none."""
    source = Source.of(text)
    tree = source.tree()
    try:
        return FormulaReader(source, kpis, subjects).formula(tree)
    except RecursionError as error:
        raise FormulaError(_("The formula is nested too deeply.")) from error


@dataclass(frozen=True, slots=True)
class FormulaReader:
    source: Source
    kpis: Collection[str]
    subjects: Catalogue

    def formula(self, node: ast.expr) -> Formula:
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return number(self.source, node)
            case ast.Name(id=name):
                return self._ref(node, name)
            case ast.UnaryOp(op=ast.USub()):
                return nodes.Arithmetic("*", nodes.Number(Decimal(-1)), self.formula(node.operand))
            case ast.BinOp() if type(node.op) in _OPERATORS:
                left, right = self.formula(node.left), self.formula(node.right)
                return nodes.Arithmetic(_OPERATORS[type(node.op)], left, right)
            case ast.Call(func=ast.Name(id=name)):
                return self._call(node, name)
            case ast.Attribute(value=ast.Name(id=subject)) if subject in self.subjects:
                raise self.source.error(
                    node,
                    _("'%(word)s' is a column: say what to do with its rows, as in sum(...).")
                    % {"word": self.source.word(node)},
                )
        raise self.source.error(
            node, _("'%(word)s' cannot stand in a formula.") % {"word": self.source.word(node)}
        )

    def _ref(self, node: ast.expr, name: str) -> Formula:
        if name in self.kpis:
            return nodes.Ref(name, self.source.position(node))
        if name in self.subjects:
            raise self.source.error(
                node,
                _("'%(name)s' is a subject: say what to do with it, as in count(%(name)s).") % {"name": name},
            )
        raise self.source.error(
            node, _("There is no KPI '%(name)s'.") % {"name": name}, word=name, known=self.kpis
        )

    def _call(self, node: ast.Call, name: str) -> Formula:
        if name in AGGREGATES:
            return self._aggregate(node, cast("AggregateName", name))
        if node.keywords:
            raise self.source.error(
                node, _("%(name)s() takes no '%(name_2)s='.") % {"name": name, "name_2": node.keywords[0].arg}
            )
        match name:
            case "last_year" | "to_date" | "total":
                self._expect(node, 1)
                return nodes.Shift(name, self.formula(node.args[0]))
            case "max" | "min":
                if len(node.args) < 2:
                    raise self.source.error(
                        node, _("%(name)s() compares two formulas or more.") % {"name": name}
                    )
                return nodes.Extreme(name, tuple(self.formula(part) for part in node.args))
            case "elapsed":
                self._expect(node, 0)
                return nodes.Elapsed()
        raise self.source.error(
            node, _("There is no function '%(name)s'.") % {"name": name}, word=name, known=FUNCTIONS
        )

    def _aggregate(self, node: ast.Call, name: AggregateName) -> Aggregate:
        self._expect(node, 2 if name == "median_days" else 1)
        first = node.args[0]
        since = self._since(first) if name == "median_days" else None
        subject = self._subject(node.args[-1], bare=name == "count")
        rows = RowReader(self.source, subject, self.subjects)
        value = self._value(name, rows, node.args[-1])
        return Aggregate(name, subject.name, value, self._where(node, rows), since)

    def _value(self, name: AggregateName, rows: RowReader, node: ast.expr) -> Row | None:
        match name:
            case "count":
                return None
            case "distinct":
                return rows.field(node)
            case "median_days":
                date = rows.field(node)
                if date.type != ColumnType.DATE:
                    raise self.source.error(
                        node, _("'%(word)s' is no date.") % {"word": self.source.word(node)}
                    )
                return date
            case "average" if rows.subject.rollup == "month":
                over = rows.subject.name
                raise self.source.error(
                    node,
                    _("%(over)s is rolled up by month: write sum(...) / count(%(over)s).") % {"over": over},
                )
        value, kind = rows.value(node)
        if kind not in ("money", "number"):
            raise self.source.error(
                node,
                _("'%(word)s' is %(kind)s, which does not add up.")
                % {"word": self.source.word(node), "kind": kind},
            )
        return value

    def _since(self, node: ast.expr) -> str:
        partners = self.subjects["partners"]
        dates = [column.name for column in partners.columns if column.type == ColumnType.DATE]
        match node:
            case ast.Attribute(value=ast.Name(id="partners"), attr=name) if name in dates:
                return name
        raise self.source.error(
            node,
            _("'%(word)s' is no date of a partner.") % {"word": self.source.word(node)},
            word=self.source.word(node),
            known=[f"partners.{name}" for name in dates],
        )

    def _subject(self, node: ast.expr, *, bare: bool) -> Subject:
        """The subject an aggregate is over: its bare name, or the first column named in it."""
        if bare and not isinstance(node, ast.Name):
            raise self.source.error(node, _("count() counts the rows of a subject: write count(deals)."))
        owners = (
            part.value if isinstance(part, ast.Attribute) else part
            for part in ast.walk(node)
            if isinstance(part, ast.Name if bare else ast.Attribute)
        )
        for owner in owners:
            if isinstance(owner, ast.Name) and owner.id != "partner":
                return self._fact(owner)
        raise self.source.error(
            node, _("'%(word)s' names no column to take.") % {"word": self.source.word(node)}
        )

    def _fact(self, node: ast.Name) -> Subject:
        facts = {subject.name: subject for subject in self.subjects.facts}
        if node.id not in facts:
            raise self.source.error(
                node,
                _("There is no subject '%(name)s' of facts.") % {"name": node.id},
                word=node.id,
                known=facts,
            )
        return facts[node.id]

    def _where(self, node: ast.Call, rows: RowReader) -> Row | None:
        for keyword in node.keywords:
            if keyword.arg != "where":
                raise self.source.error(
                    keyword.value,
                    _("An aggregate takes where=, not '%(name)s='.") % {"name": keyword.arg},
                    word=keyword.arg or "",
                    known=("where",),
                )
        if len(node.keywords) > 1:
            raise self.source.error(
                node.keywords[1].value, _("Write where= once, and join conditions with 'and'.")
            )
        return rows.condition(node.keywords[0].value) if node.keywords else None

    def _expect(self, node: ast.Call, count: int) -> None:
        if len(node.args) != count or any(isinstance(arg, ast.Starred) for arg in node.args):
            name = self.source.word(node.func)
            raise self.source.error(
                node,
                ngettext(
                    "%(name)s() takes %(count)s thing in its brackets.",
                    "%(name)s() takes %(count)s things in its brackets.",
                    count,
                )
                % {"name": name, "count": count},
            )
