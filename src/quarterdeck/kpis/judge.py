"""What a value is compared with, and what is to be thought of it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Self

from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.figure import Status
from quarterdeck.kpis.plan import Cell, Compute, Leaf, Missing, Plan, Value
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.rules import Rule

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Computes a KPI's value, target and status for one group."""

    kpi: Kpi
    value: Compute
    target: Compute | None
    judged: Compute | None

    def compare(self, cell: Cell, rule: Rule | None = None) -> Decimal | None:
        """The target; None where there is none, which a sum of no targets (0) says too."""
        if rule and rule.target is not None:
            return rule.target
        target = self.target(cell) if self.target else Missing()
        return None if isinstance(target, Missing) or not target else target

    def status(self, cell: Cell, value: Value, rule: Rule | None = None) -> Status:
        """By the rule for these partners where there is one, else by the KPI's own thresholds."""
        if isinstance(value, Missing):
            return Status.NOT_AVAILABLE
        limits = rule.limits if rule else self.kpi.thresholds
        if limits is None:
            return Status.NEUTRAL
        judged = self.judged(cell) if self.judged else value
        return Status.NEUTRAL if isinstance(judged, Missing) else limits.status(judged)


@dataclass(frozen=True, slots=True)
class Bench:
    """The judges of a question and the leaves they need; the first `own` are of the values alone.

    `columns` are the leaves to fetch: a leaf and its total are one column of different rows.
    """

    judges: tuple[Judge, ...]
    leaves: tuple[Leaf, ...]
    own: int
    columns: tuple[Leaf, ...]
    places: tuple[int, ...]  # of each leaf among the columns
    alike: bool  # whether each leaf is a column of its own, none of them a total

    @classmethod
    def of(cls, judges: tuple[Judge, ...], leaves: tuple[Leaf, ...], own: int) -> Self:
        split = [replace(leaf, total=False) for leaf in leaves]
        columns = tuple(dict.fromkeys(split))
        places = tuple(columns.index(leaf) for leaf in split)
        return cls(judges, leaves, own, columns, places, columns == leaves)

    def values(self, row: Row, total: Row) -> Row:
        """The value of every leaf, from the columns of a group's row and of its total's."""
        if self.alike:
            return row
        return tuple(
            (total if leaf.total else row)[place]
            for leaf, place in zip(self.leaves, self.places, strict=True)
        )

    def speaks(self, row: Row) -> bool:
        """Whether a group's row holds anything of the values asked for."""
        if self.alike:
            return any(one is not None for one in row[: self.own])
        own = zip(self.leaves[: self.own], self.places, strict=False)
        return any(row[place] is not None for leaf, place in own if not leaf.total)


@lru_cache(maxsize=512)
def bench(definitions: Definitions, kpis: tuple[str, ...], *, split: bool, judged: bool = True) -> Bench:
    """Plan the named KPIs; `split` says that the question has groups other than time.

    Not `judged`, they have values alone: what is needed for targets and status is not fetched.
    """
    plan = Plan(definitions, split)
    values = {name: plan.kpi(name) for name in kpis}
    own = len(plan.leaves)
    records = (definitions[name] for name in kpis)
    bare = (one if judged else replace(one, target=None, thresholds=None) for one in records)
    judges = tuple(_judge(kpi, plan, values[kpi.name]) for kpi in bare)
    return Bench.of(judges, tuple(plan.leaves), own)


def _judge(kpi: Kpi, plan: Plan, value: Compute) -> Judge:
    def planned(text: str | None) -> Compute | None:
        return plan.formula(plan.definitions.read(text)) if text else None

    return Judge(kpi, value, planned(kpi.target), planned(kpi.thresholds.of if kpi.thresholds else None))
