"""Parts of a presentation's XML that python-pptx has no words for."""

from collections.abc import Callable
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

Element = Any
"""lxml has no types of its own."""


def changed(part: Any, change: Callable[[Element], None]) -> None:  # noqa: ANN401 (a part kept as bytes)
    """Do `change` to the XML of a part that python-pptx keeps as bytes (a theme)."""
    root = parsed(part.blob)
    change(root)
    part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def parsed(blob: bytes) -> Element:
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))


def child(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child 'a:ln'."""
    made = parent.makeelement(qn(tag), attributes)
    parent.append(made)
    return made


def first(parent: Element, tag: str) -> Element:
    """The first 'a:latin' at any depth. Raises LookupError where there is none."""
    found = maybe(parent, tag)
    if found is None:
        raise LookupError(tag)
    return found


def maybe(parent: Element, tag: str) -> Element | None:
    return next(parent.iter(qn(tag)), None)
