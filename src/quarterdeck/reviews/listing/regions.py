"""The territories that reviews can be prepared for."""

from django.db.models import QuerySet

from quarterdeck.directory.models import Partner, Territory


def regions(led: QuerySet[Partner]) -> list[Territory]:
    """Those that lie between the top and where the partners are, each with partners under it, by name.

    None where all partners lie in one place: there is nothing to choose.
    """
    known = {one.pk: one for one in Territory.objects.filter(active=True)}
    counts: dict[str, int] = {}
    for place in led.order_by().values_list("territory", flat=True).distinct():
        for key in _upwards(place, known):
            counts[key] = counts.get(key, 0) + 1
    return sorted((known[key] for key in counts), key=lambda one: one.name) if len(counts) > 1 else []


def _upwards(key: str | None, known: dict[str, Territory]) -> list[str]:
    found: list[str] = []
    while key is not None and key in known and key not in found:
        found.append(key)
        key = known[key].parent_id
    return found
