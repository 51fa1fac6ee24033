"""Finding a partner, a territory or a person by what somebody types, among tens of thousands."""

from typing import TypeVar

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.directory.models import Kind, Partner, Person, Role, Territory
from quarterdeck.people.errors import PeopleError

FEW = 12
Place = TypeVar("Place", Partner, Territory)


def partners_like(text: str) -> QuerySet[Partner]:
    return _like(Partner.objects.filter(active=True), text)


def territories_like(text: str) -> QuerySet[Territory]:
    return _like(Territory.objects.filter(active=True), text)


def managers_like(text: str) -> QuerySet[Person]:
    """Partner managers of today, for handing over to."""
    managing = Role.objects.counting(today()).filter(kind=Kind.MANAGER).values("person")
    found = Person.objects.filter(pk__in=managing).filter(Q(name__icontains=text) | Q(email__icontains=text))
    return found.order_by("name", "pk")


def partner_named(text: str) -> Partner:
    """The partner of that key or, if only one has it, of that name. Raises PeopleError."""
    return _named(partners_like(text), text, _("There is no partner '%(text)s'."))


def territory_named(text: str) -> Territory:
    """The same for territories."""
    return _named(territories_like(text), text, _("There is no territory '%(text)s'."))


def manager_named(text: str) -> Person:
    """The partner manager of that address or name. Raises PeopleError."""
    found = [one for one in managers_like(text)[:FEW] if text.lower() in (one.email, one.name.lower())]
    if len(found) == 1:
        return found[0]
    raise PeopleError(_("There is no partner manager '%(text)s'.") % {"text": text})


def _like(places: QuerySet[Place], text: str) -> QuerySet[Place]:
    """Those with the text in key or name; where it starts the name first."""
    text = text.replace("\0", "").strip()
    found = places.filter(Q(name__icontains=text) | Q(key__icontains=text))
    return found.order_by(StrIndex("name", Value(text)), "name", "pk")


def _named(places: QuerySet[Place], text: str, otherwise: str) -> Place:
    text = text.strip()
    found = list(places.filter(key=text)) or list(places.filter(name__iexact=text)[:2])
    if len(found) == 1:
        return found[0]
    near = places.first() if text else None
    hint = _(" Did you mean '%(key)s' (%(name)s)?") % {"key": near.pk, "name": near} if near else ""
    raise PeopleError(otherwise % {"text": text} + hint)
