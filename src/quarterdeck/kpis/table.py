"""The values of many groups, what all of them share said once: for work over thousands of partners."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.kpis.answer import Key, Values, fetched
from quarterdeck.kpis.plan import Cell, Compute, Missing, Plain, Value
from quarterdeck.kpis.question import Question


@dataclass(frozen=True, slots=True)
class Table:
    """A column a KPI, a row a group; None where the figure is not available.

    `rows` have the keys of the groups in the order of the question's `by`, and the values in that of
    `kpis`. A group without a row has nothing in any of them. Amounts are in `currency`.
    """

    kpis: tuple[str, ...]
    rows: Mapping[Key, tuple[Decimal | None, ...]]
    currency: str
    data_version: str


def table(question: Question) -> Table:
    """The values that `ask` would give each figure, without status. One query is run.

    Raises CurrencyError and QuestionError as `ask` does.
    """
    details, totals = fetched(question, question.fetch())
    bench, timeline = question.bench, question.timeline
    nothing: Values = (None,) * len(bench.columns)
    value_of = [(_place(judge.value), judge.value) for judge in bench.judges]
    rows: dict[Key, tuple[Decimal | None, ...]] = {}
    for bucket in timeline.buckets:
        total, elapsed, key_of = (
            totals.get(bucket, nothing),
            timeline.elapsed(bucket),
            _keys(question, bucket),
        )
        for (found, group), row in details.items():
            if found == bucket and bench.speaks(row):
                values = bench.values(row, total)
                cell = Cell(values, elapsed, timeline.running)
                rows[key_of(group)] = tuple(
                    [
                        _known(compute(cell)) if place is None else Plain.of(values[place])
                        for place, compute in value_of
                    ]
                )
    currency = question.currency or question.snapshot.currency
    return Table(question.kpis, rows, currency, question.snapshot.data_version)


def _keys(question: Question, bucket: str) -> Callable[[Key], Key]:
    """What makes the key of a group in a bucket of time, in the order asked for."""
    names = [dimension.name for dimension in question.groups]
    if list(question.by) == names:
        return lambda group: group
    times = question.timeline.groups(bucket)
    return lambda group: tuple({**dict(zip(names, group, strict=True)), **times}[one] for one in question.by)


def _place(compute: Compute) -> int | None:
    """Where a value stands as it is, and needs no computing."""
    return compute.number if isinstance(compute, Plain) else None


def _known(value: Value) -> Decimal | None:
    return None if isinstance(value, Missing) else value
