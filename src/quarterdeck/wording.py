"""Labels as they are written in the middle of a sentence."""

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def midsentence(label: object) -> str:
    """'sales' for Sales in English. Elsewhere as it is: German, for one, writes nouns with capitals."""
    words = str(label)
    return words.lower() if (get_language() or "en").startswith("en") else words
