"""Assignments of managers to partners follow the lake."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from duckdb import DuckDBPyConnection

from quarterdeck.directory.follow.applied import Applied, Lake, batched, read
from quarterdeck.directory.models import Assignment, Partner, Person

Key = tuple[str, int, date]  # partner, manager, since

COLUMNS = ["partner", "lower(trim(manager))", "since", "until"]


def follow_assignments(con: DuckDBPyConnection, lake: Lake) -> Applied:
    """All assignments between partners and people who are known. The lake keeps those that vanish."""
    people = dict(Person.objects.values_list("email", "pk"))
    partners = set(Partner.objects.values_list("pk", flat=True))
    wanted: dict[Key, date | None] = {}
    waiting = []
    for partner, manager, since, until in read(con, lake, "assignments", COLUMNS):
        pair = {"manager": manager, "partner": partner}
        if partner not in partners or manager not in people:
            waiting.append(
                _("The assignment of '%(manager)s' to '%(partner)s' waits for one of them to be known.")
                % pair
            )
        elif until and until < since:
            waiting.append(
                _("The assignment of '%(manager)s' to '%(partner)s' ends before it starts.") % pair
            )
        else:
            wanted[partner, people[manager], since] = until
    applied = _bring_in_step(wanted)
    return replace(applied, waiting=tuple(waiting))


def _bring_in_step(wanted: Mapping[Key, date | None]) -> Applied:
    rows = Assignment.objects.values_list("pk", "partner_id", "manager_id", "since", "until")
    current = {(partner, manager, since): (pk, until) for pk, partner, manager, since, until in rows}
    created = wanted.keys() - current.keys()
    updated = {key for key in wanted.keys() & current.keys() if current[key][1] != wanted[key]}
    Assignment.objects.bulk_create(
        [
            Assignment(
                partner_id=partner, manager_id=manager, since=since, until=wanted[partner, manager, since]
            )
            for partner, manager, since in created | updated
        ],
        update_conflicts=True,
        unique_fields=["partner", "manager", "since"],
        update_fields=["until"],
    )
    vanished = [pk for key, (pk, _) in current.items() if key not in wanted]
    for keys in batched(vanished):
        Assignment.objects.filter(pk__in=keys).delete()
    return Applied(len(created), len(updated), len(vanished))
