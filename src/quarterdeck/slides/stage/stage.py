"""Where slides are made: a presentation with its layouts, its measures and its colours.

All measures are points of a slide that is 540 points high; `scale` makes them those of this presentation.
"""

from dataclasses import dataclass
from typing import Final, Self

from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from quarterdeck.slides.stage.colour import contrast, mixed

HEIGHT: Final = 540.0
EMU: Final = 12700
READABLE: Final = 3.0
"""Contrast that large words need at least."""
STATUS: Final = {
    "ahead": ("0A6B62", "5FD0C0"),
    "on_track": ("2B5F9E", "8DBBF0"),
    "behind": ("8F5400", "F2BD68"),
    "at_risk": ("B02A1B", "FF8F7C"),
    "unknown": ("646C7C", "939CAB"),
}
"""On light ground, on dark ground: the colours that the pages have too."""


@dataclass(frozen=True, slots=True)
class Rect:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def above(self, height: float, gap: float = 0) -> tuple[Self, Self]:
        """The first `height` of it, and what is left under the gap."""
        kept = type(self)(self.left, self.top, self.width, height)
        rest = type(self)(self.left, self.top + height + gap, self.width, self.height - height - gap)
        return kept, rest

    def beside(self, width: float, gap: float = 0) -> tuple[Self, Self]:
        """The first `width` of it, and what is right of the gap."""
        kept = type(self)(self.left, self.top, width, self.height)
        rest = type(self)(self.left + width + gap, self.top, self.width - width - gap, self.height)
        return kept, rest

    def columns(self, count: int, gap: float) -> list[Self]:
        width = (self.width - gap * (count - 1)) / count
        return [
            type(self)(self.left + number * (width + gap), self.top, width, self.height)
            for number in range(count)
        ]

    def overlaps(self, other: "Rect") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Palette:
    """`ink` on `paper`, and the brand's `accent`; as '14213A'."""

    ink: str
    paper: str
    accent: str

    @property
    def soft(self) -> str:
        return mixed(self.ink, self.paper, 0.72)

    @property
    def faint(self) -> str:
        return mixed(self.ink, self.paper, 0.62)

    @property
    def line(self) -> str:
        return mixed(self.ink, self.paper, 0.16)

    @property
    def last_year(self) -> str:
        return mixed(self.ink, self.paper, 0.2)

    @property
    def words(self) -> str:
        """The accent where it can be read, else ink."""
        return self.accent if contrast(self.accent, self.paper) >= READABLE else self.ink

    @property
    def on_accent(self) -> str:
        """What is read best on the accent."""
        return max(("FFFFFF", "14213A"), key=lambda colour: contrast(colour, self.accent))

    def status(self, status: str) -> str:
        light, dark = STATUS[status]
        return light if contrast(light, self.paper) >= contrast(dark, self.paper) else dark


@dataclass(frozen=True, slots=True)
class Stage:
    """`area` is free for content; `head` says where a title stands where its layout does not say so well."""

    presentation: Presentation
    opening: SlideLayout
    plain: SlideLayout
    palette: Palette
    area: Rect
    head: Rect
    foot: Rect
    face: float = 1.0
    own: bool = True

    @property
    def scale(self) -> float:
        return (self.presentation.slide_height or 1) / EMU / HEIGHT

    @property
    def width(self) -> float:
        return (self.presentation.slide_width or 1) / EMU / self.scale
