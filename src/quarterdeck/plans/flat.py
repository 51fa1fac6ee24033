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


@dataclass(frozen=True, slots=True)
class Change:
    """One leaf as JSON text, before and after; None where it was not, or is no more."""

    path: str
    before: str | None
    after: str | None


def leaves(content: Content) -> Leaves:
    return dict(_leaves("", content.model_dump(mode="json")))


def changes(before: Content, after: Content) -> list[Change]:
    """Every leaf that differs, in the order of `after`; what is gone comes last."""
    old, new = leaves(before), leaves(after)
    paths = dict.fromkeys((*new, *old))
    return [Change(path, old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path)]


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


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (JSON)
    match value:
        case dict():
            for name, part in value.items():
                yield from _leaves(f"{path}.{name}" if path else name, part)
        case [{"key": _}, *_]:
            yield f"{path}.{ORDER}", json.dumps([part["key"] for part in value])
            for part in value:
                yield from _leaves(f"{path}.{part['key']}", part)
        case [_, *_] if path.endswith(".months"):
            for number, part in enumerate(value):
                yield from _leaves(f"{path}.{number}", part)
        case _:
            yield path, json.dumps(value, ensure_ascii=False)


def _tree(flat: Mapping[str, str]) -> Any:  # noqa: ANN401 (JSON)
    root: dict[str, Any] = {}
    for path, text in flat.items():
        *above, name = path.split(".")
        node = root
        for step in above:
            node = node.setdefault(step, {})
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
