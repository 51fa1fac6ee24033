"""Numbers on the pages of imports."""

from django import template

from quarterdeck.intake.limits import MB

register = template.Library()


@register.filter
def grouped(count: int) -> str:
    return f"{count:,}"


@register.filter
def megabytes(size: int) -> int:
    return size // MB
