"""Rows that were held back, as a grid that can be mended."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from quarterdeck.exports.table import Table
from quarterdeck.intake.checks.references import MEANT
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.subjects import Column, Subject

FIELDS = 600  # of a form; Django refuses one with more than a thousand
MOST_ROWS = 25
LOOKED_AT = 5_000  # rows in which equal faults are searched


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid: `reason` says what is wrong with it."""

    column: Column
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One held-back row; `wrong` is what is wrong with all of it, `ready` that nothing is any more."""

    row: QuarantinedRow
    cells: Sequence[Cell]
    wrong: str

    @property
    def ready(self) -> bool:
        return not self.row.faults


@dataclass(frozen=True, slots=True)
class Same:
    """The same wrong value in several rows, with what it may have meant."""

    column: Column
    value: str
    rows: int
    proposal: str


@dataclass(frozen=True, slots=True)
class Grid:
    columns: Sequence[Column]
    lines: Sequence[Line]
    page: Page[QuarantinedRow]
    same: Sequence[Same]


def grid(subject: Subject, rows: QuerySet[QuarantinedRow], number: str | None) -> Grid:
    """One page of held-back rows; wrong columns come first, those empty in all are left out."""
    columns = subject.columns
    page = Paginator(rows, max(1, min(MOST_ROWS, FIELDS // len(columns)))).get_page(number)
    found = list(page)
    shown = [
        column
        for column in columns
        if column.required or any(row.row.get(column.name) or _reason(row, column.name) for row in found)
    ]
    shown.sort(key=lambda column: _order(column.name, subject, found))
    lines = [Line(row, [_cell(row, column) for column in shown], _wrong(row, shown)) for row in found]
    return Grid(shown, lines, page, same_values(rows, subject))


def same_values(rows: QuerySet[QuarantinedRow], subject: Subject) -> list[Same]:
    """Wrong values that stand in two rows or more, the most frequent first."""
    found: Counter[tuple[str, str]] = Counter()
    proposals: dict[tuple[str, str], str] = {}
    for faults, values in rows.values_list("faults", "row")[:LOOKED_AT]:
        for fault in faults:
            if (name := fault["column"]) in subject and values.get(name):
                found[(name, values[name])] += 1
                if proposed := _proposed().search(fault["reason"]):
                    proposals[(name, values[name])] = proposed[int(proposed.lastindex or 1)]
    return [
        Same(subject[name], value, count, proposals.get((name, value), ""))
        for (name, value), count in found.most_common(8)
        if count > 1
    ]


@cache
def _proposed() -> re.Pattern[str]:
    """What a reason proposes, in whichever language it was written."""
    found = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            before, after = str(MEANT).split("%(near)s")
        found.append(re.escape(before) + r"'([^']+)'(?: \(.*?\))?" + re.escape(after))
    return re.compile("|".join(dict.fromkeys(found)))


def main_faults(rows: QuerySet[QuarantinedRow], limit: int = 4) -> list[tuple[str, int]]:
    """The most frequent reasons with how often each was found."""
    found = Counter(
        fault["reason"] for faults in rows.values_list("faults", flat=True)[:LOOKED_AT] for fault in faults
    )
    return found.most_common(limit)


def held_table(imported: Import, subject: Subject, rows: QuerySet[QuarantinedRow]) -> Table:
    """The held-back rows as a file: as they were mended so far, with what is wrong with each."""
    names = [column.name for column in subject.columns]
    headings = (*(column.label for column in subject.columns), _("Line"), _("What is wrong"))
    lines = (
        (*(row.row.get(name) for name in names), row.line, " ".join(fault["reason"] for fault in row.faults))
        for row in rows.iterator(chunk_size=1_000)
    )
    return Table(_("held back from import %s") % imported.pk, headings, lines)


def _order(name: str, subject: Subject, rows: Sequence[QuarantinedRow]) -> int:
    """What names the row comes first, then what is wrong somewhere."""
    if name in subject.key:
        return 0
    return 1 if any(_reason(row, name) for row in rows) else 2


def _cell(row: QuarantinedRow, column: Column) -> Cell:
    return Cell(column, row.row.get(column.name) or "", _reason(row, column.name))


def _reason(row: QuarantinedRow, name: str) -> str:
    return next((fault["reason"] for fault in row.faults if fault["column"] == name), "")


def _wrong(row: QuarantinedRow, shown: Sequence[Column]) -> str:
    """What is wrong and belongs to no single cell."""
    names = {column.name for column in shown}
    return " ".join(fault["reason"] for fault in row.faults if fault["column"] not in names)
