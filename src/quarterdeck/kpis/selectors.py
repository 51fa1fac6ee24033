"""Reading what is defined. Definitions belong to nobody: who may read which of them is asked by KPI."""

from datetime import datetime
from typing import Any

from quarterdeck.kpis.declared import BUILT_IN
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.kept import Kept, KeptRule, Version
from quarterdeck.kpis.models import Edition, KpiVersion, Threshold
from quarterdeck.kpis.record import Kpi, Thresholds
from quarterdeck.kpis.rules import Rule

TEXTS = ("label", "question", "words", "null_rule", "when_red", "note", "owner")
"""What a KPI says in words."""
_BY_NAME = {kpi.name: kpi for kpi in BUILT_IN}


def current_edition() -> datetime | None:
    """When definitions last changed; None when they never did."""
    return Edition.objects.values_list("changed", flat=True).first()


def all_kept() -> Kept:
    """Every version and rule there is."""
    versions = tuple(version_of(row) for row in KpiVersion.objects.order_by("name", "number"))
    rules = tuple(_rule_of(row) for row in Threshold.objects.order_by("kpi", "type", "territory", "number"))
    return Kept(versions, rules)


def last_threshold(kpi: str) -> int:
    """What tells whether thresholds of a KPI changed since somebody looked."""
    return Threshold.objects.filter(kpi=kpi).order_by("-pk").values_list("pk", flat=True).first() or 0


def rules_of(kpi: str) -> list[KeptRule]:
    """The rules of a KPI through time, the oldest of each type and territory first."""
    return [
        _rule_of(row) for row in Threshold.objects.filter(kpi=kpi).order_by("type", "territory", "number")
    ]


def built_in_kpi(name: str) -> Kpi | None:
    """The KPI of that name as the product brings it."""
    return _BY_NAME.get(name)


def version_of(row: KpiVersion) -> Version:
    return Version(kpi_of(row), row.valid_from, row.retired, row.made_by, row.at, row.reason)


def kpi_of(row: KpiVersion) -> Kpi:
    """The record. A text that the row does not have is that of the built-in KPI."""
    own = built_in_kpi(row.name)
    texts: dict[str, Any] = {
        name: getattr(own, name, "") if (text := getattr(row, name)) is None else text for name in TEXTS
    }
    return Kpi(
        name=row.name,
        formula=row.formula,
        unit=Unit(row.unit),
        direction=row.direction,  # type: ignore[arg-type]
        access=row.access,  # type: ignore[arg-type]
        additive=row.additive,
        target=row.target or None,
        thresholds=_limits(row, row.judged_by or None),
        version=row.number,
        since=row.valid_from.isoformat(),
        **texts,
    )


def _limits(row: KpiVersion | Threshold, judged_by: str | None = None) -> Thresholds | None:
    if row.behind is None or row.on_track is None or row.ahead is None:
        return None
    return Thresholds(row.behind, row.on_track, row.ahead, judged_by)


def _rule_of(row: Threshold) -> KeptRule:
    rule = Rule(
        kpi=row.kpi,
        type=row.type,
        territory=row.territory,
        limits=Thresholds(row.behind, row.on_track, row.ahead),
        target=row.target,
        since=row.valid_from,
        number=row.number,
    )
    return KeptRule(rule, row.removed, row.made_by, row.at, row.reason)
