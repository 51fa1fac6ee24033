"""The manifest of a backup: what made it, what is in it, and the figures it must give again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from quarterdeck.keeping.errors import KeepingError

FORMAT = 1
Engine = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Content:
    """One file: its size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """What an installation holds, for comparing it with itself later.

    `tables` counts the rows of each database table, `subjects` those of each subject in the lake;
    `totals` holds KPIs over all time as decimal texts.
    """

    tables: Mapping[str, int]
    subjects: Mapping[str, int]
    totals: Mapping[str, str | None]

    def differences(self, other: "Inventory") -> list[str]:
        """A sentence for each thing that is not the same in `other`."""
        found: list[str] = []
        for kind in ("tables", "subjects", "totals"):
            mine, theirs = getattr(self, kind), getattr(other, kind)
            found += [
                f"{kind}, {name}: {mine.get(name)} became {theirs.get(name)}"
                for name in sorted(mine.keys() | theirs.keys())
                if mine.get(name) != theirs.get(name)
            ]
        return found


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made` is an ISO time, `quarterdeck` a version, `migrations` the names 'app.0001_initial'."""

    made: str
    quarterdeck: str
    engine: Engine
    migrations: tuple[str, ...]
    inventory: Inventory
    files: Mapping[str, Content]

    def as_text(self) -> str:
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, sort_keys=True)


def parse(text: str | bytes) -> Manifest:
    """Raises KeepingError for a manifest of another format or of none."""
    try:
        raw: dict[str, Any] = json.loads(text)
        version = raw.pop("format")
        if version != FORMAT:
            raise KeepingError(
                f"The backup is of format {version}, and this Quarterdeck reads format {FORMAT}. "
                "Restore it with the Quarterdeck that made it."
            )
        raw["files"] = {name: Content(**content) for name, content in raw["files"].items()}
        raw["inventory"] = Inventory(**raw["inventory"])
        raw["migrations"] = tuple(raw["migrations"])
        return Manifest(**raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise KeepingError(f"The backup's manifest cannot be read: {error}") from error
