"""Territories follow the lake."""

from django.utils.translation import gettext as _
from duckdb import DuckDBPyConnection

from quarterdeck.directory.follow.applied import Applied, Lake, read
from quarterdeck.directory.follow.nodes import bring_in_step
from quarterdeck.directory.models import Territory


def follow_territories(con: DuckDBPyConnection, lake: Lake) -> Applied:
    """The whole tree; a territory whose parent is unknown stands on its own until the parent arrives."""
    rows = {
        key: row for key, *row in read(con, lake, "territories", ["territory", "name", "parent", "level"])
    }
    waiting = [
        _("Territory '%(territory)s' waits for its parent '%(key)s'.") % {"territory": key, "key": parent}
        for key, (_name, parent, _kind) in rows.items()
        if parent and parent not in rows
    ]
    wanted = {
        key: (name, parent if parent in rows else None, level) for key, (name, parent, level) in rows.items()
    }
    return bring_in_step(Territory, ["name", "parent_id", "level"], wanted, waiting)
