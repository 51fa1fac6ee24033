"""Templates as vendors have them, sensible and odd."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Inches

SECRET = "Salaries of the sales team"


def template(change: Callable[[Any], None] = lambda presentation: None) -> bytes:
    """python-pptx's own one, 4:3, with a slide of its own that must not come along."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = SECRET
    run = slide.placeholders[1].text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "here", "https://tarnvale.example/salaries"
    change(presentation)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def sideways(presentation: Any) -> None:
    """The title stands on end at the left, the foot is narrow, nothing is called by its usual name."""
    presentation.slide_width, presentation.slide_height = Inches(10), Inches(5.625)
    for number, layout in enumerate(presentation.slide_layouts):
        layout.name = f"Folie {number}"
        layout.element.attrib.pop("type", None)
        for shape in layout.placeholders:
            if shape.element.ph.get("type") in ("title", "ctrTitle"):
                shape.left, shape.top, shape.width, shape.height = (
                    Inches(0.2),
                    Inches(0.2),
                    Inches(1),
                    Inches(5),
                )


def untitled(presentation: Any) -> None:
    """Not one layout with a title."""
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.element.ph.get("type") in ("title", "ctrTitle"):
                shape.element.getparent().remove(shape.element)


def dark(presentation: Any) -> None:
    """Light letters on a dark ground, titles in capitals."""
    mapping = presentation.slide_master.element.find(qn("p:clrMap"))
    mapping.attrib.update({"bg1": "dk1", "tx1": "lt1"})
    style = presentation.slide_master.element.find(".//" + qn("p:titleStyle") + "//" + qn("a:defRPr"))
    style.set("cap", "all")


def linked(presentation: Any) -> None:
    """The first layout links to a page, a shape of the second jumps to a slide."""
    first, second = presentation.slide_layouts[0], presentation.slide_layouts[1]
    for layout, address in ((first, "https://tarnvale.example/"), (second, None)):
        target, kind = (address, RT.HYPERLINK) if address else (presentation.slides[0].part, RT.SLIDE)
        to = layout.part.relate_to(target, kind, is_external=bool(address))
        properties = next(layout.element.iter(qn("p:cNvPr")))
        click = properties.makeelement(qn("a:hlinkClick"), {qn("r:id"): to})
        properties.append(click)


def elsewhere(presentation: Any) -> None:
    """A picture of the master lies on somebody's server."""
    presentation.slide_master.part.relate_to("https://tarnvale.example/logo.png", RT.IMAGE, is_external=True)


def upright(presentation: Any) -> None:
    presentation.slide_width, presentation.slide_height = Inches(7.5), Inches(10)


def repacked(blob: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same file with other parts."""
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def as_potx(parts: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(b"presentation.main+xml", b"template.main+xml")


def with_macros(parts: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    parts[name] = parts[name].replace(
        plain, b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    )
    parts["ppt/vbaProject.bin"] = b"Sub AutoOpen"


def with_bomb(parts: dict[str, bytes]) -> None:
    parts["ppt/media/image1.png"] = bytes(60_000_000)


def with_entities(parts: dict[str, bytes]) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol">]><a>&l;</a>'
    parts["ppt/presProps.xml"] = laughs


def outside(parts: dict[str, bytes]) -> None:
    parts["../../etc/passwd"] = b"root"


def torn(parts: dict[str, bytes]) -> None:
    """A layout is named and missing."""
    del parts["ppt/slideLayouts/slideLayout6.xml"], parts["ppt/slideLayouts/_rels/slideLayout6.xml.rels"]


def unmapped(parts: dict[str, bytes]) -> None:
    """Nothing says which theme the master wears."""
    del parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"]


def broken(parts: dict[str, bytes]) -> None:
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"][:400]
