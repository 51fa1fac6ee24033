"""The shape of a question: all that its SQL depends on."""

from dataclasses import dataclass
from typing import Literal

from quarterdeck.kpis.dimensions import Dimension, Owner
from quarterdeck.kpis.formula.nodes import Aggregate
from quarterdeck.kpis.plan import Leaf

Arity = Literal["none", "one", "many"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition of the question: its values are the parameter `where_<dimension>`."""

    dimension: Dimension
    arity: Arity
    or_none: bool  # rows that belong to no group are wanted too


@dataclass(frozen=True, slots=True)
class Shape:
    """All that a question's SQL depends on."""

    leaves: tuple[Leaf, ...]
    totals: frozenset[str]  # subjects whose leaves are wanted without the groups too
    by: tuple[Dimension, ...]
    bucketed: bool
    gaps: bool  # months between the first and the last are left out
    filters: tuple[Filter, ...]
    owner: Owner
    everything: bool
    partners: Arity
    managers: Arity
    below: Arity  # of the partners, those whose trade through others than them is out of sight
    internal: bool
    own: bool = False  # amounts as they were reported, all of them in one currency


@dataclass(frozen=True, slots=True)
class Branch:
    """What one pass over one table computes."""

    table: str
    waits: Aggregate | None  # partners and their waits instead of rows, for median_days

    @classmethod
    def of(cls, leaf: Leaf) -> "Branch":
        waits = leaf.aggregate if leaf.aggregate.function == "median_days" else None
        return cls(leaf.aggregate.subject, waits)
