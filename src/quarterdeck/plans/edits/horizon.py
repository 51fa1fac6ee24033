"""Edits of when the plan begins and how long it is."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from quarterdeck.plans.content import Content, Investment, Line
from quarterdeck.plans.edits.request import EditError, Known, Request, nothing
from quarterdeck.plans.edits.ways import remade
from quarterdeck.plans.months import months_after


class SetHorizon(Request):
    """Another start or length. Amounts stay in their calendar month, and investments and locks with them.

    What then lies outside is cut off. New months are made as the line's others were; they are empty
    where those came by hand, and where there is nothing to make them from.
    """

    kind: Literal["horizon"]
    begins: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    length: Annotated[int, Field(ge=1, le=60)]

    def on(self, content: Content, known: Known) -> Content:
        later = months_after(self.begins, content.begins)
        update = {
            "begins": self.begins,
            "length": self.length,
            "lines": tuple(_moved(line, later, self.length, nothing(content)) for line in content.lines),
            "investments": tuple(_shifted(one, later, self.length) for one in content.investments),
        }
        moved = content.model_copy(update=update)
        kept = range(-later, content.length - later)
        lines = tuple(_filled(moved, line, kept, known) for line in moved.lines)
        return moved.model_copy(update={"lines": lines})


def _moved(line: Line, later: int, length: int, empty: Decimal) -> Line:
    before = dict(enumerate(line.months))
    months = tuple(before.get(month + later, empty) for month in range(length))
    locked = tuple(month - later for month in line.locked if 0 <= month - later < length)
    return line.model_copy(update={"months": months, "locked": locked})


def _shifted(one: Investment, later: int, length: int) -> Investment:
    return one.model_copy(update={"month": min(max(one.month - later, 0), length - 1)})


def _filled(content: Content, line: Line, kept: range, known: Known) -> Line:
    """The line with its new months, those that were not in `kept`, made as it says."""
    new = [month for month in range(content.length) if month not in kept]
    if line.way.method == "custom" or not new:
        return line
    try:
        made = remade(content, line.model_copy(update={"locked": ()}), line.way, known)
    except EditError:  # no longer known: last year's sales, or the shape
        return line
    months = tuple(made.months[m] if m in new else amount for m, amount in enumerate(line.months))
    return line.model_copy(update={"months": months})
