"""What the partner earns, in templates: `{% load earning %}`."""

from django import template
from django.utils.safestring import SafeString

from quarterdeck.dashboards.templatetags.figures import missing

register = template.Library()


@register.simple_tag
def absent(reason: object) -> SafeString:
    """A dash that says why there is no number."""
    return missing(reason)
