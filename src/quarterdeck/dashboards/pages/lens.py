"""Lens: one way to look at the channel. A territory, a manager, a partner type, a product family."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards.pages.course import Where
from quarterdeck.dashboards.pages.drill import level_label, lookup, places_of
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory
from quarterdeck.directory.tree import below, walk_up
from quarterdeck.kpis import QuestionError
from quarterdeck.kpis.book import book_of

OWNERS = (Kind.REGIONAL, Kind.MANAGER)
NAMES: Mapping[str, str | Promise] = {
    "territories": gettext_lazy("Territory"),
    "managers": gettext_lazy("Partner manager"),
    "types": gettext_lazy("Partner type"),
    "families": gettext_lazy("Product family"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """What one looks at, inside the reader's scope.

    `what` it is in words, `by` the dimensions it is split by, `drill` the name and key by which a
    breakdown is held at it. `limited`: it may hold more partners than those the reader sees.
    `trail` are the ones above it.
    """

    kind: str
    key: str
    name: str
    what: str
    partners: QuerySet[Partner]
    where: Where
    by: tuple[str, ...]
    drill: str = ""
    limited: bool = False
    trail: tuple[tuple[str, str], ...] = ()

    @property
    def about(self) -> str:
        """For the address of what belongs to it."""
        return f"&{urlencode({'within': self.kind, 'key': self.key})}"

    @property
    def empty(self) -> bool:
        """Nothing can be counted: none of its partners is visible, or in the cube yet."""
        return self.where.get("partner") == []


def lens_of(reader: Reader, kind: str, key: str) -> Lens:
    """The one door to a lens. Raises QuestionError, for an absent and for a foreign one alike."""
    found = FINDERS[kind](reader, key) if "\0" not in key else None
    if found is None:
        raise QuestionError(_("There is no %(kind)s '%(key)s'.") % {"kind": kind, "key": key})
    return found


def _territory(reader: Reader, key: str) -> Lens | None:
    known = book_of(reader.snapshot).territories.get(key)
    if known is None or not Territory.objects.filter(pk=key, active=True).exists():
        return None
    partners = _visible(reader).filter(territory__in=below(Territory, [key]))
    own = reader.scope.everything or _is_own(reader, key)
    if not own and not partners.exists():
        return None
    name, _parent, level = known
    above = walk_up(Territory, key)[1:]
    return Lens(
        kind="territories",
        key=key,
        name=name,
        what=level_label(level),
        partners=partners,
        where=_where(reader, partners, {"territory": [key]}),
        by=(*_places_below(reader, key), "type", "family"),
        drill="territory",
        limited=not own,
        trail=tuple((node.name, reverse("lens", args=["territories", node.key])) for node in reversed(above)),
    )


def _manager(reader: Reader, key: str) -> Lens | None:
    """Somebody who looks after a visible partner today, or answers for partners in the reader's team."""
    person = Person.objects.filter(email=key, side="vendor").first()
    if person is None:
        return None
    held = Assignment.objects.on(reader.today).filter(manager=person)
    partners = _visible(reader).filter(pk__in=held.values("partner"))
    owns = Role.objects.counting(reader.today).filter(person=person, kind__in=OWNERS)
    in_team = owns.exists() if reader.scope.everything else key in reader.scope.managers
    if not in_team and not partners.exists():
        return None
    return Lens(
        kind="managers",
        key=key,
        name=person.name,
        what=str(NAMES["managers"]),
        partners=partners,
        where={"partner": published(reader, partners.values_list("pk", flat=True))},
        by=("type", "family"),
        limited=not in_team,
    )


def _type(reader: Reader, key: str) -> Lens | None:
    partners = _visible(reader).filter(type=key)
    if not key or not partners.exists():
        return None
    return Lens(
        kind="types",
        key=key,
        name=key,
        what=str(NAMES["types"]),
        partners=partners,
        where=_where(reader, partners, {"type": [key]}),
        by=(*_top_place(reader), "family"),
        drill="type",
        limited=not reader.scope.everything,
    )


def _family(reader: Reader, key: str) -> Lens | None:
    values, dimension = lookup(reader, "family")
    if key not in values.known(dimension):
        return None
    partners = _visible(reader)
    return Lens(
        kind="families",
        key=key,
        name=key,
        what=str(NAMES["families"]),
        partners=partners,
        where=_where(reader, partners, {"family": [key]}),
        by=(*_top_place(reader), "type"),
        drill="family",
        limited=not reader.scope.everything,
    )


FINDERS: Mapping[str, Callable[[Reader, str], Lens | None]] = {
    "territories": _territory,
    "managers": _manager,
    "types": _type,
    "families": _family,
}


def own_territories(reader: Reader) -> list[str]:
    """The territories that the reader answers for as a regional manager."""
    roles = Role.objects.counting(reader.today).filter(person=reader.person, kind=Kind.REGIONAL)
    return sorted({role.territory_id for role in roles if role.territory_id})


def _visible(reader: Reader) -> QuerySet[Partner]:
    return Partner.objects.visible_to(reader.scope)


def _where(reader: Reader, partners: QuerySet[Partner], held: Where) -> Where:
    """Of a limited reader the partners are named: sales that a manager once booked elsewhere stay out."""
    if reader.scope.everything:
        return held
    return {**held, "partner": published(reader, partners.values_list("pk", flat=True))}


def _is_own(reader: Reader, key: str) -> bool:
    """Whether the territory is among those that the reader answers for, or below one of them."""
    owned = own_territories(reader)
    return bool(owned) and Territory.objects.filter(pk=key, pk__in=below(Territory, owned)).exists()


def _places_below(reader: Reader, key: str) -> tuple[str, ...]:
    """By its partners' own territories, where there are any below it."""
    children = [
        one for one, (_name, parent, _level) in book_of(reader.snapshot).territories.items() if parent == key
    ]
    return ("territory",) if children else ()


def _top_place(reader: Reader) -> tuple[str, ...]:
    """By regions; of a limited reader, who mostly has one, by its partners' own territories."""
    return places_of(reader)[:1] if reader.scope.everything else ("territory",)
