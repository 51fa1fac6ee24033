"""Whose arrangements a person may look at: their own, and what their team shares."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from quarterdeck.calendar import today
from quarterdeck.dashboards.models import Arrangement
from quarterdeck.directory.models import Kind, Person, Role, Territory
from quarterdeck.directory.selectors import SEES_EVERYTHING


def own_arrangement(person: Person) -> Arrangement | None:
    return Arrangement.objects.filter(owner=person).first()


def shared_with(person: Person) -> QuerySet[Arrangement]:
    """What others share with `person` today.

    At a partner: people of the same company. At the vendor: whoever answers for the whole channel, for a
    territory in which the person has a role, or for one above it.
    """
    roles = list(Role.objects.counting(today()).filter(person=person))
    companies = [role.place for role in roles if Kind(role.kind).side == "partner"]
    reach = Q(partner__in=companies) if companies else Q(pk__in=[])
    if any(Kind(role.kind).side == "vendor" for role in roles):
        places = [role.place for role in roles if Kind(role.kind).side == "vendor" and role.place]
        reach |= Q(kind__in=SEES_EVERYTHING) | Q(territory__in=_at_or_above(places))
    owners = Role.objects.counting(today()).filter(reach).values("person")
    everybody = Arrangement.objects.filter(shared=True, owner__in=owners).exclude(owner=person)
    return everybody.select_related("owner").order_by("name", "owner__name")


def get_shared(person: Person, pk: int) -> Arrangement:
    """The one door to somebody else's. Raises Arrangement.DoesNotExist for absent and foreign alike."""
    return shared_with(person).get(pk=pk)


def _at_or_above(places: Collection[str]) -> set[str]:
    """These territories and all above them; a loop in the tree ends the walk."""
    parents = dict(Territory.objects.values_list("pk", "parent_id")) if places else {}
    found: set[str] = set()
    for place in places:
        key: str | None = place
        while key is not None and key not in found:
            found.add(key)
            key = parents.get(key)
    return found
