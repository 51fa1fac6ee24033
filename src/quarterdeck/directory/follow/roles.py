"""The role that the subject `people` gives each person."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from quarterdeck.directory.follow.applied import batched
from quarterdeck.directory.models import Kind, Partner, Role, Side, Territory


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of role and where it is held; what the kind has no use for is left out."""

    kind: Kind
    partner: str | None
    territory: str | None

    @classmethod
    def of(cls, kind: str, partner: str | None, territory: str | None) -> "Place":
        known = Kind(kind)
        local = known in (Kind.REGIONAL, Kind.MANAGER)
        return cls(known, partner if known.side == Side.PARTNER else None, territory if local else None)


class Known:
    """The partners and territories that a role can be held at."""

    def __init__(self) -> None:
        self._partners = set(Partner.objects.values_list("pk", flat=True))
        self._territories = set(Territory.objects.values_list("pk", flat=True))

    def missing(self, place: Place) -> str | None:
        """What the role waits for, in words; None when it can be given."""
        if place.kind.side == Side.PARTNER and place.partner not in self._partners:
            return _("their company '%(key)s'") % {"key": place.partner or ""}
        if place.territory not in self._territories and (place.territory or place.kind == Kind.REGIONAL):
            return _("their territory '%(key)s'") % {"key": place.territory or ""}
        return None


def give_roles(wanted: Mapping[int, Place], day: date, *, leave: Collection[int] = ()) -> set[int]:
    """Make the open imported roles exactly `wanted` (by person) from `day` on, of all but `leave`.

    Answers the people whose role changed. A role ends the day before; one that began today, and so
    never held for a day, is taken back.
    """
    imported = Role.objects.filter(imported=True, until=None)
    current = {role.person_id: role for role in imported if role.person_id not in leave}
    held = {person: _place(role) for person, role in current.items()}
    ended = [role for person, role in current.items() if wanted.get(person) != held[person]]
    given = {person for person, place in wanted.items() if place != held.get(person)}
    for roles in batched(ended):
        rows = Role.objects.filter(pk__in=[role.pk for role in roles])
        rows.filter(since__gte=day).delete()
        rows.update(until=day - timedelta(days=1))
    Role.objects.bulk_create(
        Role(
            person_id=person,
            kind=wanted[person].kind,
            partner_id=wanted[person].partner,
            territory_id=wanted[person].territory,
            since=day,
            imported=True,
        )
        for person in given
    )
    return given | {role.person_id for role in ended}


def _place(role: Role) -> Place:
    return Place(Kind(role.kind), role.partner_id, role.territory_id)
