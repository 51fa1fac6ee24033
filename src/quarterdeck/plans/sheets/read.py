"""A grid beside the plan: what can be taken over, and a sentence for everything else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from xlsxwriter.utility import xl_rowcol_to_cell

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.periods import period_name
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.models import Draft
from quarterdeck.plans.months import months_of
from quarterdeck.plans.sheets.amounts import AmountError, amount_said
from quarterdeck.plans.sheets.columns import Columns, Notice, SheetError, columns_of, line_of, other_currency
from quarterdeck.plans.sheets.grid import Grid, Row
from quarterdeck.plans.sheets.heads import is_sum
from quarterdeck.plans.sheets.layout import SUMS
from quarterdeck.wording import number_locale

Place = tuple[str, int]
"""A line's key and the number of a month."""


@dataclass(frozen=True, slots=True)
class Since:
    """What others made of a cell after the sheet was written: its amount then, and who changed it."""

    then: Decimal
    who: str


@dataclass(slots=True)
class Found:
    """`cells` are those that would change. `own`: the sheet was written for this plan.

    `names` are those of the months, `since` what others changed after the sheet was written.
    """

    content: Content
    own: bool
    names: list[str]
    since: Mapping[Place, Since]
    cells: dict[Place, Decimal] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    empty: int = 0

    @property
    def request(self) -> dict[str, Any]:
        """As an edit."""
        cells = [
            {"line": line, "month": month, "amount": str(amount)}
            for (line, month), amount in self.cells.items()
        ]
        return {"kind": "cells", "cells": cells}

    @property
    def lines(self) -> list[tuple[Line, int, Decimal]]:
        """The lines that would change: how many of their months, and their total afterwards."""
        found = []
        for line in self.content.lines:
            changed = {month: amount for (key, month), amount in self.cells.items() if key == line.key}
            if changed:
                more = sum((amount - line.months[month] for month, amount in changed.items()), Decimal(0))
                found.append((line, len(changed), line.total + more))
        return found


def found_in(
    grid: Grid, content: Content, calendar: FiscalCalendar, *, own: bool, since: Mapping[Place, Since]
) -> Found:
    """Raises SheetError where nothing can be taken over."""
    columns = columns_of(grid, content, calendar, own=own)
    _in_the_plans_currency(grid, columns, content, own=own)
    names = [period_name(month) for month in months_of(content, calendar)]
    found = Found(content, own, names, since, notices=columns.notices)
    seen: set[str] = set()
    for row in grid.rows:
        if (
            row.number <= columns.head.number
            or not (text := row.cell(columns.names))
            or _adds_up(text, own=own)
        ):
            continue
        place = xl_rowcol_to_cell(row.number - 1, columns.names)
        key = line_of(content, text, own=own)
        if not key:
            said = _("“%(name)s” is no line of the plan. Add it there first, if it should be one.")
            found.notices.append(Notice(place, said % {"name": text[:60]}))
        elif key in seen:
            said = _("“%(name)s” is there twice. The first row counts.")
            found.notices.append(Notice(place, said % {"name": text[:60]}))
        else:
            seen.add(key)
            _take(row, content.line(key), columns, found)
    if found.empty:
        said = ngettext(
            "%(count)s empty cell stays as it is in the plan. Write 0 to empty a month.",
            "%(count)s empty cells stay as they are in the plan. Write 0 to empty a month.",
            found.empty,
        )
        found.notices.append(Notice("", said % {"count": found.empty}))
    return found


def changed_since(draft: Draft, revision: int) -> dict[Place, Since] | None:
    """What became of cells after that revision; None where the months themselves were moved."""
    found: dict[Place, Since] = {}
    for edit in draft.edits.filter(revision__gt=revision).select_related("actor"):
        for path, before, _after in edit.changes:
            match path.split("."):
                case ["begins" | "length"]:
                    return None
                case ["lines", key, "months", month] if before is not None:
                    then = Since(Decimal(json.loads(before)), edit.actor.name)
                    first = found.setdefault((key, int(month)), then)
                    found[key, int(month)] = Since(first.then, edit.actor.name)
    return found


def _in_the_plans_currency(grid: Grid, columns: Columns, content: Content, *, own: bool) -> None:
    said = grid.about.currency if own and grid.about else other_currency(grid, columns, content)
    if said and said != content.currency:
        words = {"other": said, "currency": content.currency}
        raise SheetError(
            _("The sheet is in %(other)s, the plan in %(currency)s. Convert the amounts, and bring it again.")
            % words
        )


def _adds_up(text: str, *, own: bool) -> bool:
    return is_sum(text) or (own and text in SUMS)


def _take(row: Row, line: Line, columns: Columns, found: Found) -> None:
    for column, month in columns.months.items():
        text = row.cell(column)
        if not text:
            found.empty += 1
            continue
        try:
            amount = amount_said(text, found.content.currency)
        except AmountError as error:
            why = str(error)
        else:
            if amount == line.months[month]:
                continue
            later = found.since.get((line.key, month))
            if later and amount == later.then:
                continue  # as it was when the sheet was written: only others have changed it
            why = _refused(line, month, later)
            if not why:
                found.cells[line.key, month] = amount
                continue
        stays = money.exact(line.months[month], found.content.currency, number_locale())
        said = {"why": why, "line": line.name, "month": found.names[month], "amount": stays}
        text = _("%(line)s, %(month)s: %(why)s It stays at %(amount)s.") % said
        found.notices.append(Notice(xl_rowcol_to_cell(row.number - 1, column), text))


def _refused(line: Line, month: int, later: Since | None) -> str:
    if month in line.locked:
        return _("This month is locked.")
    if later:
        return _("%(who)s has changed it since the sheet was written.") % {"who": later.who}
    return ""
