"""Values on their way to the process that draws: JSON in which a value says of what kind it is."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from quarterdeck.slides import content
from quarterdeck.slides.numbers import Numbers

KIND = "kind of value"
KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(value for value in vars(content).values() if isinstance(value, type) and is_dataclass(value)),
        Numbers,
        Decimal,
    )
}


def dumped(value: object) -> bytes:
    return json.dumps(value, default=_plain, ensure_ascii=False).encode()


def loaded(text: bytes) -> Any:  # noqa: ANN401 (whatever was dumped)
    return json.loads(text, object_hook=_revived)


def _plain(value: object) -> dict[str, object]:
    name = type(value).__name__
    if isinstance(value, Decimal):
        return {KIND: name, "value": str(value)}
    if is_dataclass(value) and name in KINDS:
        return {KIND: name} | {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{name} does not go onto slides.")


def _revived(read: dict[str, Any]) -> object:
    kind = KINDS.get(read.pop(KIND, ""))
    return kind(**read) if kind else read
