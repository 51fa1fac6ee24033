"""A deck: slides after one another, in one brand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from quarterdeck.slides.brand import Brand
from quarterdeck.slides.content import Slide
from quarterdeck.slides.making import LIMITS, Limits, made


@dataclass(slots=True)
class Deck:
    """`foot` stands on each slide and says what this is; `title` is the file's own, `language` its 'en'."""

    brand: Brand
    title: str
    foot: tuple[str, ...] = ()
    language: str = "en"
    slides: list[Slide] = field(default_factory=list)

    def add(self, *slides: Slide) -> None:
        self.slides.extend(slides)

    def extend(self, slides: Iterable[Slide]) -> None:
        self.slides.extend(slides)

    def pptx(self, *, at: datetime, limits: Limits = LIMITS) -> bytes:
        """The presentation, made `at` that time: the same slides are the same bytes. Raises SlidesError."""
        content = {
            "name": self.brand.name,
            "colour": self.brand.colour,
            "title": self.title,
            "foot": list(self.foot),
            "language": self.language,
            "slides": self.slides,
            "at": at.isoformat(),
        }
        return made(content, self.brand.logo or b"", self.brand.template or b"", limits=limits)
