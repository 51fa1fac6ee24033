"""Partners follow the lake."""

from duckdb import DuckDBPyConnection

from quarterdeck.directory.follow.applied import Applied, Lake, read
from quarterdeck.directory.follow.nodes import bring_in_step
from quarterdeck.directory.models import Partner, Territory

COLUMNS = {
    "key": "partner",
    "parent_id": "parent",
    "territory_id": "territory",
    "name": "name",
    "type": "type",
    "tier": "coalesce(tier, '')",
    "country": "coalesce(country, '')",
    "city": "coalesce(city, '')",
    "currency": "currency",
    "measured_on": "coalesce(measured_on, 'sell-in')",
    "fiscal_start": "coalesce(fiscal_start, 1)",
    "signed": "signed",
    "ends": "ends",
}


def follow_partners(con: DuckDBPyConnection, lake: Lake) -> Applied:
    """All partners; one whose parent or territory is unknown stands without until that arrives."""
    rows = {row[0]: row[1:] for row in read(con, lake, "partners", list(COLUMNS.values()))}
    territories = set(Territory.objects.filter(active=True).values_list("key", flat=True))
    waiting = [
        f"Partner '{key}' waits for its {word} '{named}'."
        for key, (parent, territory, *_) in rows.items()
        for word, named, known in (("parent", parent, rows), ("territory", territory, territories))
        if named and named not in known
    ]
    wanted = {
        key: (parent if parent in rows else None, territory if territory in territories else None, *values)
        for key, (parent, territory, *values) in rows.items()
    }
    return bring_in_step(Partner, list(COLUMNS)[1:], wanted, waiting)
