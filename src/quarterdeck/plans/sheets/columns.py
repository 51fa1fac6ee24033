"""Which column of a grid is which month of the plan, and which one names the lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from quarterdeck.calendar import FiscalCalendar, Period, PeriodError
from quarterdeck.dashboards.periods import period_name
from quarterdeck.money import known
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import months_of
from quarterdeck.plans.sheets.grid import Grid, Row
from quarterdeck.plans.sheets.heads import is_sum, month_said
from quarterdeck.plans.sheets.layout import KEY, NAME, SUMS
from quarterdeck.wording import listed

LOOKED_AT = 30
"""Rows among which the heads are looked for."""
NAMED = 6
_CURRENCY = re.compile(r"(?:^|[(\[/]|\bin )\s*([A-Z]{3})\s*(?:$|[)\]])")
WORDS = frozenset({"ALL", "TOP"})
"""Words that happen to be the code of a currency."""


class SheetError(ValueError):
    """A grid of which nothing can be taken over; the message says why."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What was found at a place ('C7', 'column F'; empty for the whole sheet)."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The row of heads, the number of the plan's month by column, and the column of names."""

    head: Row
    months: Mapping[int, int]
    names: int
    notices: list[Notice] = field(default_factory=list)


def columns_of(grid: Grid, content: Content, calendar: FiscalCalendar, *, own: bool) -> Columns:
    """Raises SheetError where no month is found. `own`: the sheet was written for this plan."""
    head, found = _head(grid, calendar, own=own)
    if not found:
        raise SheetError(
            _("No column is headed by a month. Write the months as 2027-01 or January 2027 in one row.")
        )
    months = months_of(content, calendar)
    places = {month: number for number, month in enumerate(months)}
    notices = list(_left_out(grid, head, found, own=own))
    kept: dict[int, int] = {}
    for column, month in found.items():
        place = _("column %(column)s") % {"column": xl_col_to_name(column)}
        name = {"month": period_name(month)}
        if month not in places:
            notices.append(Notice(place, _("%(month)s lies outside the plan. It stays out.") % name))
        elif places[month] in kept.values():
            notices.append(Notice(place, _("%(month)s is there twice. The first column counts.") % name))
        else:
            kept[column] = places[month]
    notices += _missing(months, set(kept.values()))
    return Columns(head, kept, _names(grid, head, content, found, own=own), notices)


def other_currency(grid: Grid, columns: Columns, content: Content) -> str:
    """The currency that the heads speak of, where it is another than the plan's."""
    above = [row for row in grid.rows if row.number <= columns.head.number]
    said = {
        code
        for row in above
        for cell in row.cells
        for code in _CURRENCY.findall(cell or "")
        if code in known() and code not in WORDS
    }
    return "" if not said or content.currency in said else min(said)


def _head(grid: Grid, calendar: FiscalCalendar, *, own: bool) -> tuple[Row, dict[int, Period]]:
    """The row with the most months. Of a sheet of this plan that is the hidden one, with their keys."""
    if not grid.rows:
        raise SheetError(_("The sheet is empty."))
    best, found = grid.rows[0], dict[int, Period]()
    for row in grid.rows[:LOOKED_AT]:
        keyed = own and NAME in row.cells
        months = {
            column: month
            for column in range(len(row.cells))
            if (
                month := _keyed(row.cell(column), calendar)
                if keyed
                else month_said(row.cell(column), calendar)
            )
        }
        if keyed and months:
            return row, months
        if len(months) > len(found):
            best, found = row, months
    return best, found


def _keyed(text: str, calendar: FiscalCalendar) -> Period | None:
    try:
        found = Period.parse(text, calendar)
    except PeriodError:
        return None
    return found if found.grain == "month" else None


def _left_out(grid: Grid, head: Row, found: Mapping[int, Period], *, own: bool) -> Iterator[Notice]:
    """Columns of numbers whose head says nothing that is known."""
    below = [row for row in grid.rows if row.number > head.number]
    for column in range(grid.width):
        text = head.cell(column)
        if column in found or is_sum(text) or (own and text in (*SUMS, KEY, NAME)):
            continue
        if any(row.cell(column).replace(".", "", 1).isdigit() for row in below):
            place = _("column %(column)s") % {"column": xl_col_to_name(column)}
            said = (
                _("“%(head)s” is no month. The column stays out.")
                if text
                else _("It has no head. It stays out.")
            )
            yield Notice(place, said % {"head": text[:40]})


def _missing(months: Sequence[Period], kept: set[int]) -> list[Notice]:
    names = [period_name(month) for number, month in enumerate(months) if number not in kept]
    if not names:
        return []
    some = listed(names[:NAMED])
    if len(names) > NAMED:
        some = _("%(some)s and %(count)s more") % {"some": some, "count": len(names) - NAMED}
    return [Notice("", _("Not in the sheet, and unchanged in the plan: %(months)s.") % {"months": some})]


def _names(grid: Grid, head: Row, content: Content, found: Mapping[int, Period], *, own: bool) -> int:
    """The column in which most lines are found. Raises SheetError where none is."""
    below = [row for row in grid.rows if row.number > head.number]
    counts = {
        column: sum(1 for row in below if line_of(content, row.cell(column), own=own))
        for column in range(grid.width)
        if column not in found
    }
    best = max(counts, key=lambda column: (counts[column], -column), default=None)
    if best is None or not counts[best]:
        raise SheetError(
            _("No line of the plan is in the sheet. Name them as in the plan, or by their product number.")
        )
    return best


def line_of(content: Content, text: str, *, own: bool) -> str:
    """The key of the line that is called so, by its name or by what is sold; empty for none.

    A key itself counts only in a sheet of this plan.
    """
    said = text.removeprefix("'").casefold()
    if not said:
        return ""
    if own and any(line.key == text for line in content.lines):
        return text
    for line in content.lines:
        if said in (line.name.casefold(), line.sold.casefold()):
            return line.key
    return ""
