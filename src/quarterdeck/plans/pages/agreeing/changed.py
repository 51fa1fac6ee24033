"""What changed between two contents: in words, and cell by cell in a grid."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards.periods import period_name
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.flat import ORDER, Change, changes, leaves
from quarterdeck.plans.naming import name_of, value_of
from quarterdeck.wording import enumerated, number_locale

FEW = 6
"""So many cells of a line are said one by one; of more, only how many and what they come to."""


@dataclass(frozen=True, slots=True)
class Said:
    """One change in words; without `before` and `after` the name says it all."""

    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of a line; None where the line or the month was not, or is no more."""

    before: Decimal | None
    after: Decimal | None

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class GridRow:
    name: str
    cells: tuple[Cell, ...]


class Changed:
    """From `before` to `after`, as a reader is told."""

    def __init__(self, before: Content, after: Content, calendar: FiscalCalendar) -> None:
        self.before, self.after, self.calendar = before, after, calendar

    @cached_property
    def changes(self) -> list[Change]:
        return changes(self.before, self.after)

    @cached_property
    def summary(self) -> str:
        """How much changed, and what it comes to."""
        cells = sum(cell.changed for row in self.rows for cell in row.cells)
        others = len(self._others)
        parts = []
        if cells:
            parts.append(ngettext("%(count)s month", "%(count)s months", cells) % {"count": cells})
        if others:
            parts.append(
                ngettext("%(count)s other thing", "%(count)s other things", others) % {"count": others}
            )
        if not parts:
            return _("Nothing changed.")
        said = _("%(what)s changed.") % {"what": enumerated(parts)}
        return f"{said} {self._totals()}"

    @cached_property
    def words(self) -> list[Said]:
        """Lines that came and went, their months, then everything else."""
        return [*self._came_and_went(), *self._months(), *self._others]

    @cached_property
    def rows(self) -> list[GridRow]:
        """The lines of which a month changed, over the months of both contents."""
        old = {line.key: line for line in self.before.lines}
        new = {line.key: line for line in self.after.lines}
        keys = [*new, *(key for key in old if key not in new)]
        rows = [self._row(old.get(key), new.get(key)) for key in keys]
        return [row for row in rows if any(cell.changed for cell in row.cells)]

    @cached_property
    def months(self) -> list[Period]:
        """Every month that one of the two has."""
        starts = [Period.parse(said.begins, self.calendar) for said in (self.before, self.after)]
        first = min(starts)
        last = max(
            start.shift(said.length - 1)
            for start, said in zip(starts, (self.before, self.after), strict=True)
        )
        months = [first]
        while months[-1] < last:
            months.append(months[-1].shift(1))
        return months

    @property
    def month_names(self) -> list[str]:
        return [period_name(month) for month in self.months]

    def _row(self, old: Line | None, new: Line | None) -> GridRow:
        was = _by_month(old, self.before, self.calendar)
        is_now = _by_month(new, self.after, self.calendar)
        known = new or old
        assert known
        return GridRow(known.name, tuple(Cell(was.get(month), is_now.get(month)) for month in self.months))

    def _came_and_went(self) -> Iterator[Said]:
        old = {line.key: line for line in self.before.lines}
        new = {line.key: line for line in self.after.lines}
        for key, line in new.items():
            if key not in old:
                yield Said(_("%(line)s is new") % {"line": line.name}, "", self._money(line.total))
        for key, line in old.items():
            if key not in new:
                yield Said(_("%(line)s is no longer in it") % {"line": line.name}, self._money(line.total))

    def _months(self) -> Iterator[Said]:
        both = {line.key for line in self.before.lines} & {line.key for line in self.after.lines}
        for line in self.after.lines:
            if line.key in both:
                yield from self._months_of(self.before.line(line.key), line)

    def _months_of(self, old: Line, new: Line) -> Iterator[Said]:
        row = self._row(old, new)
        moved = [(month, cell) for month, cell in zip(self.months, row.cells, strict=True) if cell.changed]
        if len(moved) > FEW:
            said = {"line": new.name, "count": len(moved)}
            name = _("%(line)s: %(count)s months, altogether") % said
            yield Said(name, self._money(old.total), self._money(new.total))
            return
        for month, cell in moved:
            name = _("%(name)s, %(month)s") % {"name": new.name, "month": period_name(month)}
            yield Said(name, self._money(cell.before), self._money(cell.after))

    @cached_property
    def _others(self) -> list[Said]:
        found: list[Said] = []
        for change in self.changes:
            if (
                _is_cell(change)
                or change.path.endswith(ORDER)
                or _of_one_side(change, self.before, self.after)
            ):
                continue
            where = self.after if change.after is not None else self.before
            found.append(
                Said(
                    name_of(change.path, where, self.calendar),
                    value_of(change.path, change.before, self.before),
                    value_of(change.path, change.after, self.after),
                )
            )
        return [*found, *self._parts()]

    def _parts(self) -> Iterator[Said]:
        """Goals, strategies, promises, investments that came or went as a whole."""
        for group in ("investments", "goals", "strategies", "promises"):
            old = {one.key: one for one in getattr(self.before, group)}
            new = {one.key: one for one in getattr(self.after, group)}
            came = [one for key, one in new.items() if key not in old]
            went = [one for key, one in old.items() if key not in new]
            yield from (Said(_("New: %(what)s") % {"what": _called(one)}) for one in came)
            yield from (Said(_("No longer in it: %(what)s") % {"what": _called(one)}) for one in went)

    def _totals(self) -> str:
        if self.before.currency != self.after.currency or self.before.total == self.after.total:
            return _("The total is %(total)s.") % {"total": self._money(self.after.total)}
        said = {"before": self._money(self.before.total), "after": self._money(self.after.total)}
        return _("The total goes from %(before)s to %(after)s.") % said

    def _money(self, amount: Decimal | None) -> str:
        if amount is None:
            return "–"
        currency = self.after.currency
        return f"{money.exact(amount, currency, number_locale())} {currency}"


def _by_month(line: Line | None, said: Content, calendar: FiscalCalendar) -> dict[Period, Decimal]:
    if line is None:
        return {}
    first = Period.parse(said.begins, calendar)
    return {first.shift(number): amount for number, amount in enumerate(line.months)}


def _is_cell(change: Change) -> bool:
    group, *rest = change.path.split(".")
    return group == "lines" and len(rest) == 3 and rest[1] == "months"


def _of_one_side(change: Change, before: Content, after: Content) -> bool:
    """Whether the leaf belongs to a part that came or went as a whole, or says only which parts there are."""
    group, *rest = change.path.split(".")
    if group not in ("lines", "investments", "goals", "strategies", "promises"):
        return False
    if not rest:
        return True
    keys = [{one.key for one in getattr(said, group)} for said in (before, after)]
    return rest[0] not in keys[0] or rest[0] not in keys[1]


def _called(part: object) -> str:
    return str(getattr(part, "name", "") or getattr(part, "text", ""))


def words_of(said: Content, calendar: FiscalCalendar) -> dict[str, list[Said]]:
    """Every leaf of a content but its months, by the part that it belongs to; '' for the plan's own."""
    parts: dict[str, list[Said]] = {}
    for path, text in leaves(said).items():
        if path.endswith((ORDER, ".key")) or ".months." in path or json.loads(text) in (None, "", []):
            continue
        part, colon, field = name_of(path, said, calendar).partition(": ")
        found = Said(field if colon else part, "", value_of(path, text, said))
        parts.setdefault(part if colon else "", []).append(found)
    return parts
