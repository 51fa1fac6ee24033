"""The door: follow one subject, and whatever may have waited for it."""

from collections.abc import Callable

from django.db import transaction
from duckdb import DuckDBPyConnection

from quarterdeck.directory.follow.applied import Applied, Lake
from quarterdeck.directory.follow.assignments import follow_assignments
from quarterdeck.directory.follow.partners import follow_partners
from quarterdeck.directory.follow.people import follow_people
from quarterdeck.directory.follow.territories import follow_territories
from quarterdeck.directory.models import Vendor

FOLLOW: dict[str, Callable[[DuckDBPyConnection, Lake], Applied]] = {
    "territories": follow_territories,
    "partners": follow_partners,
    "people": follow_people,
    "assignments": follow_assignments,
}


@transaction.atomic
def apply(con: DuckDBPyConnection, lake: Lake, subject: str) -> Applied:
    """Make the directory follow `subject`: one of territories, partners, people, assignments.

    The subjects after it in that order are followed too, since their rows may have waited for this
    one; so files may come in any order. The answer counts `subject` alone. Following again changes
    nothing. Raises KeyError for a subject that the directory does not follow.
    """
    list(Vendor.objects.select_for_update())  # one at a time, so that the last one reads the newest rows
    applied = FOLLOW[subject](con, lake)
    order = list(FOLLOW)
    for later in order[order.index(subject) + 1 :]:
        FOLLOW[later](con, lake)
    return applied
