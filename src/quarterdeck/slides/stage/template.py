"""The vendor's template: its masters, layouts and theme, without its own slides."""

from io import BytesIO
from typing import Final

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Presented

from quarterdeck.slides.errors import Refused
from quarterdeck.slides.stage.layouts import found
from quarterdeck.slides.stage.packed import checked
from quarterdeck.slides.stage.places import area_of, foot_of, head_of
from quarterdeck.slides.stage.stage import EMU, HEIGHT, Stage
from quarterdeck.slides.stage.stripped import stripped
from quarterdeck.slides.stage.theme import face_of, palette_of

BROKEN: Final = (LookupError, ValueError, AttributeError, TypeError, XMLSyntaxError, PythonPptxError)
"""What python-pptx and our own reading raise where parts of a file do not belong together."""
NARROWEST: Final = 1.25
WIDEST: Final = 2.05


def staged(template: bytes, accent: str) -> Stage:
    """Raises Refused for what is no template to work with."""
    presentation = _opened(checked(template))
    _check_shape(presentation)
    _emptied(presentation)
    stripped(presentation)
    layouts = found(presentation)
    scale = (presentation.slide_height or 1) / EMU / HEIGHT
    head = head_of(presentation, scale)
    return Stage(
        presentation,
        layouts.opening,
        layouts.plain,
        palette_of(presentation, accent),
        area_of(presentation, layouts.plain, head, scale),
        head,
        foot_of(presentation, scale),
        face=face_of(presentation),
        own=False,
    )


def _opened(blob: bytes) -> Presented:
    try:
        return Presentation(BytesIO(blob))
    except BROKEN as error:
        raise Refused("damaged") from error


def _check_shape(presentation: Presented) -> None:
    width, height = presentation.slide_width or 0, presentation.slide_height or 0
    if not height or not NARROWEST <= width / height <= WIDEST:
        raise Refused("shape", width=round(width / 360000, 1), height=round(height / 360000, 1))
    if not any(master.slide_layouts for master in presentation.slide_masters):
        raise Refused("no layouts")


def _emptied(presentation: Presented) -> None:
    """Without its slides, and without what names them: sections and shows of some of them."""
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    for name in ("p:custShowLst", "p:extLst"):
        for element in presentation.element.findall(qn(name)):
            presentation.element.remove(element)
    package = presentation.part.package
    for relationship in list(package._rels.values()):
        if relationship.reltype == RT.THUMBNAIL or "digital-signature" in relationship.reltype:
            package.drop_rel(relationship.rId)
