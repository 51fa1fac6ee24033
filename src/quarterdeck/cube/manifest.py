"""What a snapshot is made of: kept inside it, compared with the lake to see what to do."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Self

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube.settings import CubeSettings
from quarterdeck.lake import Lake

FORMAT = 3
RESOLVED_IN_LINES = ("assignments", "exchange_rates")
Files = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The lake's versions and files by subject and month, and everything else that shapes the rows."""

    settings: CubeSettings
    shape: str
    versions: dict[str, int]
    files: Files

    @classmethod
    def of(cls, lake: Lake, settings: CubeSettings) -> Self:
        """What a snapshot of the lake as it is now would be made of."""
        versions, files = dict[str, int](), Files()
        for subject in lake.catalogue:
            table = lake.table(subject)
            if table.version is not None:
                versions[subject] = table.version
                files[subject] = {month: list(paths) for month, paths in table.files().items()}
        declared = repr([FORMAT, *sorted(lake.catalogue.items())])
        return cls(settings, hashlib.sha256(declared.encode()).hexdigest(), versions, files)

    def same(self, other: Self) -> bool:
        """Whether both give the same snapshot."""
        return (self.settings, self.shape, self.files) == (other.settings, other.shape, other.files)

    def touched(self, before: Self, subject: str) -> list[str]:
        """The months of `subject` whose files are not those of `before`."""
        now, then = self.files.get(subject, {}), before.files.get(subject, {})
        return sorted(month for month in now.keys() | then.keys() if now.get(month) != then.get(month))

    def all_anew(self, before: Self) -> bool:
        """Whether every row has to be computed again."""
        return (self.settings, self.shape) != (before.settings, before.shape) or any(
            self.touched(before, subject) for subject in RESOLVED_IN_LINES
        )

    def days(self, facts: tuple[str, ...]) -> tuple[date, date] | None:
        """The first and last day there may be rows of."""
        months = [month for subject in facts for month in self.files.get(subject, {})]
        if not months:
            return None
        last = date.fromisoformat(f"{max(months)}-01") + timedelta(days=31)
        return date.fromisoformat(f"{min(months)}-01"), last

    def dump(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def load(cls, text: str) -> Self:
        raw: dict[str, Any] = json.loads(text)
        settings = raw.pop("settings")
        calendar = FiscalCalendar(**settings["calendar"])
        return cls(settings=CubeSettings(calendar, settings["currency"]), **raw)
