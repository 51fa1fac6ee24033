"""Versions and rules as this installation keeps them, and which of them hold on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.rules import Rule


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a KPI: from when, by whom and why. `retired`: from then on there is none."""

    kpi: Kpi
    since: date
    retired: bool
    made_by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule; `removed`: from then on there is none."""

    rule: Rule
    removed: bool
    made_by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All versions and rules, in the order of their numbers."""

    versions: tuple[Version, ...]
    rules: tuple[KeptRule, ...]

    def on(self, day: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The places of the versions and of the rules that hold on a day: the last of those begun."""
        versions: dict[object, int] = {}
        for place, version in enumerate(self.versions):
            if version.since <= day:
                versions[version.kpi.name] = place
        rules: dict[object, int] = {}
        for place, one in enumerate(self.rules):
            if one.rule.since <= day:
                rules[one.rule.kpi, one.rule.type, one.rule.territory] = place
        return (
            _left(versions.values(), {place for place, one in enumerate(self.versions) if one.retired}),
            _left(rules.values(), {place for place, one in enumerate(self.rules) if one.removed}),
        )


def _left(places: Iterable[int], gone: set[int]) -> tuple[int, ...]:
    return tuple(sorted(place for place in places if place not in gone))
