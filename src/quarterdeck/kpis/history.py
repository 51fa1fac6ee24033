"""The versions of a KPI through time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.formula.walk import refs
from quarterdeck.kpis.holding import kept
from quarterdeck.kpis.kept import Version
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.selectors import built_in_kpi


@dataclass(frozen=True, slots=True)
class Past:
    """One version. `since` is None for the one that the product brought."""

    kpi: Kpi
    since: date | None
    retired: bool = False
    made_by: str = ""
    at: datetime | None = None
    reason: str = ""


def history(name: str) -> list[Past]:
    """Every version of a KPI, the newest first; those that have not begun too."""
    own = [_past(version) for version in kept().versions if version.kpi.name == name]
    first = built_in_kpi(name)
    return [*reversed(own), *([Past(first, None)] if first else [])]


def told(versions: Iterable[Past], today: date, *, internal: bool) -> list[Past]:
    """Those of these versions that one may know of: partners, the public ones that have begun."""
    return [
        one
        for one in versions
        if internal or (one.kpi.access == "public" and not (one.since and one.since > today))
    ]


def changes(known: Definitions, name: str, first: date, last: date) -> list[Past]:
    """Versions of a KPI, or of one it is made of, that began after `first` and no later than `last`."""
    made_of = {name, *_needed(known, name)}
    found = (version for version in kept().versions if version.kpi.name in made_of)
    return sorted(
        (_past(version) for version in found if first < version.since <= last), key=lambda one: str(one.since)
    )


def coming(today: date) -> list[Past]:
    """Versions that have not begun, the next one first."""
    found = [_past(version) for version in kept().versions if version.since > today]
    return sorted(found, key=lambda one: (one.since or today, one.kpi.name))


def _needed(known: Definitions, name: str) -> Iterable[str]:
    for ref in refs(known.formula(name)):
        yield ref.name
        yield from _needed(known, ref.name)


def _past(version: Version) -> Past:
    return Past(version.kpi, version.since, version.retired, version.made_by, version.at, version.reason)
