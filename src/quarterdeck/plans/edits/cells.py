"""Edits of months: amounts, filling to the right, locks."""

from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import Field

from quarterdeck.plans.content import Content, Key, Line, Value
from quarterdeck.plans.edits.request import (
    EditError,
    Keys,
    Known,
    Month,
    Request,
    Sum,
    amount,
    by_hand,
    inside,
    line_of,
    with_lines,
)


class Cell(Value):
    line: Key
    month: Month
    amount: Sum


class Cells(Request):
    """Amounts of single months, as typed or pasted. In a block locked months stay as they are."""

    kind: Literal["cells"]
    cells: Annotated[tuple[Cell, ...], Field(min_length=1, max_length=60 * 40)]

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        months: dict[str, dict[int, Sum]] = {}
        for cell in self.cells:
            month = inside(content, cell.month, cell.line)
            months.setdefault(cell.line, {})[month] = amount(content, cell.amount, cell.line, month)
        if len(self.cells) == 1:
            _not_locked(content, self.cells[0])
        return with_lines(content, months, lambda line: by_hand(line, months[line.key]))


class Fill(Request):
    """The amount of one month, in all that follow it up to `last`."""

    kind: Literal["fill"]
    lines: Keys
    first: Month
    last: Month

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        after = range(inside(content, self.first) + 1, inside(content, self.last) + 1)
        if not after:
            raise EditError(_("There is no month to the right to fill."))
        return with_lines(
            content, self.lines, lambda line: by_hand(line, dict.fromkeys(after, line.months[self.first]))
        )


class Lock(Request):
    """Months that no edit changes until they are unlocked."""

    kind: Literal["lock"]
    lines: Keys
    months: Annotated[tuple[Month, ...], Field(min_length=1, max_length=60)]
    locked: bool = True

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        these = {inside(content, month) for month in self.months}
        return with_lines(content, self.lines, lambda line: self._set(line, these))

    def _set(self, line: Line, these: set[int]) -> Line:
        now = set(line.locked) | these if self.locked else set(line.locked) - these
        return line.model_copy(update={"locked": tuple(sorted(now))})


def _not_locked(content: Content, cell: Cell) -> None:
    if cell.month in line_of(content, cell.line).locked:
        raise EditError(_("This month is locked. Unlock it first."), line=cell.line, month=cell.month)
