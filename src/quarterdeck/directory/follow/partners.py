"""Partners follow the lake."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _
from duckdb import DuckDBPyConnection

from quarterdeck.directory.follow.applied import Applied, Lake, Row, read
from quarterdeck.directory.follow.nodes import bring_in_step
from quarterdeck.directory.models import Partner, Territory

COLUMNS = {
    "key": "partner",
    "parent_id": "parent",
    "territory_id": "territory",
    "fiscal_start": "coalesce(fiscal_start, 1)",
    "name": "name",
    "type": "type",
    "tier": "coalesce(tier, '')",
    "country": "coalesce(country, '')",
    "city": "coalesce(city, '')",
    "currency": "currency",
    "measured_on": "coalesce(measured_on, 'sell-in')",
    "signed": "signed",
    "ends": "ends",
}


def follow_partners(con: DuckDBPyConnection, lake: Lake) -> Applied:
    """All partners; one whose parent or territory is unknown stands without until that arrives."""
    rows = {row[0]: row[1:] for row in read(con, lake, "partners", list(COLUMNS.values()))}
    territories = set(Territory.objects.filter(active=True).values_list("key", flat=True))
    wanted = {
        key: (
            parent if parent in rows else None,
            territory if territory in territories else None,
            start if 1 <= start <= 12 else 1,
            *values,
        )
        for key, (parent, territory, start, *values) in rows.items()
    }
    return bring_in_step(Partner, list(COLUMNS)[1:], wanted, _waiting(rows, territories))


def _waiting(rows: Mapping[str, Row], territories: Collection[str]) -> list[str]:
    """A sentence for everything that could not be taken as it stands."""
    no_parent = _("Partner '%(partner)s' waits for its parent '%(key)s'.")
    no_territory = _("Partner '%(partner)s' waits for its territory '%(key)s'.")
    absent = [
        sentence % {"partner": key, "key": named}
        for key, (parent, territory, *_rest) in rows.items()
        for sentence, named, known in ((no_parent, parent, rows), (no_territory, territory, territories))
        if named and named not in known
    ]
    odd = [
        _("The fiscal year of partner '%(partner)s' starts in month %(month)s; January is taken.")
        % {"partner": key, "month": start}
        for key, (_parent, _territory, start, *_rest) in rows.items()
        if not 1 <= start <= 12
    ]
    return absent + odd
