"""Thresholds for some partners only: new ones, and their end."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from quarterdeck import calendar
from quarterdeck.audit.services import Actor, record
from quarterdeck.kpis.checks import DefinitionError, check_limits
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.models import Threshold
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.rules import Rule
from quarterdeck.kpis.services.edition import new_edition

FIXED = (Unit.PERCENT, Unit.TIMES, Unit.DAYS)
"""Units in which one value is a target whatever the period: a sum of a month is none of a year."""


def keep_threshold(*, actor: Actor, kpi: Kpi, rule: Rule, seen: int, reason: str) -> Threshold:
    """Judge a type of partner, a territory or both by thresholds of their own.

    `seen` is `last_threshold` when its maker looked at them. Raises DefinitionError.
    """
    if kpi.direction == "neutral":
        raise DefinitionError(_("A KPI of which neither more nor less is better has no thresholds."))
    own = kpi.thresholds.of if kpi.thresholds else None
    check_limits(replace(kpi, thresholds=replace(rule.limits, of=own)))
    if rule.target is not None and kpi.unit not in FIXED:
        raise DefinitionError(_("A sum has no fixed target: one month's would be judged like a year's."))
    return _add(actor, rule, seen, reason, removed=False)


def drop_threshold(*, actor: Actor, rule: Rule, seen: int, reason: str) -> Threshold:
    """Judge these partners like the others again, from `rule.since` on. Raises DefinitionError."""
    return _add(actor, rule, seen, reason, removed=True)


def _add(actor: Actor, rule: Rule, seen: int, reason: str, *, removed: bool) -> Threshold:
    if not reason.strip():
        raise DefinitionError(_("Say why: others will wonder."))
    with new_edition(rule.kpi):
        same = Threshold.objects.filter(kpi=rule.kpi, type=rule.type, territory=rule.territory)
        last = same.order_by("-number").first()
        _check_seen(last, seen)
        _check_day(last, rule.since)
        if removed and (last is None or last.removed):
            raise DefinitionError(_("There are no such thresholds any more."))
        row = Threshold.objects.create(
            kpi=rule.kpi,
            type=rule.type,
            territory=rule.territory,
            number=last.number + 1 if last else 1,
            valid_from=rule.since,
            removed=removed,
            behind=rule.limits.behind,
            on_track=rule.limits.on_track,
            ahead=rule.limits.ahead,
            target=rule.target,
            made_by=actor.email,
            reason=reason,
        )
        record(
            actor=actor,
            action="threshold.removed" if removed else "threshold.kept",
            object=f"kpi:{rule.kpi}",
            before=_shown(last) if last else None,
            after=_shown(row) | {"valid_from": rule.since, "reason": reason},
        )
    return row


def _check_seen(last: Threshold | None, seen: int) -> None:
    """Two may have looked at the same thresholds: the second one is told."""
    if last and last.pk > seen:
        raise DefinitionError(
            _("Meanwhile %(who)s changed these thresholds. Look at them, then change those.")
            % {"who": last.made_by}
        )


def _check_day(last: Threshold | None, day: date) -> None:
    earliest = max(calendar.today(), last.valid_from) if last else calendar.today()
    if day < earliest:
        raise DefinitionError(
            _("The earliest day from which this can hold is %(day)s: earlier figures keep their thresholds.")
            % {"day": date_format(earliest)}
        )


def _shown(row: Threshold) -> dict[str, Any]:
    names = ("type", "territory", "number", "behind", "on_track", "ahead", "target", "removed")
    return {name: getattr(row, name) for name in names}
