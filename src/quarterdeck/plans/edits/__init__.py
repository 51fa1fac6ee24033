"""Edits: pure functions from one content to the next, each with a typed request.

request = edits.parse({"kind": "fill", "lines": ["l1"], "first": 0, "last": 11})
after = edits.made(request, content, known)
"""

from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field, TypeAdapter, ValidationError

from quarterdeck.plans.content import Content
from quarterdeck.plans.edits.cells import Cells, Fill, Lock
from quarterdeck.plans.edits.horizon import SetHorizon
from quarterdeck.plans.edits.lines import AddLine, MoveLine, RemoveLines, RenameLine
from quarterdeck.plans.edits.parts import Drop, Put, SetEarning, SetNote, SetTerms, reason
from quarterdeck.plans.edits.request import NOTHING_MORE, EditError, Known, Request
from quarterdeck.plans.edits.ways import SetWay, Spread

__all__ = ["NOTHING_MORE", "AnyEdit", "EditError", "Known", "Request", "made", "parse"]

AnyEdit = Annotated[
    Cells
    | Fill
    | Lock
    | SetWay
    | Spread
    | AddLine
    | RemoveLines
    | RenameLine
    | MoveLine
    | SetEarning
    | SetTerms
    | SetNote
    | Put
    | Drop
    | SetHorizon,
    Field(discriminator="kind"),
]
_ADAPTER: TypeAdapter[Request] = TypeAdapter(AnyEdit)


def parse(given: Any) -> Request:  # noqa: ANN401 (JSON)
    """The edit that was asked for. Raises EditError."""
    try:
        return _ADAPTER.validate_python(given)
    except ValidationError as error:
        raise EditError(_("This is no edit of a plan: %(why)s") % {"why": reason(error)}) from error


def made(request: Request, content: Content, known: Known) -> Content:
    """The content after the edit, in every part as a plan must be. Raises EditError."""
    try:
        return Content.model_validate(request.on(content, known).model_dump())
    except ValidationError as error:
        raise EditError(reason(error)) from error
