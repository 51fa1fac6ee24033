"""Looking back: performance to plan, by quarter and line."""

from quarterdeck.plans.content import Value
from quarterdeck.reviews.facts.amounts import Amounts


class BackQuarter(Value):
    """A fiscal quarter of the vendor. `begun` and `over` on the day of the facts."""

    key: str
    begun: bool
    over: bool
    amounts: Amounts


class BackLine(Value):
    """A line of the plan, or without a plan a product family; `quarters` as those of `Back`.

    `kind` is 'product', 'family', 'play', or 'outside' for what was sold of no line. An empty name with
    the kind 'family' is what belongs to no family.
    """

    key: str
    kind: str
    name: str
    quarters: tuple[Amounts, ...]
    total: Amounts


class Back(Value):
    """The quarters of the year up to the reviewed one, which is the last; `total` is of all of them.

    Sums over lines are the total, quarter by quarter, of plan and of actual; where the vendor set its
    targets for all products together, lines have no plan (`planned_by_line` is False). `span` are the months
    that count ('2026-01..2026-09'): a plan may begin inside its first quarter.
    """

    span: str
    quarters: tuple[BackQuarter, ...]
    total: Amounts
    lines: tuple[BackLine, ...]
    planned_by_line: bool

    @property
    def reviewed(self) -> BackQuarter:
        return self.quarters[-1]
