"""How is this computed? Everything behind one figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from quarterdeck import calendar
from quarterdeck.calendar import Span
from quarterdeck.cube import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis.answer import figures_of
from quarterdeck.kpis.behind import RowsBehind, rows_behind
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.dimensions import Owner
from quarterdeck.kpis.errors import QuestionError
from quarterdeck.kpis.figure import Figure
from quarterdeck.kpis.holding import definitions
from quarterdeck.kpis.parts import Role
from quarterdeck.kpis.question import Question, Where
from quarterdeck.kpis.record import Kpi, Words
from quarterdeck.kpis.rules import Rule


@dataclass(frozen=True, slots=True)
class Part:
    """A numerator, a denominator or another part, with its value."""

    role: Role
    label: Words
    formula: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, the record of its KPI, its parts, its rows, and how fresh they are.

    `published` is when the data became visible; `lake_versions` are of the subjects it is made of.
    `rule` holds the thresholds where they are not the KPI's own.
    """

    kpi: Kpi
    figure: Figure
    parts: tuple[Part, ...]
    rows: tuple[RowsBehind, ...]
    data_version: str
    published: datetime
    lake_versions: Mapping[str, int]
    rule: Rule | None = None


def explain(
    snapshot: Snapshot,
    scope: Scope,
    kpi: str,
    *,
    group: Mapping[str, str | None] | None = None,
    where: Where | None = None,
    period: Span,
    owner: Owner = "then",
    basis: str,
    today: date | None = None,
    known: Definitions | None = None,
    currency: str | None = None,
) -> Explanation:
    """Explain the figure of `kpi` for `group`, the `by` of a figure that the same question gave.

    Raises QuestionError as `ask` does, and for a group without rows.
    """
    known, group = known or definitions(), dict(group or {})
    record = known.find(kpi, internal=scope.internal)
    whole, parts = known.taken_apart, known.parts(kpi)
    question = Question(
        snapshot=snapshot,
        scope=scope,
        kpis=(kpi, *(part.kpi.name for part in parts)),
        by=tuple(group),
        where=where or {},
        period=period,
        owner=owner,
        basis=basis,
        today=today or calendar.today(),
        definitions=whole,
        currency=currency,
    )
    figures = {one.kpi: one for one in figures_of(_narrowed(question, group)) if one.by == group}
    if not figures:
        raise QuestionError(_("There are no rows in this group."))
    figure = figures[kpi]
    span = Span.parse(figure.period, period.start.calendar)
    alone = replace(question, kpis=(kpi,))
    return Explanation(
        kpi=record,
        figure=figure,
        parts=tuple(Part(one.role, one.kpi.label, one.kpi.formula, figures[one.kpi.name]) for one in parts),
        rows=tuple(rows_behind(alone, group, span)),
        data_version=snapshot.data_version,
        published=datetime.fromtimestamp(snapshot.path.stat().st_mtime, UTC),
        lake_versions={name: snapshot.lake_versions[name] for name in _subjects(alone, snapshot)},
        rule=question.standing.rule(kpi, group),
    )


def _narrowed(question: Question, group: Mapping[str, str | None]) -> Question:
    """The same question for one group alone, unless it is a part of a total."""
    if any(leaf.total for leaf in question.bench.leaves):
        return question
    return replace(question, where={**question.where, **{name: [key] for name, key in group.items()}})


def _subjects(question: Question, snapshot: Snapshot) -> list[str]:
    """The subjects a figure is made of that have rows."""
    bench = question.bench
    named = dict.fromkeys(leaf.aggregate.subject for leaf in bench.leaves[: bench.own])
    return [name for name in named if name in snapshot.lake_versions]
