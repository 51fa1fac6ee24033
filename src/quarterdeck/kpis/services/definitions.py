"""New versions of KPIs, and their end."""

from dataclasses import fields
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from quarterdeck import calendar
from quarterdeck.audit.services import Actor, record
from quarterdeck.kpis.checks import (
    DefinitionError,
    check_everywhen,
    check_limits,
    check_name,
    check_same,
    check_texts,
    users_of,
)
from quarterdeck.kpis.kept import Kept
from quarterdeck.kpis.models import KpiVersion
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.selectors import TEXTS, all_kept, built_in_kpi, version_of
from quarterdeck.kpis.services.edition import new_edition

__all__ = ["DefinitionError", "keep_kpi", "retire_kpi"]
_COMPARED = [field.name for field in fields(Kpi) if field.name not in ("example", "version", "since")]


def keep_kpi(*, actor: Actor, kpi: Kpi, follows: int, valid_from: date, reason: str) -> KpiVersion:
    """A new version of a KPI, from a day on. `follows` is the version that its maker looked at, 0 for none.

    Raises DefinitionError, and FormulaError for a formula that cannot be used.
    """
    with new_edition(kpi.name):
        kept = all_kept()
        before = _latest(kept, kpi.name)
        check_name(kpi.name, new=before is None)
        check_texts(kpi, reason)
        check_limits(kpi)
        _check_follows(kept, kpi.name, follows)
        _check_day(kept, kpi.name, valid_from)
        check_same(kpi, built_in_kpi(kpi.name))
        if before and not _gone(kept, kpi.name) and _shown(before) == _shown(kpi):
            raise DefinitionError(_("Nothing is different from version %(version)s.") % {"version": follows})
        row = KpiVersion(number=follows + 1, valid_from=valid_from, reason=reason, made_by=actor.email)
        _write(row, kpi)
        check_everywhen(kept, version_of(row))
        row.save(force_insert=True)
        record(
            actor=actor,
            action="kpi.changed" if before else "kpi.added",
            object=f"kpi:{kpi.name}",
            before=_shown(before) if before else None,
            after=_shown(kpi) | {"version": row.number, "valid_from": valid_from, "reason": reason},
        )
    return row


def retire_kpi(*, actor: Actor, name: str, follows: int, valid_from: date, reason: str) -> KpiVersion:
    """The end of an own KPI, from a day on. Raises DefinitionError while something uses it."""
    with new_edition(name):
        kept = all_kept()
        last = _latest(kept, name)
        if built_in_kpi(name) or last is None or _gone(kept, name):
            raise DefinitionError(_("Only a KPI of your own can be retired: pages count on the others."))
        if not reason.strip():
            raise DefinitionError(_("Say why: others will wonder."))
        _check_follows(kept, name, follows)
        _check_day(kept, name, valid_from)
        if users := users_of(kept, name, valid_from):
            raise DefinitionError(
                _("'%(name)s' is still used: %(users)s.") % {"name": name, "users": ", ".join(users)}
            )
        row = KpiVersion(number=follows + 1, valid_from=valid_from, reason=reason, made_by=actor.email)
        _write(row, last)
        row.retired = True
        check_everywhen(kept, version_of(row))
        row.save(force_insert=True)
        record(
            actor=actor,
            action="kpi.retired",
            object=f"kpi:{name}",
            before=_shown(last),
            after={"version": row.number, "valid_from": valid_from, "reason": reason},
        )
    return row


def _latest(kept: Kept, name: str) -> Kpi | None:
    own = [version.kpi for version in kept.versions if version.kpi.name == name]
    return own[-1] if own else built_in_kpi(name)


def _gone(kept: Kept, name: str) -> bool:
    own = [version for version in kept.versions if version.kpi.name == name]
    return bool(own) and own[-1].retired


def _check_follows(kept: Kept, name: str, follows: int) -> None:
    """Two may have looked at the same version: the second one is told."""
    last = _latest(kept, name)
    number = last.version if last else 0
    if number == follows:
        return
    made = next((one for one in reversed(kept.versions) if one.kpi.name == name), None)
    raise DefinitionError(
        _("Meanwhile %(who)s made version %(version)s of '%(name)s'. Look at it, then change that one.")
        % {"who": made.made_by if made else "", "version": number, "name": name}
        if made
        else _("There is a KPI '%(name)s' already.") % {"name": name}
    )


def _check_day(kept: Kept, name: str, day: date) -> None:
    """What was true stays true: no version begins in the past, or before the one it follows."""
    earliest = max([calendar.today(), *(one.since for one in kept.versions if one.kpi.name == name)])
    if day < earliest:
        raise DefinitionError(
            _("The earliest day from which this can hold is %(day)s: earlier figures keep their definition.")
            % {"day": date_format(earliest)}
        )


def _write(row: KpiVersion, kpi: Kpi) -> None:
    own = built_in_kpi(kpi.name)
    row.name, row.formula, row.unit = kpi.name, kpi.formula, kpi.unit.value
    row.direction, row.access, row.additive = kpi.direction, kpi.access, kpi.additive
    row.target = kpi.target or ""
    for name in TEXTS:
        text = str(getattr(kpi, name))
        same = own is not None and text == str(getattr(own, name))
        setattr(row, name, None if same else text)
    if limits := kpi.thresholds:
        row.behind, row.on_track, row.ahead = limits.behind, limits.on_track, limits.ahead
        row.judged_by = limits.of or ""


def _shown(kpi: Kpi) -> dict[str, Any]:
    """The record as the log keeps it."""
    said = {name: getattr(kpi, name) for name in _COMPARED}
    texts = {name: str(said[name]) for name in TEXTS}
    limits = kpi.thresholds
    steps = {"behind": limits.behind, "on_track": limits.on_track, "ahead": limits.ahead} if limits else {}
    shown: dict[str, Any] = said | texts | {"unit": kpi.unit.value, "target": kpi.target or ""}
    shown["thresholds"] = {name: format(value.normalize(), "f") for name, value in steps.items()}
    shown["judged_by"] = (limits.of or "") if limits else ""
    return shown
