"""Numbers on the pages of imports."""

from django import template

from quarterdeck.intake import labels
from quarterdeck.intake.labels import Labelled, label_of
from quarterdeck.intake.limits import MB

register = template.Library()


@register.filter
def megabytes(size: int) -> int:
    return size // MB


@register.filter
def label(one: Labelled) -> str:
    """A column or subject as its reader calls it."""
    return label_of(one)


@register.filter
def within(one: Labelled) -> str:
    """The same inside of a sentence."""
    return labels.within(one)
