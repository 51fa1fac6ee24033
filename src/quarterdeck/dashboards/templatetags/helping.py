"""The way from a page to its help."""

from django import template
from django.http import HttpRequest
from django.urls import reverse

from quarterdeck.dashboards.helping import help_of

register = template.Library()


@register.simple_tag
def help_address(request: HttpRequest | str) -> str:
    """Where the help of this page is; nothing where there is none, or nobody is signed in.

    The page that says something broke knows of no request: it is '' there.
    """
    if isinstance(request, str):
        return ""
    page, scope = request.resolver_match and request.resolver_match.url_name, getattr(request, "scope", None)
    if not page or scope is None or not request.user.is_authenticated or help_of(page, scope) is None:
        return ""
    return reverse("help", args=[page])
