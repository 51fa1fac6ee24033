"""Cells of a table on paper, as texts; amounts without their cents, which nobody reads in a meeting."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from quarterdeck.dashboards import numbers
from quarterdeck.kpis.figure import Unit
from quarterdeck.wording import number_locale


@dataclass(frozen=True, slots=True)
class Table:
    """`heads` of the columns, of which the first `left` hold words; `totals` may be empty."""

    heads: list[str]
    rows: list[list[str]]
    totals: list[str]
    left: int = 1

    @property
    def told(self) -> dict[str, object]:
        return {"heads": self.heads, "rows": self.rows, "totals": self.totals, "left": self.left}


def amount(value: Decimal | None) -> str:
    if value is None:
        return numbers.DASH
    return format_decimal(value, "#,##0", locale=number_locale()).replace("-", numbers.MINUS, 1)


def share(value: Decimal | None) -> str:
    return numbers.DASH if value is None else numbers.said(value, Unit.PERCENT)


def times(value: Decimal | None) -> str:
    return numbers.DASH if value is None else numbers.said(value, Unit.TIMES)


def day(value: date | None) -> str:
    return numbers.short_day(value) if value else ""


def part_of(value: Decimal | None, most: Decimal) -> float:
    """How high a bar is drawn: for a picture a float will do."""
    return float(max(value or Decimal(0), Decimal(0)) / most) if most else 0.0
