"""Why can this person see this partner? Every answer names a role and the way from it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from quarterdeck.calendar import today
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory
from quarterdeck.directory.selectors import SEES_EVERYTHING
from quarterdeck.directory.tree import Node, walk_up


@dataclass(frozen=True, slots=True)
class Reason:
    """A role that opens the partner, and how it leads there.

    `path` goes up from the partner or its territory to where the role is held; `since` is the first
    day of the assignment.
    """

    role: Role
    path: tuple[Node, ...] = ()
    since: date | None = None

    @property
    def way(self) -> str:
        """In words, with keys."""
        if self.role.kind in SEES_EVERYTHING:
            return "sees everything"
        if self.role.kind == Kind.REGIONAL:
            return "the partner is in " + ", in ".join(node.pk for node in self.path)
        if self.since:
            return f"assigned since {self.since:%Y-%m-%d}"
        if len(self.path) > 1:
            return "the partner is under " + ", under ".join(node.pk for node in self.path[1:])
        return "their own company"


def why(person: Person, partner: Partner, *, on: date | None = None) -> list[Reason]:
    """Every reason on that day (today), the oldest role first; none when they do not see it."""
    return _reasons(partner, Role.objects.counting(on or today()).filter(person_id=person.pk), on or today())


def seers(partner: Partner, *, on: date | None = None) -> list[Reason]:
    """Everybody who sees the partner on that day (today), once for each role that opens it."""
    return _reasons(partner, Role.objects.counting(on or today()), on or today())


def _reasons(partner: Partner, roles: QuerySet[Role], day: date) -> list[Reason]:
    if not partner.active:
        return []
    around = walk_up(Territory, partner.territory_id)
    above = walk_up(Partner, partner.pk)
    assigned = Assignment.objects.on(day).filter(partner=partner).order_by("-since")
    since = dict(assigned.values_list("manager_id", "since"))  # the oldest comes last, and stays
    opening = roles.filter(_opens(around, above, since))
    found = opening.select_related("person", "partner", "territory").order_by("since", "pk")
    return [_reason(role, around, above, since) for role in found]


def _opens(around: tuple[Node, ...], above: tuple[Node, ...], managers: Collection[int]) -> Q:
    """The roles that open a partner in these territories, under these partners, of these managers."""
    return (
        Q(kind__in=SEES_EVERYTHING)
        | Q(kind=Kind.REGIONAL, territory__in=[node.pk for node in around])
        | Q(kind=Kind.MANAGER, person__in=managers)
        | Q(kind=Kind.DISTRIBUTOR, partner__in=[node.pk for node in above])
        | Q(kind__in=(Kind.EXECUTIVE, Kind.STAFF), partner=above[0].pk)
    )


def _reason(role: Role, around: tuple[Node, ...], above: tuple[Node, ...], since: dict[int, date]) -> Reason:
    if role.kind == Kind.MANAGER:
        return Reason(role, since=since[role.person_id])
    nodes = around if role.kind == Kind.REGIONAL else above
    places = [node.pk for node in nodes]
    return Reason(role, nodes[: places.index(role.place) + 1] if role.place else ())
