"""Saying what is right, and what a source declares. One transaction, one entry in the log each."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.quality.models import ControlTotal, Finding, Verdict
from quarterdeck.subjects import Catalogue

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class QualityError(ValueError):
    """Something that cannot be said or done; the message says why."""


class ControlFields(TypedDict):
    """A control total as it was typed."""

    subject: str
    source: str
    month: str
    currency: str
    total: str
    rows: str


def check_may(actor: Person) -> None:
    """Raises QualityError for whoever does not see everything."""
    if not scope_of(actor).everything:
        raise QualityError(_("Channel operations keep the data in order."))


@transaction.atomic
def find_right(*, actor: Person, finding: Finding, reason: str) -> Verdict:
    """Say that a finding is right as it is, and why. It does not come back while that stands."""
    check_may(actor)
    if not reason.strip():
        raise QualityError(_("Say why it is right."))
    verdict, new = Verdict.objects.get_or_create(
        kind=finding.kind,
        key=finding.key,
        defaults={
            "reason": reason.strip(),
            "by": actor,
            "partner": finding.partner,
            "facts": finding.facts,
        },
    )
    if not new:
        raise QualityError(_("Somebody has said so already."))
    record(actor=actor, action="finding.right", object=_object(verdict), after={"reason": verdict.reason})
    return verdict


@transaction.atomic
def withdraw(*, actor: Person, verdict: Verdict) -> None:
    """Take it back: the finding is shown again if it is still there."""
    check_may(actor)
    held = Verdict.objects.select_for_update().filter(pk=verdict.pk).first()
    if held is None:
        raise QualityError(_("That was taken back already."))
    record(actor=actor, action="finding.doubted", object=_object(held), before={"reason": held.reason})
    held.delete()


def _object(verdict: Verdict) -> str:
    return f"finding:{verdict.kind}:{verdict.key}"


@transaction.atomic
def declare(*, actor: Person, catalogue: Catalogue, **said: Unpack[ControlFields]) -> ControlTotal:
    """Keep what a source says its rows of a month come to; said again, the newer holds."""
    check_may(actor)
    total, rows = _number(said["total"]), _number(said["rows"])
    if said["subject"] not in catalogue or catalogue[said["subject"]].kind != "fact":
        raise QualityError(_("Choose a kind of row."))
    if not said["source"]:
        raise QualityError(_("Name the source."))
    if not _MONTH.fullmatch(said["month"]):
        raise QualityError(_("Write the month as 2026-03."))
    if total is None and rows is None:
        raise QualityError(_("Write how many rows, or what they add up to."))
    if rows is not None and (rows < 0 or rows != rows.to_integral_value()):
        raise QualityError(_("The number of rows is a whole number."))
    before = ControlTotal.objects.filter(
        subject=said["subject"], source=said["source"], month=said["month"], currency=said["currency"]
    ).first()
    earlier = _totals(before) if before else None
    kept = before or ControlTotal(
        subject=said["subject"], source=said["source"], month=said["month"], currency=said["currency"]
    )
    kept.total, kept.rows, kept.by = total, None if rows is None else int(rows), actor
    kept.save()
    record(
        actor=actor,
        action="control_total.declared",
        object=f"control:{kept}",
        before=earlier,
        after=_totals(kept),
    )
    return kept


@transaction.atomic
def remove_control_total(*, actor: Person, total: ControlTotal) -> None:
    check_may(actor)
    record(actor=actor, action="control_total.removed", object=f"control:{total}", before=_totals(total))
    total.delete()


def _totals(one: ControlTotal) -> dict[str, Any]:
    return {
        "rows": one.rows,
        "total": None if one.total is None else str(one.total),
        "currency": one.currency,
    }


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text) if text else None
    except InvalidOperation as error:
        raise QualityError(_("'%(text)s' is not a number. Write it as 1234.56.") % {"text": text}) from error
    if value is not None and (not value.is_finite() or abs(value) >= 10**14):
        raise QualityError(_("'%(text)s' is not a number that can be kept.") % {"text": text})
    return value
