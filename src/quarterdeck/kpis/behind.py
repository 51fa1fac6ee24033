"""The rows behind a figure: which filters of the drill-down show them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quarterdeck.calendar import Span
from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Aggregate, Row
from quarterdeck.kpis.question import Question

Conditions = dict[str, Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """Arguments for `cube.rows`: a subject, a span and keys by dimension."""

    subject: str
    span: Span
    where: Mapping[str, Sequence[str | None]]


def rows_behind(question: Question, group: Mapping[str, str | None], span: Span) -> list[RowsBehind]:
    """Where the rows of one group of a question are found, one entry a subject and condition.

    Partners measured on different flows get an entry each.
    """
    aggregates = dict.fromkeys(leaf.aggregate for leaf in question.bench.leaves[: question.bench.own])
    seen = _seen(question, aggregates)
    asked = _keys(question, group, seen)
    found: list[RowsBehind] = []
    for aggregate in aggregates:
        for conditions in _conditions(question, aggregate, asked, seen):
            entry = RowsBehind(aggregate.subject, span, conditions)
            if entry not in found:
                found.append(entry)
    return found


def _seen(question: Question, aggregates: Iterable[Aggregate]) -> frozenset[str]:
    """The partners that may be named: those who have a row in sight. For who sees everything, all."""
    if question.scope.everything:
        return frozenset(question.values.book.partners)
    return question.values.partners_of({one.subject for one in aggregates})


def _keys(question: Question, group: Mapping[str, str | None], seen: frozenset[str]) -> Conditions:
    """The filters of question and group as keys; those of time are in the span."""
    keys: Conditions = {}
    for name, wanted in question.where.items():
        found: list[str | None] = []
        if question.dimension(name).kind != "time":
            found = [*question.values.keys(question.dimension(name), wanted)]
            keys[name] = [*found, None] if None in wanted else found
    keys |= {name: [key] for name, key in group.items() if question.dimension(name).kind != "time"}
    if question.owner == "today" and "manager" in keys:
        owned = [one for one in _owned(question, keys.pop("manager")) if one in seen]
        keys["partner"] = [one for one in keys.get("partner", owned) if one in owned]
    return keys


def _owned(question: Question, managers: Sequence[str | None]) -> list[str | None]:
    """The partners these managers look after today; None among them: nobody does."""
    rows = question.snapshot.query(
        """SELECT p.partner, arg_max(a.manager, (a.since, a.manager))
           FROM partners p LEFT JOIN assignments a
             ON a.partner = p.partner AND a.since <= $day AND coalesce(a.until, $day) >= $day
           GROUP BY p.partner ORDER BY p.partner""",
        {"day": question.today},
    )
    return [partner for partner, manager in rows if manager in managers]


def _conditions(
    question: Question, aggregate: Aggregate, asked: Conditions, seen: frozenset[str]
) -> Iterator[Conditions]:
    """The filters of the question, with what the formula's own condition adds to them."""
    plain, by_partner = dict(asked), list[tuple[str, str]]()
    for test in _tests(aggregate.where):
        match test:
            case nodes.Compare("=", nodes.Field(name=name), nodes.Text(value)):
                plain[name] = [value]
            case nodes.Compare("=", nodes.Field(name=name), nodes.Basis()):
                plain[name] = [question.basis]
            case nodes.Compare("=", nodes.Field(name=name), nodes.PartnerField(name=column)):
                by_partner.append((name, column))
            case nodes.OneOf(nodes.Field(name=name), choices):
                plain[name] = list(choices)
            case nodes.Field(name=name):
                plain[name] = ["true"]
    if not by_partner:
        yield plain
    for name, column in by_partner:
        for value, partners in _partners(question, column, plain.get("partner", seen)).items():
            yield plain | {name: [value], "partner": partners}


def _tests(where: Row | None) -> Iterator[Row]:
    """The parts of a condition that must all hold."""
    if isinstance(where, nodes.Logic) and where.operator == "AND":
        for part in where.parts:
            yield from _tests(part)
    elif where is not None:
        yield where


def _partners(question: Question, column: str, wanted: Collection[str | None]) -> dict[str, list[str]]:
    """These partners by the value of one of their columns."""
    rows = question.snapshot.query(
        f"SELECT {column}, list(partner ORDER BY partner) FROM partners GROUP BY 1"
    )
    found = {value: [one for one in keys if one in wanted] for value, keys in rows}
    return {value: keys for value, keys in found.items() if keys}
