"""The foot of a slide: what this is, and the slide's number, in the layout's places where it has them."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn

from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.stage.places import rect_of
from quarterdeck.slides.stage.stage import HEIGHT, Rect
from quarterdeck.slides.stage.xml import Element, child, first, maybe
from quarterdeck.slides.text import shortened

SIZE: Final = 9
SLACK: Final = 0.95
SHORTEST: Final = 12
DOT: Final = " · "
NARROW: Final = 340.0
"""A foot that is narrower has no room for the line: it gets the whole width instead."""


def feet(page: Page, parts: Sequence[str]) -> None:
    _number(page)
    place = _placeholder(page, "ftr")
    rect = rect_of(place, page.stage.scale) if place is not None else None
    if place is None or rect is None or rect.width < NARROW:
        room, _ = page.stage.foot.beside(page.stage.foot.width - 100)
        page.line(room, joined(page, parts, room.width), SIZE, colour=page.palette.faint)
        return
    wide = rect.width - (0 if page.stage.own else 15)
    shape = deepcopy(place.element)
    _emptied(shape, page)
    paragraph = shape.find(".//" + qn("a:p"))
    run = child(paragraph, "a:r")
    letters = child(run, "a:rPr", lang=page.language, sz=str(int(page.points(SIZE).pt * 100)))
    if page.stage.own:
        child(child(letters, "a:solidFill"), "a:srgbClr", val=page.palette.faint)
    child(run, "a:t").text = joined(page, parts, wide)
    page.slide.shapes.element.append(shape)


def joined(page: Page, parts: Sequence[str], wide: float) -> str:
    """All parts on one line: the longest is shortened until they have room."""
    left = list(parts)
    while left and page.width(DOT.join(left), SIZE) > wide * SLACK:
        longest = max(left, key=len)
        if len(longest) <= SHORTEST:
            break
        left[left.index(longest)] = longest.rstrip("…")[:-3].rstrip() + "…"
    return shortened(DOT.join(left), wide, SIZE, face=page.stage.face)


def _number(page: Page) -> None:
    place = _placeholder(page, "sldNum")
    if place is not None:
        shape = deepcopy(place.element)
        _emptied(shape, page)
        paragraph = shape.find(".//" + qn("a:p"))
        page.slide.shapes.element.append(shape)
    else:
        room = page.stage.foot
        box = page.slide.shapes.add_textbox(*page.emu(Rect(room.right - 80, room.top, 80, room.height)))
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        paragraph = box.text_frame.paragraphs[0]._p
    field = child(paragraph, "a:fld", id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}", type="slidenum")
    letters = child(field, "a:rPr", lang=page.language, sz=str(int(page.points(SIZE).pt * 100)))
    if page.stage.own or place is None:
        child(child(letters, "a:solidFill"), "a:srgbClr", val=str(RGBColor.from_string(page.palette.faint)))
    child(field, "a:t").text = str(len(page.stage.presentation.slides))


def _placeholder(page: Page, kind: str) -> Any:  # noqa: ANN401 (a layout's placeholder, or None)
    """The layout's place for it, where that lies on the slide."""
    for one in page.slide.slide_layout.placeholders:
        if one.element.ph.get("type") == kind:
            rect = rect_of(one, page.stage.scale)
            if rect and rect.bottom <= HEIGHT and rect.right <= page.stage.width + 1:
                return one
    return None


def _emptied(shape: Element, page: Page) -> None:
    """The layout's place as the slide's own: its look stays the layout's."""
    numbers = [int(one.get("id")) for one in page.slide.shapes.element.iter() if one.tag.endswith("}cNvPr")]
    first(shape, "p:cNvPr").set("id", str(max(numbers, default=1) + 1))
    for name in ("p:spPr", "a:lstStyle"):
        element = maybe(shape, name)
        if element is not None:
            for inner in list(element):
                element.remove(inner)
    paragraphs = list(shape.iter(qn("a:p")))
    for paragraph in paragraphs[1:]:
        paragraph.getparent().remove(paragraph)
    for inner in list(paragraphs[0]):
        paragraphs[0].remove(inner)
