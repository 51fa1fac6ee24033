"""The territories and managers by whom the list is narrowed, and for which reviews are prepared."""

from collections.abc import Iterator

from django.db.models import QuerySet

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Assignment, Partner, Territory

MOST = 200
"""More managers are no list to choose from."""


def regions(partners: QuerySet[Partner]) -> list[Territory]:
    """Where these partners are and all territories above, by name; none where all are in one place."""
    known = {one.pk: one for one in Territory.objects.filter(active=True)}
    places = list(partners.order_by().values_list("territory", flat=True).distinct())
    keys = {key for place in places for key in _upwards(place, known)}
    return sorted((known[key] for key in keys), key=lambda one: one.name) if len(places) > 1 else []


def managers(reader: Reader, partners: QuerySet[Partner]) -> list[tuple[str, str]]:
    """Who looks after these partners today, by name; none where it is one and the same, or very many."""
    held = Assignment.objects.on(reader.today).filter(partner__in=partners.values("pk"))
    people = held.order_by("manager__name").values_list("manager__email", "manager__name").distinct()
    found = list(people[: MOST + 1])
    return found if 1 < len(found) <= MOST else []


def _upwards(key: str | None, known: dict[str, Territory]) -> Iterator[str]:
    seen: set[str] = set()
    while key is not None and key in known and key not in seen:
        seen.add(key)
        yield key
        key = known[key].parent_id
