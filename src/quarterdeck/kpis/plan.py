"""From formulas to what has to be fetched (leaves) and what is computed from it (functions).

A leaf is an aggregate over a window of time. SQL fetches each leaf once a group; everything after
that is arithmetic on decimals.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal, DecimalException

from django.utils.functional import Promise

from quarterdeck.kpis import survival
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.formula import nodes
from quarterdeck.kpis.formula.nodes import Aggregate, Formula
from quarterdeck.kpis.formula.walk import fields
from quarterdeck.kpis.timeline import Part, Window
from quarterdeck.lake import sql


@dataclass(frozen=True, slots=True)
class Leaf:
    """An aggregate over a window, by the business date of its subject.

    `total`: not split by the groups that are no time.
    """

    aggregate: Aggregate
    window: Window
    date: str
    total: bool = False

    @property
    def part(self) -> str:
        """SQL that keeps the window's part of the months; '' when all count."""
        year = self.window.years_back
        match self.window.part:
            case "begun" | "complete":
                return f"f.month <= ${self.window.part}_{year}"
            case "running":
                return f"f.month = $running_{year}"
            case "to_date":
                return f"f.{sql.name(self.date)} <= $day_{year}"
        return ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that does not exist, and why."""

    reason: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One group's fetched leaves, by number, and how far its time has gone."""

    values: tuple[object, ...]
    elapsed: Decimal
    running: Decimal


Value = Decimal | Missing
Compute = Callable[[Cell], Value]


@dataclass(frozen=True, slots=True)
class Plain:
    """What a leaf says by itself: 0 without rows, and never missing."""

    number: int

    def __call__(self, cell: Cell) -> Decimal:
        return self.of(cell.values[self.number])

    @staticmethod
    def of(value: object) -> Decimal:
        return _decimal(value) or Decimal(0)


@dataclass(frozen=True, slots=True)
class Context:
    """Which functions stand around the part of a formula being planned."""

    years_back: int = 0
    to_date: bool = False
    total: bool = False


@dataclass
class Plan:
    """Collects the leaves of formulas, each once, while turning the formulas into functions."""

    definitions: Definitions
    split: bool  # whether the question has groups other than time
    leaves: list[Leaf] = field(default_factory=list)

    def formula(self, formula: Formula, context: Context = Context()) -> Compute:
        match formula:
            case nodes.Number(value):
                return lambda _: value
            case nodes.Ref(name):
                return self.kpi(name, context)
            case nodes.Arithmetic(operator, left, right):
                return _arithmetic(operator, self.formula(left, context), self.formula(right, context))
            case nodes.Extreme(function, parts):
                return _extreme(function, [self.formula(part, context) for part in parts])
            case nodes.Shift(function, part):
                return self.formula(part, _inside(function, context))
            case nodes.Elapsed():
                return lambda cell: cell.elapsed
            case nodes.Aggregate():
                return self._aggregate(formula, context)

    def kpi(self, name: str, context: Context = Context()) -> Compute:
        """A KPI's function; its null rule is the reason when it has no value."""
        compute, reason = (
            self.formula(self.definitions.formula(name), context),
            self.definitions[name].null_rule,
        )
        if isinstance(compute, Plain):
            return compute

        def named(cell: Cell) -> Value:
            value = compute(cell)
            return Missing(reason) if isinstance(value, Missing) and not value.reason else value

        return named

    def _aggregate(self, aggregate: Aggregate, context: Context) -> Compute:
        if not context.to_date or aggregate.function == "median_days":
            return self._leaf(aggregate, "all", context)
        subject = self.definitions.subjects[aggregate.subject]
        if subject.rollup == "row":
            return self._leaf(aggregate, "to_date", context)
        if "span" not in subject and not context.years_back:
            return self._leaf(aggregate, "begun", context)
        complete = self._leaf(aggregate, "complete", context)
        running = self._leaf(aggregate, "running", context)
        return _arithmetic("+", complete, _arithmetic("*", running, lambda cell: cell.running))

    def _leaf(self, aggregate: Aggregate, part: Part, context: Context) -> Compute:
        if aggregate.function == "average":
            added, counted = replace(aggregate, function="sum"), replace(aggregate, function="count")
            return _arithmetic("/", self._leaf(added, part, context), self._leaf(counted, part, context))
        window, total = Window(part, context.years_back), context.total and self.split
        leaf = Leaf(aggregate, window, self.definitions.subjects[aggregate.subject].date or "", total)
        number = self._number(leaf)
        match aggregate.function:
            case "median_days":
                return lambda cell: _median(cell.values[number])
            case "sum" if any(not column.required for column in fields(aggregate.value)):
                counted = replace(aggregate, function="count", value=None)
                rows = self._number(replace(leaf, aggregate=counted))
                return lambda cell: _known_sum(cell.values[number], cell.values[rows])
        return Plain(number)

    def _number(self, leaf: Leaf) -> int:
        if leaf not in self.leaves:
            self.leaves.append(leaf)
        return self.leaves.index(leaf)


def _inside(function: str, context: Context) -> Context:
    match function:
        case "last_year":
            return Context(context.years_back + 1, context.to_date, context.total)
        case "to_date":
            return Context(context.years_back, to_date=True, total=context.total)
        case _:
            return Context(context.years_back, context.to_date, total=True)


def _arithmetic(operator: nodes.Operator, left: Compute, right: Compute) -> Compute:
    def compute(cell: Cell) -> Value:
        a, b = left(cell), right(cell)
        if isinstance(a, Missing):
            return a
        if isinstance(b, Missing):
            return b
        try:
            return _OPERATIONS[operator](a, b)
        except DecimalException:  # divided by zero, or out of all bounds
            return Missing()

    return compute


_OPERATIONS: dict[nodes.Operator, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def _extreme(function: str, parts: list[Compute]) -> Compute:
    choose = max if function == "max" else min

    def compute(cell: Cell) -> Value:
        known: list[Decimal] = []
        for part in parts:
            value = part(cell)
            if isinstance(value, Missing):
                return value
            known.append(value)
        return choose(known)

    return compute


def _decimal(value: object) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    return Decimal(str(value))


def _known_sum(value: object, rows: object) -> Value:
    """A sum over a column that rows may lack: 0 without rows, missing when no row has it."""
    if value is None and rows:
        return Missing()
    return _decimal(value) or Decimal(0)


def _median(waits: object) -> Value:
    days = survival.median(waits) if isinstance(waits, list) else None
    return Missing() if days is None else Decimal(days)
