"""A template without its ways out: links, embedded objects, jumps to slides that are gone."""

from collections.abc import Iterable
from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation

from quarterdeck.slides.errors import Refused
from quarterdeck.slides.stage.xml import Element

RELATED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TREES: Final = ("spTree", "grpSp")
CUT: Final = {RT.SLIDE, RT.OLE_OBJECT, RT.PACKAGE, RT.CONTROL, RT.HYPERLINK}


def stripped(presentation: Presentation) -> None:
    """Raises Refused where a picture, a film or a template lies elsewhere."""
    for part in _parts(presentation):
        for key, relationship in list(part.rels.items()):
            if relationship.is_external and relationship.reltype not in CUT:
                raise Refused("linked", target=str(relationship.target_ref)[:100])
            if relationship.is_external or relationship.reltype in CUT:
                _cut(part, key)


def _parts(presentation: Presentation) -> Iterable[Any]:
    """All that is left and has relationships of its own: masters, layouts, themes, notes."""
    seen: set[int] = set()
    waiting: list[Any] = [presentation.part]
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        waiting += [one.target_part for one in part.rels.values() if not one.is_external]


def _cut(part: Any, key: str) -> None:  # noqa: ANN401 (any part)
    """The relationship, and what on the slide needs it: a link alone, else the whole object."""
    root = getattr(part, "_element", None)
    if root is not None:
        for element in [one for one in root.iter() if _uses(one, key)]:
            _removed(element)
    part.rels.pop(key)


def _uses(element: Element, key: str) -> bool:
    return any(name.startswith(RELATED) and value == key for name, value in element.attrib.items())


def _removed(element: Element) -> None:
    if not _name(element).startswith("hlink"):
        while element.getparent() is not None and _name(element.getparent()) not in TREES:
            element = element.getparent()
    if element.getparent() is not None:
        element.getparent().remove(element)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
