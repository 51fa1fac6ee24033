"""Bringing rows with a key of their own in step: territories and partners."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from quarterdeck.directory.follow.applied import Applied, Row, batched
from quarterdeck.directory.models import Partner, Territory

Node = TypeVar("Node", Territory, Partner)


def bring_in_step(
    model: type[Node], fields: Sequence[str], wanted: Mapping[str, Row], waiting: Sequence[str] = ()
) -> Applied:
    """Make the active rows of `model` exactly `wanted`: by key, the values of `fields`.

    Writes only what differs. Rows that vanished are deactivated: never deleted, they have history.
    """
    rows = model.objects.values_list("key", "active", *fields)
    current = {key: (active, tuple(values)) for key, active, *values in rows}
    created = wanted.keys() - current.keys()
    updated = {key for key in wanted.keys() & current.keys() if current[key] != (True, wanted[key])}
    vanished = [key for key, (active, _) in current.items() if active and key not in wanted]
    changed = [{"key": key, **dict(zip(fields, wanted[key], strict=True))} for key in created | updated]
    model.objects.bulk_create(
        [model(active=True, **values) for values in changed],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["active", *fields],
    )
    for keys in batched(vanished):
        model.objects.filter(key__in=keys).update(active=False)
    return Applied(len(created), len(updated), len(vanished), tuple(waiting))
