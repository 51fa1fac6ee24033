"""A table as CSV, sent while it is read."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from quarterdeck.exports.table import Cell, Table, neutral

BOM = "\ufeff"  # so that a spreadsheet reads UTF-8


class _Line:
    """A file that keeps the line it was last given."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text = text


def lines(table: Table) -> Iterator[str]:
    """The lines of the file, one at a time."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow([neutral(heading) for heading in table.headings])
    yield BOM + line.text
    for row in table.rows:
        writer.writerow([plain(cell) for cell in row])
        yield line.text


def plain(cell: Cell) -> str:
    """A cell as a program reads it: 1234.5, 2026-11-22, true."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Decimal():
            return format(cell, "f")
        case int():
            return str(cell)
        case date():
            return cell.isoformat()
        case str():
            return neutral(cell)
