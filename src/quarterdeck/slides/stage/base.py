"""The house's own base: white, wide, a field of the brand's colour on the first slide and the last."""

from typing import Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Presented
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

from quarterdeck.slides.stage.stage import EMU, Palette, Rect, Stage
from quarterdeck.slides.stage.xml import Element, changed, child, first, maybe

WIDTH: Final = 960.0
FACE: Final = "Arial"
"""On every machine, or a face of the same measures."""
INK: Final = "14213A"
KEPT: Final = {"title", "obj", "titleOnly"}
HEAD = Rect(54, 48, 852, 70)
AREA = Rect(54, 134, 852, 338)
FOOT = Rect(54, 500, 852, 18)
FIELD = Rect(0, 0, WIDTH, 330)
OPENING_TITLE = Rect(54, 116, 780, 132)
OPENING_TEXT = Rect(54, 260, 780, 50)
PLACES: Final = {
    "title": HEAD,
    "body": AREA,
    "ftr": Rect(54, 500, 700, 18),
    "sldNum": Rect(826, 500, 80, 18),
}


def base(accent: str) -> Stage:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(int(WIDTH * EMU)), Emu(540 * EMU)
    presentation.element.find(qn("p:sldSz")).attrib.pop("type", None)
    palette = Palette(ink=INK, paper="FFFFFF", accent=accent.lstrip("#").upper())
    _dressed(presentation, palette)
    layouts = {str(layout.element.get("type")): layout for layout in presentation.slide_layouts}
    for kind, layout in layouts.items():
        if kind not in KEPT:
            presentation.slide_layouts.remove(layout)
    _master(presentation)
    _opening(layouts["title"], palette)
    return Stage(presentation, layouts["title"], layouts["titleOnly"], palette, AREA, HEAD, FOOT)


def _dressed(presentation: Presented, palette: Palette) -> None:
    """Colours and faces of the theme: what people add to the deck looks like the rest of it."""

    def change(theme: Element) -> None:
        theme.set("name", "Quarterdeck")
        colours = {"dk1": palette.ink, "lt1": palette.paper, "dk2": palette.soft, "lt2": "F3F1EA"}
        colours |= {"accent1": palette.accent, "accent2": palette.last_year, "hlink": palette.words}
        for name, colour in colours.items():
            slot = first(theme, f"a:{name}")
            slot.clear()
            child(slot, "a:srgbClr", val=colour)
        for latin in theme.iter(qn("a:latin")):
            latin.set("typeface", FACE)

    changed(presentation.slide_master.part.part_related_by(RT.THEME), change)


def _master(presentation: Presented) -> None:
    master = presentation.slide_master
    for shape in master.placeholders:
        kind = shape.element.ph.get("type", "obj")
        if kind == "dt":
            shape.element.getparent().remove(shape.element)
            continue
        put(shape, PLACES[kind])
        inset = shape.element.find(".//" + qn("a:bodyPr"))
        inset.attrib.update({"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0"})
        if kind == "title":
            inset.set("anchor", "t")
        if kind == "ftr":
            first(shape.element, "a:lvl1pPr").set("algn", "l")
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.element.ph.get("type") == "dt":
                shape.element.getparent().remove(shape.element)
            elif layout.element.get("type") == "obj":
                _unplaced(shape.element)
    styles = first(master.element, "p:titleStyle")
    first(styles, "a:lvl1pPr").set("algn", "l")
    first(styles, "a:defRPr").attrib.update({"sz": "2800", "b": "1"})
    sizes = ("2000", "1800", "1600", "1400", "1400")
    body = first(master.element, "p:bodyStyle").iter(qn("a:defRPr"))
    for style, size in zip(body, sizes, strict=False):
        style.set("sz", size)


def _opening(layout: SlideLayout, palette: Palette) -> None:
    """A field of colour with the title in it; what lies under it is white, for any logo."""
    field = layout.placeholders[0].element.makeelement(qn("p:sp"), {})
    properties = child(field, "p:nvSpPr")
    child(properties, "p:cNvPr", id="20", name="Field")
    child(properties, "p:cNvSpPr")
    child(properties, "p:nvPr", userDrawn="1")
    look = child(field, "p:spPr")
    place = child(look, "a:xfrm")
    child(place, "a:off", x="0", y="0")
    child(place, "a:ext", cx=str(int(FIELD.width * EMU)), cy=str(int(FIELD.height * EMU)))
    child(child(look, "a:prstGeom", prst="rect"), "a:avLst")
    child(child(look, "a:solidFill"), "a:schemeClr", val="accent1")
    child(child(look, "a:ln"), "a:noFill")
    layout.shapes.element.insert(2, field)
    for shape in layout.placeholders:
        kind = shape.element.ph.get("type")
        if kind in ("ctrTitle", "subTitle"):
            put(shape, OPENING_TITLE if kind == "ctrTitle" else OPENING_TEXT)
            first(shape.element, "a:bodyPr").set("anchor", "b" if kind == "ctrTitle" else "t")
            _style(shape.element, 40 if kind == "ctrTitle" else 20, palette.on_accent)


def _style(shape: Element, size: int, colour: str) -> None:
    style = first(shape, "a:lstStyle")
    style.clear()
    level = child(style, "a:lvl1pPr", marL="0", indent="0", algn="l")
    child(level, "a:buNone")
    fill = child(child(level, "a:defRPr", sz=str(size * 100)), "a:solidFill")
    child(fill, "a:srgbClr", val=colour)


def put(shape: Element, rect: Rect, scale: float = 1.0) -> None:
    shape.left, shape.top = Pt(rect.left * scale), Pt(rect.top * scale)
    shape.width, shape.height = Pt(rect.width * scale), Pt(rect.height * scale)


def _unplaced(shape: Element) -> None:
    place = maybe(shape, "a:xfrm")
    if place is not None:
        place.getparent().remove(place)
