"""The workbook: lines by month, with live sums of quarters and years."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.periods import period_name
from quarterdeck.exports.table import neutral
from quarterdeck.plans.arithmetic.totals import over
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.months import months_of, quarters_of, years_of
from quarterdeck.plans.sheets.layout import ABOUT, KEY, LINES, NAME, QUARTER, TOTAL, YEAR, About

HEADS, KEYS, FIRST = 0, 1, 2
"""Rows: what people read, what the machine reads (hidden), the first line."""
MONTHS = 2
"""The column of the first month, after key (hidden) and name."""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True, slots=True)
class Sum:
    """A column that adds up months."""

    head: str
    key: str
    months: range


@dataclass(frozen=True, slots=True)
class Formats:
    head: Format
    free: Format
    locked: Format
    summed: Format
    name: Format


def workbook(content: Content, about: About, calendar: FiscalCalendar) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet(LINES)
        formats = _formats(book, content.currency)
        _write(sheet, content, about, calendar, formats)
        _about(book, about)
    return file.getvalue()


def _formats(book: xlsxwriter.Workbook, currency: str) -> Formats:
    decimals = money.decimals(currency)
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    grey = "#F1F3F6"
    return Formats(
        head=book.add_format({"bold": True, "bottom": 1, "align": "right", "bg_color": grey}),
        free=book.add_format({"num_format": number, "locked": False}),
        locked=book.add_format({"num_format": number, "bg_color": "#FFF3D6"}),
        summed=book.add_format({"num_format": number, "bold": True, "bg_color": grey}),
        name=book.add_format({"bold": True}),
    )


def _write(
    sheet: Worksheet, content: Content, about: About, calendar: FiscalCalendar, formats: Formats
) -> None:
    sums = _sums(content, calendar)
    _heads(sheet, content, calendar, sums, formats)
    for number, line in enumerate(content.lines):
        _line(sheet, FIRST + number, line, sums, formats, editable=about.draft is not None)
    _totals(sheet, content, sums, formats)
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(1, 1, 32)
    sheet.set_column(MONTHS, MONTHS + content.length + len(sums), 13)
    sheet.freeze_panes(FIRST, MONTHS)
    sheet.protect(options={"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.repeat_rows(HEADS)
    sheet.repeat_columns(0, 1)


def _sums(content: Content, calendar: FiscalCalendar) -> list[Sum]:
    quarters = [
        Sum(period_name(one.span.start), QUARTER, one.months) for one in quarters_of(content, calendar)
    ]
    years = [
        Sum(_("Year %(number)s") % {"number": one.key}, YEAR, one.months)
        for one in years_of(content, calendar)
    ]
    return [*quarters, *years, Sum(_("Altogether"), TOTAL, range(content.length))]


def _heads(
    sheet: Worksheet, content: Content, calendar: FiscalCalendar, sums: list[Sum], formats: Formats
) -> None:
    line = _("Line (amounts in %(currency)s)") % {"currency": content.currency}
    heads = [(KEY, KEY), (line, NAME)]
    heads += [(period_name(month), month.key) for month in months_of(content, calendar)]
    heads += [(one.head, one.key) for one in sums]
    for column, (head, key) in enumerate(heads):
        sheet.write_string(HEADS, column, head, formats.head)
        sheet.write_string(KEYS, column, key)


def _line(
    sheet: Worksheet, row: int, line: Line, sums: list[Sum], formats: Formats, *, editable: bool
) -> None:
    sheet.write_string(row, 0, line.key)
    sheet.write_string(row, 1, neutral(line.name), formats.name)
    for month, amount in enumerate(line.months):
        free = editable and month not in line.locked
        sheet.write_number(row, MONTHS + month, amount, formats.free if free else formats.locked)
    for number, one in enumerate(sums):
        area = xl_range(row, MONTHS + one.months[0], row, MONTHS + one.months[-1])
        total = sum((line.months[month] for month in one.months), Decimal(0))
        sheet.write_formula(row, _column(line, number), f"=SUM({area})", formats.summed, total)


def _totals(sheet: Worksheet, content: Content, sums: list[Sum], formats: Formats) -> None:
    if not content.lines:
        return
    row, last = FIRST + len(content.lines), FIRST + len(content.lines) - 1
    sheet.write_string(row, 0, TOTAL)
    sheet.write_string(row, 1, _("Total"), formats.name)
    spans = [range(month, month + 1) for month in range(content.length)] + [one.months for one in sums]
    for number, months in enumerate(spans):
        column = MONTHS + number
        area = f"{xl_rowcol_to_cell(FIRST, column)}:{xl_col_to_name(column)}{last + 1}"
        sheet.write_formula(row, column, f"=SUM({area})", formats.summed, over(content, months).amount)


def _column(line: Line, number: int) -> int:
    return MONTHS + len(line.months) + number


def _about(book: xlsxwriter.Workbook, about: About) -> None:
    """What the sheet is of, on a sheet of its own and under names, so that no head has to say it."""
    sheet = book.add_worksheet(ABOUT)
    for row, (name, value) in enumerate(about.rows()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
        book.define_name(f"quarterdeck_{name}", f"={ABOUT}!$B${row + 1}")
    sheet.very_hidden()
