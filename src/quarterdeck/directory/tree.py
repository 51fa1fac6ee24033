"""Walking down and up a tree of territories or partners."""

from collections.abc import Collection

from django.db.models.expressions import RawSQL

from quarterdeck.directory.models.partner import Partner
from quarterdeck.directory.models.territory import Territory

Node = Territory | Partner


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


def walk_up(model: type[Territory] | type[Partner], key: str | None) -> tuple[Node, ...]:
    """The node of that key and all above it, the nearest first, as far as they are active.

    One small query for each step; a loop in the tree ends the walk.
    """
    walked: dict[str, Node] = {}
    while key is not None and key not in walked:
        node: Node | None = model.objects.filter(pk=key, active=True).first()
        if node is None:
            break
        walked[key] = node
        key = node.parent_id
    return tuple(walked.values())
