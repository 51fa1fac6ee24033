"""The glossary: every KPI that one may know, and the words of formulas."""

from typing import Any

from quarterdeck.calendar import today
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import Kpi, definitions
from quarterdeck.kpis.history import Past, history, told
from quarterdeck.kpis.record import Thresholds


def kpis(scope: Scope) -> list[dict[str, Any]]:
    """All that the scope opens, in the catalogue's order."""
    return [kpi_card(scope, one) for one in definitions().visible(internal=scope.internal).values()]


def kpi(scope: Scope, name: str) -> dict[str, Any]:
    """One of them. Raises QuestionError, in the same words for an unknown and a hidden one."""
    return kpi_card(scope, definitions().find(name, internal=scope.internal))


def kpi_card(scope: Scope, one: Kpi) -> dict[str, Any]:
    """A KPI's record in words. What the vendor's people do when it is red is theirs."""
    return {
        "kpi": one.name,
        "label": str(one.label),
        "question": str(one.question),
        "words": str(one.words),
        "formula": one.formula,
        "target": one.target,
        "thresholds": _thresholds(one.thresholds),
        "unit": one.unit.value,
        "direction": one.direction,
        "additive": one.additive,
        "when_not_available": str(one.null_rule),
        "when_red": str(one.when_red) if scope.internal else None,
        "note": str(one.note) or None,
        "owner": str(one.owner),
        "version": one.version,
        "since": str(one.since),
        "access": one.access,
    }


def completions(scope: Scope) -> list[dict[str, str]]:
    """The words a formula may hold, each with what it means."""
    words = definitions().completions(internal=scope.internal)
    return [{"word": word, "means": str(meaning)} for word, meaning in words.items()]


def _thresholds(one: Thresholds | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"behind": str(one.behind), "on_track": str(one.on_track), "ahead": str(one.ahead), "of": one.of}


def versions(scope: Scope, name: str) -> list[dict[str, Any]]:
    """Every version of a KPI, the newest first. Partners see those that hold or held, not who made them."""
    definitions().find(name, internal=scope.internal)
    found = told(history(name), today(), internal=scope.internal)
    return [_version(scope, one) for one in found]


def _version(scope: Scope, one: Past) -> dict[str, Any]:
    since = one.since.isoformat() if one.since else None
    made = {"made_by": one.made_by or None, "reason": one.reason or None} if scope.internal else {}
    return {**kpi_card(scope, one.kpi), "since": since, "retired": one.retired, **made}
