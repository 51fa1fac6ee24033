"""What an entry changed, value by value."""

import json
from typing import Any, NamedTuple

from quarterdeck.audit.models import Entry


class Change(NamedTuple):
    """One value, before and after; None where there was none, or where nothing was said."""

    name: str
    before: str | None
    after: str | None


def difference(entry: Entry) -> list[Change]:
    """The values that differ; where only one side was kept, all of it."""
    before, after = entry.before or {}, entry.after or {}
    names = dict.fromkeys([*before, *after])
    return [
        Change(name.replace("_", " "), _text(before.get(name)), _text(after.get(name)))
        for name in names
        if name != "seen_as" and before.get(name) != after.get(name)
    ]


def _text(value: Any) -> str | None:  # noqa: ANN401 (whatever was kept)
    if value is None or value in ("", [], {}):
        return None
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_text(one) or '–'}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(_text(one) or "–" for one in value)
    return value if isinstance(value, str) else json.dumps(value)
