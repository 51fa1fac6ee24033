"""What the templates of people use."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import ngettext

from quarterdeck.directory.models import Partner, Person, Role
from quarterdeck.people.selectors import State
from quarterdeck.people.words import ROLES
from quarterdeck.wording import listed, listed_html, whole

register = template.Library()


@register.filter
def state_label(state: str) -> str:
    """'Never signed in' for 'never'."""
    return str(State(state).label) if state else ""


@register.filter
def role_name(role: Role) -> str:
    """'partner manager', in the reader's language."""
    return str(ROLES[role.kind])


@register.filter
def role_names(roles: Iterable[Role]) -> str:
    """'Partner manager, Regional manager'."""
    return listed(capfirst(role_name(role)) for role in roles)


@register.filter
def kind_name(kind: str) -> str:
    return str(ROLES[kind]) if kind else ""


@register.simple_tag
def trees(nodes: Iterable[Partner]) -> SafeString:
    """Partners, each leading to its tree."""
    return listed_html(
        format_html('<a href="{}">{}</a>', reverse("tree", args=[node.pk]), node) for node in nodes
    )


@register.simple_tag
def shares(counts: Iterable[tuple[Person, int]], stays: int) -> SafeString:
    """Who takes how many, and how many stay."""
    said = [format_html("<strong>{}</strong> {}", taker, whole(count)) for taker, count in counts]
    if stays:
        left = ngettext("{count} stays", "{count} stay", stays)
        said.append(format_html(left, count=whole(stays)))
    return listed_html(said)


@register.simple_tag
def places_of(roles: Iterable[Role]) -> str:
    """The companies and territories of several roles, each once."""
    places = dict.fromkeys(str(role.partner or role.territory or "") for role in roles)
    return listed(places)
