"""How what the figures showed is kept with a get-well plan, and read again."""

from collections.abc import Sequence

from pydantic import JsonValue, TypeAdapter

from quarterdeck.reviews.arithmetic.attention import Trigger
from quarterdeck.reviews.getwell.causes import Cause
from quarterdeck.reviews.models import GetWell

_TRIGGERS = TypeAdapter(tuple[Trigger, ...])
_CAUSES = TypeAdapter(tuple[Cause, ...])


def shown(triggers: Sequence[Trigger]) -> JsonValue:
    return _TRIGGERS.dump_python(tuple(triggers), mode="json")  # type: ignore[no-any-return]


def chosen(causes: Sequence[Cause]) -> JsonValue:
    return _CAUSES.dump_python(tuple(causes), mode="json")  # type: ignore[no-any-return]


def triggers_of(one: GetWell) -> tuple[Trigger, ...]:
    return _TRIGGERS.validate_python(one.shown)


def causes_of(one: GetWell) -> tuple[Cause, ...]:
    return _CAUSES.validate_python(one.causes)
