"""How a deck looks: whose it is, its colour, its logo, a template of theirs."""

import re
from dataclasses import dataclass
from typing import Final

HOUSE_COLOUR: Final = "#1f4f8a"
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Brand:
    """`logo` is a PNG or JPEG, `template` a presentation (.pptx, .potx) that brings its own logo."""

    name: str
    colour: str = HOUSE_COLOUR
    logo: bytes | None = None
    template: bytes | None = None

    def __post_init__(self) -> None:
        if not COLOUR.fullmatch(self.colour):
            raise ValueError(f"{self.colour!r} is not a colour as #1f4f8a is.")
