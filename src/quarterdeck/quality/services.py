"""Saying what is right. One transaction, one entry in the log each."""

from django.db import transaction

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.quality.models import Finding, Verdict


class QualityError(ValueError):
    """Something that cannot be said or done; the message says why."""


def check_may(actor: Person) -> None:
    """Raises QualityError for whoever does not see everything."""
    if not scope_of(actor).everything:
        raise QualityError("Channel operations keep the data in order.")


@transaction.atomic
def find_right(*, actor: Person, finding: Finding, reason: str) -> Verdict:
    """Say that a finding is right as it is, and why. It does not come back while that stands."""
    check_may(actor)
    if not reason.strip():
        raise QualityError("Say why it is right.")
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
        raise QualityError("Somebody has said so already.")
    record(actor=actor, action="finding.right", object=_object(verdict), after={"reason": verdict.reason})
    return verdict


@transaction.atomic
def withdraw(*, actor: Person, verdict: Verdict) -> None:
    """Take it back: the finding is shown again if it is still there."""
    check_may(actor)
    held = Verdict.objects.select_for_update().filter(pk=verdict.pk).first()
    if held is None:
        raise QualityError("That was taken back already.")
    record(actor=actor, action="finding.doubted", object=_object(held), before={"reason": held.reason})
    held.delete()


def _object(verdict: Verdict) -> str:
    return f"finding:{verdict.kind}:{verdict.key}"
