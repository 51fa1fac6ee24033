"""Thresholds for some partners only: which one counts for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quarterdeck.kpis.record import Thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Thresholds of a KPI for a type of partner, a territory, or both; empty means all.

    `limits.of` is not used: what is judged is the KPI's own matter. `target` replaces the KPI's.
    """

    kpi: str
    type: str = ""
    territory: str = ""
    limits: Thresholds
    target: Decimal | None = None
    since: date
    number: int = 1


class Rules:
    """The rules that hold on one day, at most one for each KPI, type and territory."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._found: dict[str, dict[tuple[str, str], Rule]] = {}
        for rule in rules:
            self._found.setdefault(rule.kpi, {})[rule.type, rule.territory] = rule

    def of(self, kpi: str) -> Mapping[tuple[str, str], Rule]:
        """The rules of one KPI by type and territory."""
        return self._found.get(kpi, {})

    def pick(self, kpi: str, kind: str | None, places: Sequence[str]) -> Rule | None:
        """The most specific rule for partners of a type in a territory; None: the KPI's own holds.

        `places` are the territory and all above it, nearest first; none when there is no one territory.
        Type and territory together come first, then the territory, then the type, then everybody.
        """
        known = self.of(kpi)
        wanted = [
            *((kind, place) for place in places if kind),
            *(("", place) for place in places),
            *([(kind, "")] if kind else []),
            ("", ""),
        ]
        return next((known[one] for one in wanted if one in known), None)
