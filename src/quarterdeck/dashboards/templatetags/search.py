"""Pages by name, among those that the frame leads to."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django import template

from quarterdeck.dashboards.search.fold import fitting, fold

register = template.Library()


class Way(Protocol):
    """A link of the frame."""

    @property
    def label(self) -> object: ...

    @property
    def address(self) -> str: ...


@register.simple_tag
def pages_called(ways: Mapping[str, Iterable[Way]], text: str) -> list[Way]:
    """The pages that the reader finds in the frame and that are called so, each once."""
    every = {way.address: way for group in ways.values() for way in group}
    return fitting(every.values(), lambda way: (str(way.label),), fold(text), len(every))
