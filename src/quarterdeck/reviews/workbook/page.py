"""One worksheet of a review, written from its top down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from quarterdeck.exports.table import neutral
from quarterdeck.exports.workbook import sheet_name
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.workbook.formats import Formats, Kind

MARGIN = 5
"""Rows that a chart keeps free above what follows it, beside its own height."""


@dataclass(frozen=True, slots=True)
class Formula:
    """`value` is what it comes to: shown by whatever does not calculate."""

    text: str
    value: Decimal | int | None


Cell = Formula | Decimal | int | str | date | None


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    kind: Kind = Kind.MONEY
    width: int = 14


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table lies: its first row of cells, and how many there are."""

    page: "Page"
    first: int
    count: int

    @property
    def last(self) -> int:
        return self.first + self.count - 1

    @property
    def total(self) -> int:
        """The row under the cells."""
        return self.first + self.count

    def sum(self, column: int) -> str:
        return f"=SUM({self.over(column)})"

    def over(self, column: int) -> str:
        """'B4:B7'."""
        return f"{at(self.first, column)}:{at(self.last, column)}"

    def values(self, column: int) -> list[str | int]:
        """As charts refer to cells."""
        return [self.page.name, self.first, column, self.last, column]

    def from_afar(self, row: int, column: int) -> str:
        """As another worksheet refers to a cell: "'By quarter'!B7"."""
        return f"{quote_sheetname(self.page.name)}!{at(row, column)}"


def at(row: int, column: int) -> str:
    """'B7'."""
    return str(xl_rowcol_to_cell(row, column))


class Page:
    """A worksheet: a title, what is said about it, tables and charts below one another."""

    def __init__(self, book: xlsxwriter.Workbook, formats: Formats, name: str, said: str) -> None:
        self.name = sheet_name(name)
        self.book, self.formats = book, formats
        self.sheet = book.add_worksheet(self.name)
        self.row = 0
        self._widths: dict[int, int] = {}
        self._text(name, formats.title)
        self._text(said, formats.quiet)
        self.row += 1
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def part(self, title: str) -> None:
        """A heading inside of the page."""
        self.row += 1
        self._text(title, self.formats.part)

    def say(self, text: str) -> None:
        self._text(text, self.formats.quiet)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        frozen: bool = False,
    ) -> Area:
        """Heads and cells. `frozen`: they stay in sight, with the first column, while the rest scrolls."""
        for number, column in enumerate(columns):
            self.sheet.write_string(self.row, number, neutral(column.head), self.formats.head(column.kind))
            self.widen(number, column.width)
        self.row += 1
        if frozen:
            self.sheet.freeze_panes(self.row, 1)
            self.sheet.repeat_rows(self.row - 1)
        area = Area(self, self.row, len(rows))
        for row in rows:
            self._write(columns, row, total=False)
        return area

    def total(self, columns: Sequence[Column], row: Sequence[Cell]) -> None:
        self._write(columns, row, total=True)

    def widen(self, column: int, width: int) -> None:
        """At least so many letters; no table makes a column of another narrower."""
        if width > self._widths.get(column, 0):
            self._widths[column] = width
            self.sheet.set_column(column, column, width)

    def line(self, words: str, cell: Cell, kind: Kind) -> None:
        """One figure after its name."""
        self._write([Column("", Kind.TEXT), Column("", kind)], [words, cell], total=False)

    def heads_over(self, spans: Sequence[tuple[int, int, str]]) -> None:
        """A row of heads, each over the columns from the first to the last."""
        form = self.formats.over()
        for first, last, text in spans:
            self.sheet.merge_range(self.row, first, self.row, last, "", form)
            self.sheet.write_string(self.row, first, neutral(text), form)
        self.row += 1

    def chart(self, chart: Chart, title: str, *, rows: int = 17, width: int = 760) -> None:
        """Below what is there so far."""
        chart.set_title({"name": neutral(title), "overlay": False, "name_font": {"size": 12, "bold": True}})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": width, "height": rows * 20 - 20})
        place = {"object_position": 2, "description": title}
        self.sheet.insert_chart(self.row + 1, 0, chart, place)
        self.row += rows + 1

    def _text(self, text: str, form: Format) -> None:
        if text:
            self.sheet.write_string(self.row, 0, neutral(text), form)
            self.row += 1

    def _write(self, columns: Sequence[Column], row: Sequence[Cell], *, total: bool) -> None:
        for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
            self._cell(number, cell, self.formats.cell(column.kind, total=total))
        self.row += 1

    def _cell(self, column: int, cell: Cell, form: Format) -> None:
        match cell:
            case None:
                self.sheet.write_blank(self.row, column, None, form)
            case Formula(text, value):
                self._make_room(column, value)
                self.sheet.write_formula(self.row, column, text, form, "" if value is None else value)
            case Decimal() | int():
                self._make_room(column, cell)
                self.sheet.write_number(self.row, column, cell, form)
            case date():
                self.sheet.write_datetime(self.row, column, cell, form)
            case str():
                self.sheet.write_string(self.row, column, neutral(cell), form)

    def _make_room(self, column: int, value: Decimal | int | None) -> None:
        """For an amount in bold, with the signs between its thousands; a share is shorter."""
        if value is not None:
            self.widen(column, len(f"{value:,.2f}") + 3)


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook and what it is of."""

    file: xlsxwriter.Workbook
    formats: Formats
    edition: Edition

    def page(self, name: str, said: str = "") -> Page:
        return Page(self.file, self.formats, name, said)
