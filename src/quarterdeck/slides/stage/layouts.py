"""Which layouts of a template slides are made on: found by what they hold, not by their names."""

from dataclasses import dataclass
from typing import Final

from pptx.presentation import Presentation
from pptx.slide import SlideLayout

TITLES: Final = {"title", "ctrTitle"}
FURNITURE: Final = {"dt", "ftr", "sldNum", "hdr"}


@dataclass(frozen=True, slots=True)
class Layouts:
    """`opening` for the first slide and the last, `plain` for all others."""

    opening: SlideLayout
    plain: SlideLayout


def found(presentation: Presentation) -> Layouts:
    every = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    plain = min(every, key=_not_plain)
    return Layouts(min(every, key=_not_opening), plain)


def _not_plain(layout: SlideLayout) -> tuple[bool, bool, bool, int]:
    """The least of all has a title and nothing else to fill."""
    kinds = _kinds(layout)
    others = [kind for kind in kinds if kind not in TITLES and kind not in FURNITURE]
    return (
        not TITLES & set(kinds),
        "ctrTitle" in kinds,
        layout.element.get("type") != "titleOnly",
        len(others),
    )


def _not_opening(layout: SlideLayout) -> tuple[bool, bool, bool, int]:
    kinds = _kinds(layout)
    named = layout.element.get("type") in ("title", "ctrTitle")
    return (not TITLES & set(kinds), not named, "subTitle" not in kinds, len(kinds))


def _kinds(layout: SlideLayout) -> list[str]:
    return [str(shape.element.ph.get("type", "obj")) for shape in layout.placeholders]
