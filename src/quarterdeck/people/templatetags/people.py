"""What the templates of people use."""

from collections.abc import Iterable

from django import template

from quarterdeck.directory.models import Role
from quarterdeck.people.selectors import State
from quarterdeck.people.words import ROLES

register = template.Library()


@register.filter
def state_label(state: str) -> str:
    """'Never signed in' for 'never'."""
    return str(State(state).label)


@register.filter
def role_name(role: Role) -> str:
    """'partner manager', in the reader's language."""
    return str(ROLES[role.kind])


@register.simple_tag
def places_of(roles: Iterable[Role]) -> str:
    """The companies and territories of several roles, each once."""
    places = dict.fromkeys(str(role.partner or role.territory or "") for role in roles)
    return ", ".join(place for place in places if place)
