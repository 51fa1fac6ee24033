"""A table as an Excel workbook, written to disk row by row so that its size does not matter."""

import re
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from quarterdeck.exports.heading import Heading
from quarterdeck.exports.table import RISKY, Cell, Table, neutral

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(table: Table) -> IO[bytes]:
    """The workbook in a file that vanishes when it is closed, at its start."""
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        _write_book(file, table)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _write_book(file: IO[bytes], table: Table) -> None:
    book = xlsxwriter.Workbook(file, OPTIONS)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(sheet_name(table.name))
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(table.headings):
        sheet.set_column(column, column, max(12, min(len(heading) + 2, 40)))
        sheet.write_string(0, column, neutral(_name(heading)), bold)
    numbers = [_format(book, heading) for heading in table.headings]
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, day if isinstance(cell, date) else numbers[column])
    book.close()


def sheet_name(name: str) -> str:
    """At most 31 characters, none that Excel refuses, and no start of a formula (`'` may not stand first)."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip("' ")
    safe = f"_{clean}" if clean.startswith(RISKY) else clean
    return safe[:31].strip("' ") or "Quarterdeck"


def _name(heading: str) -> str:
    return heading.name if isinstance(heading, Heading) else heading


def _format(book: xlsxwriter.Workbook, heading: str) -> Format | None:
    return book.add_format({"num_format": heading.number}) if isinstance(heading, Heading) else None


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, form: Format | None) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, cell)
        case Decimal() | int():
            sheet.write_number(row, column, cell, form)
        case date():
            sheet.write_datetime(row, column, cell, form)
        case str():
            sheet.write_string(row, column, neutral(cell))
