"""Edits of what stands beside the months: assumptions, terms, investments, goals, strategies, promises."""

from typing import Any, Literal, TypeVar

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from quarterdeck.plans.content import (
    Content,
    Earning,
    Goal,
    Investment,
    Key,
    Promise,
    Strategy,
    Terms,
    Text,
    free_key,
)
from quarterdeck.plans.edits.request import EditError, Keys, Known, Request, with_lines

Group = Literal["investments", "goals", "strategies", "promises"]
M = TypeVar("M", bound=BaseModel)
Part = Investment | Goal | Strategy | Promise
PARTS: dict[str, tuple[str, type[Part]]] = {
    "investments": ("i", Investment),
    "goals": ("g", Goal),
    "strategies": ("t", Strategy),
    "promises": ("p", Promise),
}


class SetEarning(Request):
    """What these lines bring the partner; only what is named changes. Services come as a whole list."""

    kind: Literal["earning"]
    lines: Keys
    earning: dict[str, Any]

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        return with_lines(
            content,
            self.lines,
            lambda line: line.model_copy(update={"earning": _with(line.earning, Earning, self.earning)}),
        )


class SetTerms(Request):
    """When money moves; only what is named changes."""

    kind: Literal["terms"]
    terms: dict[str, Any]

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        return content.model_copy(update={"terms": _with(content.terms, Terms, self.terms)})


class SetNote(Request):
    kind: Literal["note"]
    note: Text

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        return content.model_copy(update={"note": self.note})


class Put(Request):
    """A part of that group: changed where its `key` is there, only in what is named; else added."""

    kind: Literal["put"]
    group: Group
    part: dict[str, Any]

    def on(self, content: Content, known: Known) -> Content:
        letter, model = PARTS[self.group]
        parts: tuple[Part, ...] = getattr(content, self.group)
        key = self.part.get("key")
        if key is None:
            added = _valid(model, {**self.part, "key": free_key(letter, parts, known.given(self.group))})
            return content.model_copy(update={self.group: (*parts, added)})
        _there(parts, self.group, str(key))
        put = tuple(_with(part, model, self.part) if part.key == key else part for part in parts)
        return content.model_copy(update={self.group: put})


class Drop(Request):
    """A part that is taken out of its group."""

    kind: Literal["drop"]
    group: Group
    key: Key

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        parts: tuple[Part, ...] = getattr(content, self.group)
        _there(parts, self.group, self.key)
        return content.model_copy(update={self.group: tuple(part for part in parts if part.key != self.key)})


def _there(parts: tuple[Part, ...], group: str, key: str) -> None:
    if all(part.key != key for part in parts):
        raise EditError(_("This is no longer in the plan."), gone=f"{group}.{key}")


def _with(now: BaseModel, model: type[M], changed: dict[str, Any]) -> M:
    return _valid(model, {**now.model_dump(), **changed})


def _valid(model: type[M], given: dict[str, Any]) -> M:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise EditError(reason(error)) from error


def reason(error: ValidationError) -> str:
    """The first fault, in a sentence."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    said = {"place": place, "fault": first["msg"]}
    return _("%(place)s: %(fault)s.") % said if place else f"{first['msg']}."
