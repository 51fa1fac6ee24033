"""Why can this person see this partner? Every answer names a role and the way from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quarterdeck.calendar import today
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory
from quarterdeck.directory.selectors import SEES_EVERYTHING, opened_by


@dataclass(frozen=True, slots=True)
class Reason:
    """A role that opens the partner, and how it leads there, in words."""

    role: Role
    way: str


def why(person: Person, partner: Partner, *, on: date | None = None) -> list[Reason]:
    """Every reason on that day (today), the oldest role first; none when they do not see it."""
    day = on or today()
    roles = Role.objects.counting(day).filter(person_id=person.pk).order_by("since", "pk")
    return [
        Reason(role, _way(role, partner, day))
        for role in roles
        if opened_by([role], day).filter(pk=partner.pk).exists()
    ]


def _way(role: Role, partner: Partner, day: date) -> str:
    if role.kind in SEES_EVERYTHING:
        return "sees everything"
    if role.kind == Kind.REGIONAL:
        return "the partner is in " + ", in ".join(_up(Territory, partner.territory_id, role.place))
    if role.kind == Kind.MANAGER:
        since = (
            Assignment.objects.on(day).filter(partner=partner, manager=role.person_id).earliest("since").since
        )
        return f"assigned since {since:%Y-%m-%d}"
    if role.kind == Kind.DISTRIBUTOR and role.place != partner.pk:
        return "the partner is under " + ", under ".join(_up(Partner, partner.parent_id, role.place))
    return "their own company"


def _up(model: type[Territory] | type[Partner], key: str | None, top: str) -> Iterator[str]:
    """The keys from `key` up to `top`, which is known to be above it."""
    while key is not None:
        yield key
        if key == top:
            return
        key = model.objects.values_list("parent_id", flat=True).get(pk=key)
