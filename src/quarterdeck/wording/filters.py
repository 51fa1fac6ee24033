"""Lists, sentences and counts in templates: `{% load wording %}`."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quarterdeck import wording

register = template.Library()


@register.filter
def whole(value: int) -> str:
    """A count, with the reader's signs between its thousands."""
    return wording.whole(value)


@register.filter
def listed(parts: Iterable[object]) -> str:
    return wording.listed(parts)


@register.filter
def listed_strong(parts: Iterable[object]) -> SafeString:
    """Each part stressed."""
    return wording.listed_html(format_html("<strong>{}</strong>", part) for part in parts)


@register.filter
def sentence(words: str) -> str:
    """With a capital at its begin and a full stop at its end."""
    return wording.sentence(words)


@register.filter
def firsts(pairs: Iterable[Sequence[object]]) -> list[object]:
    """The first of each pair."""
    return [pair[0] for pair in pairs]


@register.filter
def midsentence(label: object) -> str:
    """A label as it is written inside of a sentence."""
    return wording.midsentence(label)


@register.simple_tag
def joined(*parts: object) -> str:
    """A list of what is not empty."""
    return wording.listed(parts)
