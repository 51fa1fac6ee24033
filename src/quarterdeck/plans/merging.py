"""Changes of one person on a content that others have changed since."""

import json
from collections.abc import Iterable, Sequence

from quarterdeck.plans.content import Content
from quarterdeck.plans.flat import ORDER, Change, applied, leaves

_ORDER = f".{ORDER}"


class OvertakenError(Exception):
    """Leaves that are no longer as the changes left them."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = tuple(paths)


def merges(path: str) -> bool:
    """Whether two people may change this leaf: which parts there are, each adds and takes out its own."""
    return path.endswith(_ORDER) or path in LISTS


LISTS = ("lines", "investments", "goals", "strategies", "promises")
"""The leaves that lists are while nothing is in them."""


def put_on(content: Content, made: Iterable[Change]) -> Content:
    """`content` with the changes made to it, leaf by leaf.

    Raises OvertakenError where a leaf is not as it was before them, ValidationError where the whole
    would be none.
    """
    now = leaves(content)
    made = list(made)
    own = [change for change in made if not merges(change.path)]
    overtaken = [change.path for change in own if now.get(change.path) != change.before]
    orders = [change for change in made if change.path.endswith(_ORDER)]
    overtaken += [
        change.path for change in orders if _moves(change) and now.get(change.path) != change.before
    ]
    if overtaken:
        raise OvertakenError(overtaken)
    merged = [found for change in orders for found in _merged(now, change)]
    return applied(content, (*own, *merged))


def _moves(change: Change) -> bool:
    """Whether the same parts are only in another order."""
    return sorted(_keys(change.before)) == sorted(_keys(change.after))


def _merged(now: dict[str, str], change: Change) -> list[Change]:
    """The order with what the change adds and without what it takes out; others' parts stay."""
    before, after, order = _keys(change.before), _keys(change.after), _keys(now.get(change.path))
    if _moves(change):
        return [change]
    kept = [key for key in order if key in after or key not in before]
    for place, key in enumerate(after):
        if key not in kept:
            kept.insert(min(place, len(kept)), key)
    bare = change.path.removesuffix(_ORDER)
    return [
        Change(change.path, now.get(change.path), json.dumps(kept) if kept else None),
        Change(bare, now.get(bare), None if kept else "[]"),
    ]


def _keys(text: str | None) -> list[str]:
    return json.loads(text) if text else []
