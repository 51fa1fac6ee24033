"""What one subject is: its columns, key, business date and measures."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

Kind = Literal["fact", "reference"]
Rollup = Literal["month", "row"]


class SubjectError(ValueError):
    """A declaration that cannot be used; the message names file, place and remedy."""


class ColumnType(StrEnum):
    """What a column holds, and how it is stored."""

    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    AMOUNT = "amount"  # money, in the row's `currency`
    QUANTITY = "quantity"
    RATE = "rate"  # exchange rate
    SHARE = "share"  # 0 to 1: probability, discount
    WHOLE = "whole"

    @property
    def sql(self) -> str:
        """The DuckDB type; amounts and quantities carry four decimals, rates and shares eight."""
        return _SQL[self]

    @property
    def additive(self) -> bool:
        return self in (ColumnType.AMOUNT, ColumnType.QUANTITY, ColumnType.WHOLE)


_SQL = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.DATE: "DATE",
    ColumnType.FLAG: "BOOLEAN",
    ColumnType.AMOUNT: "DECIMAL(18,4)",
    ColumnType.QUANTITY: "DECIMAL(18,4)",
    ColumnType.RATE: "DECIMAL(18,8)",
    ColumnType.SHARE: "DECIMAL(9,8)",
    ColumnType.WHOLE: "BIGINT",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `references` names the subject whose key it holds; `aliases` are export headers."""

    name: str
    type: ColumnType
    label: str
    help: str = ""
    required: bool = False
    measure: bool = False
    dimension: bool = False
    internal: bool = False
    references: str | None = None
    choices: tuple[str, ...] = ()
    default: str | None = None
    example: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """A kind of row.

    `key` identifies a row; `date` is the business date of a fact. A fact is rolled up by "month"
    (measures summed over its dimensions) or kept by "row" in the cube. `applies_to_directory` says
    that the directory follows this reference subject.
    """

    name: str
    label: str
    help: str
    kind: Kind
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    date: str | None = None
    rollup: Rollup = "month"
    applies_to_directory: bool = False
    built_in: bool = field(default=True, compare=False)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    @property
    def measures(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.measure)

    @property
    def dimensions(self) -> tuple[Column, ...]:
        """Columns that group: those declared so, and every reference."""
        return tuple(column for column in self.columns if column.dimension or column.references)

    @property
    def public_columns(self) -> tuple[Column, ...]:
        """Columns a partner may see."""
        return tuple(column for column in self.columns if not column.internal)
