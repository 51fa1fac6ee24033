"""What the templates of every page use."""

from django import template

from quarterdeck.web import assets, browsers

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file of the front end."""
    return assets.address(name)


@register.simple_tag
def asset_if_built(name: str) -> str:
    """The address of a built file, or nothing."""
    return assets.address_if_built(name)


@register.filter
def initials(name: str) -> str:
    """'MB' for Mia Brandt."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


@register.filter
def browser_name(user_agent: str) -> str:
    """'Firefox on Windows'."""
    return browsers.browser_name(user_agent)
