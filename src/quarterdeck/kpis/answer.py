"""Asking for figures: a question goes in, figures come out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from quarterdeck import calendar
from quarterdeck.calendar import Span
from quarterdeck.cube import Snapshot
from quarterdeck.cube.snapshot import SECONDS
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.dimensions import Owner
from quarterdeck.kpis.figure import Figure, Unit
from quarterdeck.kpis.holding import definitions
from quarterdeck.kpis.judge import Judge
from quarterdeck.kpis.plan import Cell, Missing
from quarterdeck.kpis.question import Question, Where

Key = tuple[str | None, ...]
Values = tuple[object, ...]
MONEY = (Unit.MONEY, Unit.MONEY_PER_DAY)


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of one question: group by group, in the order of the groups asked for."""

    figures: list[Figure]
    data_version: str

    def as_json(self) -> dict[str, Any]:
        return {"figures": [figure.as_json() for figure in self.figures], "data_version": self.data_version}


@dataclass(frozen=True, slots=True)
class Group:
    """What a group of figures is called, and the time it is about."""

    by: Mapping[str, str | None]
    labels: Mapping[str, str]
    period: str


def ask(
    snapshot: Snapshot,
    scope: Scope,
    kpis: Sequence[str],
    *,
    by: Sequence[str] = (),
    where: Where | None = None,
    period: Span,
    owner: Owner = "then",
    basis: str,
    today: date | None = None,
    known: Definitions | None = None,
    currency: str | None = None,
    seconds: float = SECONDS,
    judged: bool = True,
) -> Answer:
    """Figures of `kpis` for every group of `by`, of the rows that `scope` and `where` let through.

    `where` maps dimensions to keys or names; None among them stands for rows that belong to no
    group. All KPIs have a figure for each group that any of them has rows in, and such a group for
    every period of time asked for. Amounts are in the vendor's currency, or, where all rows were
    reported in `currency`, in that one as they were reported; raises CurrencyError where not all
    were. Not `judged`, figures have values alone, neither target nor status, which is cheaper. One
    query is run. Raises QuestionError for a question that makes
    no sense, and, in the same words, for names that do not exist and those the scope may not know.
    """
    question = Question(
        snapshot=snapshot,
        scope=scope,
        kpis=tuple(dict.fromkeys(kpis)),
        by=tuple(dict.fromkeys(by)),
        where=where or {},
        period=period,
        owner=owner,
        basis=basis,
        today=today or calendar.today(),
        definitions=known or definitions(),
        currency=currency,
        seconds=seconds,
        judged=judged,
    )
    return Answer(list(figures_of(question)), snapshot.data_version)


def figures_of(question: Question, rows: Iterable[Values] | None = None) -> Iterator[Figure]:
    """The figures of a question, as they are computed; of these `rows`, where they were fetched already."""
    details, totals = fetched(question, question.fetch() if rows is None else rows)
    timeline, running = question.timeline, question.timeline.running
    times = {one: (timeline.elapsed(one), timeline.period(one)) for one in timeline.buckets}
    nothing: Values = (None,) * len(question.bench.columns)
    for bucket, key, by in _groups(question, details):
        values = question.bench.values(details.get((bucket, key), nothing), totals.get(bucket, nothing))
        elapsed, period = times[bucket]
        cell, group = Cell(values, elapsed, running), Group(by, _labels(question, by), period)
        for judge in question.bench.judges:
            yield _figure(question, judge, cell, group)


def fetched(
    question: Question, rows: Iterable[tuple[Any, ...]]
) -> tuple[dict[tuple[str, Key], Values], dict[str, Values]]:
    """The columns of every (bucket, group), and of every bucket without groups."""
    details: dict[tuple[str, Key], Values] = {}
    totals: dict[str, Values] = {}
    split = 2 + len(question.groups)
    for row in rows:
        if row[0]:
            totals[row[1]] = row[split:]
        else:
            details[row[1], row[2:split]] = row[split:]
    return details, totals


def _groups(
    question: Question, details: Mapping[tuple[str, Key], Values]
) -> Iterator[tuple[str, Key, dict[str, str | None]]]:
    """(bucket, group, what it is called by dimension), sorted as asked for, no group last."""
    keys = {key for (_, key), row in details.items() if question.bench.speaks(row)}
    if not question.groups:
        keys = {()}
    names = [dimension.name for dimension in question.groups]
    times = {bucket: question.timeline.groups(bucket) for bucket in question.timeline.buckets}
    found = []
    for key in keys:
        for bucket, time in times.items():
            called: dict[str, str | None] = {**dict(zip(names, key, strict=True)), **time}
            by = {name: called[name] for name in question.by}
            order = tuple((value is None, value or "") for value in by.values())
            found.append((order, bucket, key, by))
    found.sort(key=lambda one: one[0])
    for _, bucket, key, by in found:
        yield bucket, key, by


def _labels(question: Question, by: Mapping[str, str | None]) -> dict[str, str]:
    labels = {}
    for dimension in question.groups:
        key = by[dimension.name]
        if key is not None and (label := question.values.label(dimension, key)):
            labels[dimension.name] = label
    return labels


def _figure(question: Question, judge: Judge, cell: Cell, group: Group) -> Figure:
    value = judge.value(cell)
    missing = isinstance(value, Missing)
    rule = question.standing.rule(judge.kpi.name, group.by) if question.judged else None
    return Figure(
        kpi=judge.kpi.name,
        value=None if isinstance(value, Missing) else value,
        unit=judge.kpi.unit,
        period=group.period,
        by=group.by,
        labels=group.labels,
        currency=(question.currency or question.snapshot.currency) if judge.kpi.unit in MONEY else None,
        reason=str(value.reason) if isinstance(value, Missing) else None,
        target=None if missing else judge.compare(cell, rule),
        status=judge.status(cell, value, rule),
        definition_version=judge.kpi.version,
        data_version=question.snapshot.data_version,
    )
