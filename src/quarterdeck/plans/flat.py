"""A content as leaves, each under its path, so that two can be compared cell by cell.

'lines.l1.months.3' holds '"1200.00"'. Parts of a list go by their key, and 'lines.#' says in which order;
months go by their number.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quarterdeck.plans.content import Content

Leaves = dict[str, str]
"""JSON text by path."""
ORDER = "#"
_ORDERED = f".{ORDER}"
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Change:
    """One leaf as JSON text, before and after; None where it was not, or is no more."""

    path: str
    before: str | None
    after: str | None


def leaves(content: Content) -> Leaves:
    return dict(_leaves("", content.model_dump(mode="json")))


def changes(before: Content, after: Content) -> list[Change]:
    """Every leaf that differs, part by part in the order of `after`, what is gone at the end of its part."""
    return list(_differing("", before.model_dump(mode="json"), after.model_dump(mode="json")))


def applied(content: Content, made: Iterable[Change]) -> Content:
    """`content` with the leaves as they are after the changes. Raises ValidationError."""
    flat = leaves(content)
    for change in made:
        if change.after is None:
            flat.pop(change.path, None)
        else:
            flat[change.path] = change.after
    return Content.model_validate(_tree(flat))


def reversed_(made: Iterable[Change]) -> list[Change]:
    """What takes them back."""
    return [Change(change.path, change.after, change.before) for change in made]


def _differing(path: str, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 (JSON)
    """What is the same in both is not looked into."""
    if old == new:
        return
    before, after = _parts(path, old), _parts(path, new)
    if before is None or after is None:
        was, is_ = dict(_leaves(path, old)), dict(_leaves(path, new))
        for leaf in dict.fromkeys((*is_, *was)):
            yield Change(leaf, was.get(leaf), is_.get(leaf))
        return
    for name in dict.fromkeys((*after, *before)):
        yield from _differing(_under(path, name), before.get(name, _ABSENT), after.get(name, _ABSENT))


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (JSON)
    parts = _parts(path, value)
    if parts is not None:
        for name, part in parts.items():
            yield from _leaves(_under(path, name), part)
    elif value is not _ABSENT:
        yield path, json.dumps(value, ensure_ascii=False)


def _parts(path: str, value: Any) -> dict[str, Any] | None:  # noqa: ANN401 (JSON)
    """What is under `value` by name; None for a leaf. The order of a list is a leaf of its own."""
    if path.endswith(_ORDERED):
        return None
    match value:
        case dict():
            return value
        case [{"key": _}, *_]:
            return {ORDER: [part["key"] for part in value]} | {part["key"]: part for part in value}
        case [_, *_] if path.endswith(".months"):
            return {str(number): part for number, part in enumerate(value)}
    return None


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _tree(flat: Mapping[str, str]) -> Any:  # noqa: ANN401 (JSON)
    """Leaves of a part that is gone from an empty list are gone with it."""
    root: dict[str, Any] = {}
    for path, text in flat.items():
        *above, name = path.split(".")
        node: Any = root
        for step in above:
            node = node.setdefault(step, {}) if isinstance(node, dict) else node
        if isinstance(node, dict):
            node[name] = json.loads(text)
    return _listed(root)


def _listed(node: Any) -> Any:  # noqa: ANN401 (JSON)
    """Objects that were lists, as lists again."""
    if not isinstance(node, dict):
        return node
    if ORDER in node:
        return [_listed(node[key]) for key in node[ORDER] if key in node]
    if node and all(name.isdigit() for name in node):
        return [_listed(node[name]) for name in sorted(node, key=int)]
    return {name: _listed(part) for name, part in node.items()}
