"""What a formula is once it is read: a tree of plain values.

Row expressions (`Row`) speak of one row of a subject; they occur only inside an aggregate.
Formulas (`Formula`) speak of aggregates, numbers and other KPIs.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from quarterdeck.subjects import ColumnType

Operator = Literal["+", "-", "*", "/"]
Comparison = Literal["=", "<>", "<", "<=", ">", ">="]
AggregateName = Literal["sum", "average", "count", "distinct", "median_days"]


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Basis:
    """The basis of targets that the question asks for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the aggregate's subject."""

    subject: str
    name: str
    type: ColumnType
    required: bool
    internal: bool


@dataclass(frozen=True, slots=True)
class PartnerField:
    """A column of the row's partner; `default` stands in where the partner has none."""

    name: str
    type: ColumnType
    default: str | None


@dataclass(frozen=True, slots=True)
class RowArithmetic:
    operator: Operator
    left: "Row"
    right: "Row"


@dataclass(frozen=True, slots=True)
class Compare:
    operator: Comparison
    left: "Row"
    right: "Row"


@dataclass(frozen=True, slots=True)
class OneOf:
    value: "Row"
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The column has a value."""

    value: Field


@dataclass(frozen=True, slots=True)
class Logic:
    operator: Literal["AND", "OR"]
    parts: tuple["Row", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Row"


Row = Number | Text | Basis | Field | PartnerField | RowArithmetic | Compare | OneOf | Known | Logic | Not


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`function` of `value` over the rows of `subject` where `where` holds.

    `count` has no value. `median_days` runs over partners: `since` is the partner's own date, and
    `value` the date in `subject` whose first occurrence ends the wait.
    """

    function: AggregateName
    subject: str
    value: Row | None = None
    where: Row | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """Another KPI, by name."""

    name: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    operator: Operator
    left: "Formula"
    right: "Formula"


@dataclass(frozen=True, slots=True)
class Extreme:
    function: Literal["max", "min"]
    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """The same figure last year, to date, or without the groups (`total`)."""

    function: Literal["last_year", "to_date", "total"]
    part: "Formula"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The share of the group's days that have gone, 0 to 1."""


Formula = Number | Aggregate | Ref | Arithmetic | Extreme | Shift | Elapsed
