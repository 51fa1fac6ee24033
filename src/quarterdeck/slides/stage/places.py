"""Where on a template's slides there is room: by its title, its body and its foot, where these make sense."""

from collections.abc import Iterable
from typing import Any, Final

from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from quarterdeck.slides.stage.stage import EMU, HEIGHT, Rect

GAP: Final = 14.0
HEAD: Final = (0.09, 0.13)
"""Share of the height: where a title begins that the template puts nowhere sensible, and how high it is."""
FOOT: Final = 0.925
SIDE: Final = 0.056


def head_of(presentation: Presentation, scale: float) -> Rect:
    """A place for the title that is right on any slide."""
    wide = _width(presentation, scale)
    return Rect(wide * SIDE, HEIGHT * HEAD[0], wide * (1 - 2 * SIDE), HEIGHT * HEAD[1])


def foot_of(presentation: Presentation, scale: float) -> Rect:
    wide = _width(presentation, scale)
    return Rect(wide * SIDE, HEIGHT * FOOT, wide * (1 - 2 * SIDE), 18)


def title_of(layout: SlideLayout, scale: float) -> Rect | None:
    """Where the layout has its title: where it lies across the upper part, else nowhere."""
    wide = _width(layout.part.package.presentation_part.presentation, scale)
    titles = [one for one in layout.placeholders if one.element.ph.get("type") in ("title", "ctrTitle")]
    rect = rect_of(titles[0], scale) if titles else None
    if rect is None or getattr(titles[0], "rotation", False):
        return None
    across = rect.width >= wide * 0.5 and rect.height >= 24
    inside = rect.left >= 0 and rect.top >= 0 and rect.right <= wide + 1
    return rect if across and inside and rect.bottom <= HEIGHT * 0.36 else None


def area_of(presentation: Presentation, layout: SlideLayout, head: Rect, scale: float) -> Rect:
    """Under the title, above the foot; as wide as the master's body where it has one across."""
    wide = _width(presentation, scale)
    title = title_of(layout, scale) or head
    body = _body(layout, scale)
    sides = (
        (body.left, body.right) if body and body.width >= wide * 0.55 else (wide * SIDE, wide * (1 - SIDE))
    )
    sides = (max(sides[0], wide * 0.02), min(sides[1], wide * 0.98))
    feet = [rect.top for rect in _furniture(layout, scale) if rect.top > HEIGHT * 0.75]
    ends = min([*feet, HEIGHT * FOOT]) - GAP / 2
    if body and HEIGHT * 0.7 < body.bottom < ends:
        ends = body.bottom
    begins = title.bottom + GAP
    return Rect(sides[0], begins, sides[1] - sides[0], ends - begins)


def rect_of(shape: Any, scale: float) -> Rect | None:  # noqa: ANN401 (any shape with a place)
    """The shape's own place, or the one that it has from its layout and its master."""
    sides = (shape.left, shape.top, shape.width, shape.height)
    if any(side is None for side in sides):
        return None
    return Rect(*(side / EMU / scale for side in sides))


def _body(layout: SlideLayout, scale: float) -> Rect | None:
    for shape in layout.slide_master.placeholders:
        if shape.element.ph.get("type") == "body":
            return rect_of(shape, scale)
    return None


def _furniture(layout: SlideLayout, scale: float) -> Iterable[Rect]:
    for shape in layout.placeholders:
        if shape.element.ph.get("type") in ("dt", "ftr", "sldNum"):
            rect = rect_of(shape, scale)
            if rect:
                yield rect


def _width(presentation: Presentation, scale: float) -> float:
    return (presentation.slide_width or 1) / EMU / scale
