"""The thresholds of a KPI: for all, and for some."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterdeck.calendar import today
from quarterdeck.dashboards.limits import judged_unit, steps, whose, written
from quarterdeck.directory.models import Partner, Territory
from quarterdeck.kpis import Definitions, Kpi
from quarterdeck.kpis.figure import Status
from quarterdeck.kpis.kept import KeptRule
from quarterdeck.kpis.rules import Rule
from quarterdeck.kpis.selectors import rules_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One rule in words. `coming`: it has not begun."""

    kept: KeptRule
    who: str
    steps: Sequence[tuple[Status, str]]
    target: str
    coming: bool


def standing_rules(kpi: Kpi, known: Definitions) -> list[Shown]:
    """The rules that hold, or will, the most specific first."""
    unit, names = judged_unit(kpi, known), dict(places())
    found = []
    for kept in _newest(kpi.name).values():
        if not kept.removed:
            rule = kept.rule
            target = "" if rule.target is None else written(rule.target, kpi.unit)
            coming = rule.since > today()
            who = whose(rule.type, names.get(rule.territory, rule.territory).strip())
            found.append(Shown(kept, who, steps(rule.limits, unit), target, coming))
    return sorted(found, key=lambda one: (not one.kept.rule.territory, not one.kept.rule.type, one.who))


def standing_rule(kpi: str, kind: str, place: str) -> Rule | None:
    """The newest rule for a type and territory, unless it was removed."""
    kept = _newest(kpi).get((kind, place))
    return None if kept is None or kept.removed else kept.rule


def types() -> list[tuple[str, str]]:
    """The types of partner there are."""
    found = Partner.objects.exclude(type="").order_by("type").values_list("type", flat=True).distinct()
    return [(one, one) for one in found]


def places() -> list[tuple[str, str]]:
    """The territories as a tree, each under the one above it; deeper ones set in."""
    below: dict[str | None, list[Territory]] = {}
    for territory in Territory.objects.filter(active=True).order_by("name"):
        below.setdefault(territory.parent_id, []).append(territory)
    found: list[tuple[str, str]] = []

    def walk(parent: str | None, depth: int) -> None:
        for territory in below.pop(parent, ()):
            found.append((territory.key, "\u2003" * depth + territory.name))
            walk(territory.key, depth + 1)

    walk(None, 0)
    return found


def _newest(kpi: str) -> dict[tuple[str, str], KeptRule]:
    return {(one.rule.type, one.rule.territory): one for one in rules_of(kpi)}
