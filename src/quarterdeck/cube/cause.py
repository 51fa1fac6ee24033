"""Which import made a line what it is now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quarterdeck.cube.differing import Differing, Key, State
from quarterdeck.lake.table import Table

Note = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cause:
    """An import; `undone` when the line changed by taking it back."""

    import_id: str
    undone: bool = False


def causes_of(both: Differing, old: Table | None, new: Table) -> dict[Key, Cause]:
    """The cause of each line listed: the last commit since `old` that gave it the value it has now.

    A row names its import. One that went away names none, one that was put back names an older one:
    these are looked for among the commits since, halving them each time.
    """
    first = old.version if old and old.version is not None else -1
    notes = [one for one in reversed(new.commits()) if one["version"] > first and "import" in one]
    wrote = {one["import"] for one in notes if one["action"] != "undo"}
    origins = both.origins()
    known = {key: Cause(by) for key, (_, by) in origins.items() if by and by in wrote}
    sought = {key: state for key, (state, _) in origins.items() if key not in known}
    return known | _found(both, new, sought, notes)


def _found(
    both: Differing, table: Table, sought: Mapping[Key, State], notes: Sequence[Note]
) -> dict[Key, Cause]:
    if not sought or not notes:
        return {}
    if len(notes) == 1:
        cause = Cause(notes[0]["import"], undone=notes[0]["action"] == "undo")
        return dict.fromkeys(sought, cause)
    earlier, later = notes[: len(notes) // 2], notes[len(notes) // 2 :]
    then = both.states(table.at(earlier[-1]["version"]))
    done = {key: state for key, state in sought.items() if then.get(key) == state}
    rest = {key: state for key, state in sought.items() if key not in done}
    return _found(both, table, done, earlier) | _found(both, table, rest, later)
