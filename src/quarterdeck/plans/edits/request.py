"""What all edits share: what they may ask about, what they refuse, how lines and amounts are taken up."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import Field

from quarterdeck import money
from quarterdeck.plans.content import LINES, Content, Key, Line, Value
from quarterdeck.plans.errors import PlanError

Keys = Annotated[tuple[Key, ...], Field(min_length=1, max_length=LINES)]
Month = Annotated[int, Field(ge=0, lt=60)]
Sum = Annotated[Decimal, Field(max_digits=40, decimal_places=20, allow_inf_nan=False)]
"""An amount as somebody typed it: it may still be below zero, or finer than can be paid."""
LARGEST = Decimal(10) ** 15


class EditError(PlanError):
    """An edit that makes no sense; `line` and `month` say where.

    `gone` is the path of a part that is not there, `names` are the leaves that told what it was.
    """

    def __init__(self, message: str, *, line: str = "", month: int | None = None, gone: str = "") -> None:
        super().__init__(message)
        self.line, self.month = line, month
        self.names = (f"{gone}.name", f"{gone}.text") if gone else ()


@dataclass(frozen=True, slots=True)
class Known:
    """What edits ask about beside the content.

    `last_year`: the twelve months before the plan's start, of what a line sells; empty without any.
    `shape`: the weights of a shape for a plan that starts in that fiscal month. Raises KeyError.
    `given`: the highest number that a key of that group ever had in this plan, also of what is gone.
    """

    last_year: Callable[[Line], Sequence[Decimal]]
    shape: Callable[[str, int], Sequence[Decimal]]
    given: Callable[[str], int] = lambda _group: 0


def _no_shape(key: str, _month: int) -> tuple[()]:
    raise KeyError(key)


NOTHING_MORE = Known(last_year=lambda _line: (), shape=_no_shape)
"""For edits that ask about nothing beside the content: of neither last year nor a shape."""


class Request(Value):
    """One edit: a function from one content to the next. Raises EditError."""

    kind: str

    @abstractmethod
    def on(self, content: Content, known: Known) -> Content: ...


def with_lines(content: Content, keys: Collection[str], made: Callable[[Line], Line]) -> Content:
    """Those lines as `made` makes them, the others as they are."""
    for key in keys:
        line_of(content, key)
    lines = tuple(made(line) if line.key in keys else line for line in content.lines)
    return content.model_copy(update={"lines": lines})


def line_of(content: Content, key: str) -> Line:
    try:
        return content.line(key)
    except KeyError as error:
        raise EditError(_("This line is no longer in the plan."), line=key, gone=f"lines.{key}") from error


def amount(content: Content, typed: Decimal, line: str = "", month: int | None = None) -> Decimal:
    """What was typed, as it can be paid."""
    if typed < 0:
        raise EditError(_("A month cannot be below zero."), line=line, month=month)
    if typed >= LARGEST:
        raise EditError(_("This amount is too large for a plan."), line=line, month=month)
    return money.rounded(typed, content.currency)


def nothing(content: Content) -> Decimal:
    """The amount of an empty month."""
    return money.rounded(Decimal(0), content.currency)


def inside(content: Content, month: int, line: str = "") -> int:
    if month >= content.length:
        said = _("The plan has %(months)s months; what goes beyond them stays out.")
        raise EditError(said % {"months": content.length}, line=line, month=month)
    return month


def by_hand(line: Line, months: dict[int, Decimal]) -> Line:
    """The line with these months; from now on its months are its own. Locked ones stay."""
    changed = {month: value for month, value in months.items() if month not in line.locked}
    if all(line.months[month] == value for month, value in changed.items()):
        return line
    made = tuple(changed.get(month, value) for month, value in enumerate(line.months))
    way = line.way.model_copy(update={"method": "custom"})
    return line.model_copy(update={"months": made, "way": way})
