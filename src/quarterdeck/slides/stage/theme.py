"""A template's colours and how wide its typeface runs."""

from typing import Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from quarterdeck.slides.stage.stage import Palette
from quarterdeck.slides.stage.xml import Element, maybe, parsed

AS_ARIAL: Final = {"arial", "arial narrow", "helvetica", "liberation sans"}
"""No wider than Arial, wherever the slides are shown."""
REPLACED: Final = 1.22
"""How much wider another face may run, or the one that stands in for it where it is missing."""
OTHERWISE: Final = {"dk1": "14213A", "lt1": "FFFFFF"}


def palette_of(presentation: Presentation, accent: str) -> Palette:
    """Text and ground as the first master maps them onto the theme."""
    theme = _theme(presentation)
    mapping = presentation.slide_master.element.find(qn("p:clrMap"))
    names = mapping.attrib if mapping is not None else {}
    ink = _colour(theme, names.get("tx1", "dk1"))
    paper = _colour(theme, names.get("bg1", "lt1"))
    return Palette(ink=ink, paper=paper, accent=accent.lstrip("#").upper())


def face_of(presentation: Presentation) -> float:
    """How much wider than Arial its faces may run, to measure by."""
    faces = {str(one.get("typeface", "")).lower() for one in _theme(presentation).iter(qn("a:latin"))}
    return 1.0 if faces and faces <= AS_ARIAL else REPLACED


def _theme(presentation: Presentation) -> Element:
    return parsed(presentation.slide_master.part.part_related_by(RT.THEME).blob)


def _colour(theme: Element, name: str) -> str:
    slot = maybe(theme, f"a:{name}")
    given = slot[0] if slot is not None and len(slot) else None
    colour = str(given.get("lastClr") or given.get("val")) if given is not None else ""
    return colour.upper() if len(colour) == 6 else OTHERWISE.get(name, "14213A")
