"""Walking down a tree of territories or partners."""

from collections.abc import Collection

from django.db.models.expressions import RawSQL

from quarterdeck.directory.models.partner import Partner
from quarterdeck.directory.models.territory import Territory


def below(model: type[Territory] | type[Partner], roots: Collection[str]) -> RawSQL:
    """The keys of the active `roots` and of every active node under them, for use after `__in=`.

    One recursive query whatever the depth; a loop in the tree ends the walk instead of the server.
    """
    table = model._meta.db_table
    marks = ", ".join(["%s"] * len(roots)) or "NULL"
    return RawSQL(  # noqa: S611 (the only text put in is the table's name)
        f"WITH RECURSIVE below(key) AS ("  # noqa: S608
        f" SELECT key FROM {table} WHERE active AND key IN ({marks})"
        f" UNION"
        f" SELECT node.key FROM {table} node JOIN below ON node.parent_id = below.key WHERE node.active"
        f") SELECT key FROM below",
        tuple(roots),
    )
