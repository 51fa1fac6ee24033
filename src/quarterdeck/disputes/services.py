"""Writing disputes. Each act is one transaction with one entry in the log; others are told afterwards."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.disputes.models import Comment, Dispute
from quarterdeck.disputes.signals import dispute_answered, dispute_opened
from quarterdeck.intake.models import Import

State, Act, Outcome = Dispute.State, Comment.Act, Dispute.Outcome


class DisputeError(ValueError):
    """An act that the dispute's state, or the actor's role, does not allow; the message says why."""


@transaction.atomic
def open_dispute(*, actor: Person, dispute: Dispute) -> Dispute:
    """Ask. `dispute` is new, and says what was shown to the actor."""
    if not dispute.reason.strip():
        raise DisputeError(_("Say what seems wrong."))
    dispute.asker, dispute.state = actor, State.OPEN
    dispute.save()
    record(actor=actor, action="dispute.opened", object=dispute.key, after=_said(dispute))
    transaction.on_commit(lambda: dispute_opened.send_robust(sender=Dispute, dispute=dispute), robust=True)
    return dispute


@transaction.atomic
def answer(
    *,
    actor: Person,
    dispute: Dispute,
    outcome: str,
    text: str,
    promised: date | None = None,
    corrected_by: Import | None = None,
) -> Dispute:
    """Explain, or say that it is or will be corrected. For channel operations; again changes the answer."""
    _operations(actor)
    held = _held(dispute, State.OPEN, State.ANSWERED)
    before = _said(held)
    if not text.strip():
        raise DisputeError(_("Write an answer."))
    if outcome not in Outcome.values:
        raise DisputeError(_("Say whether it is explained, corrected, or will be corrected."))
    if (outcome == Outcome.PROMISED) != (promised is not None):
        raise DisputeError(_("Say by which day it will be corrected, and only then."))
    held.outcome, held.promised, held.corrected_by = outcome, promised, corrected_by
    held.state, held.answered_at = State.ANSWERED, timezone.now()
    held.save()
    _add(actor, held, Act.ANSWER, text)
    record(
        actor=actor, action="dispute.answered", object=held.key, before=before, after=_said(held, text=text)
    )
    transaction.on_commit(lambda: dispute_answered.send_robust(sender=Dispute, dispute=held), robust=True)
    return held


@transaction.atomic
def comment(*, actor: Person, dispute: Dispute, text: str, internal: bool = False) -> Comment:
    """Say something more. Only the vendor's people can keep it among themselves."""
    if not text.strip():
        raise DisputeError(_("Write something first."))
    if internal and not scope_of(actor).internal:
        raise DisputeError(_("Only the vendor's people can write internal comments."))
    held = _held(dispute, *State)
    said = _add(actor, held, Act.COMMENT, text, internal=internal)
    record(
        actor=actor,
        action="dispute.commented",
        object=held.key,
        after={"text": text, "internal": internal},
    )
    return said


@transaction.atomic
def close(*, actor: Person, dispute: Dispute) -> Dispute:
    """Be content with the answer, or withdraw the question. For who asked, and for operations."""
    _asker(actor, dispute)
    held = _held(dispute, State.OPEN, State.ANSWERED)
    before = _said(held)
    held.state, held.closed_at = State.CLOSED, timezone.now()
    held.save(update_fields=["state", "closed_at"])
    _add(actor, held, Act.CLOSED)
    record(actor=actor, action="dispute.closed", object=held.key, before=before, after=_said(held))
    return held


@transaction.atomic
def reopen(*, actor: Person, dispute: Dispute, reason: str) -> Dispute:
    """Not be content. For who asked, and for operations."""
    _asker(actor, dispute)
    if not reason.strip():
        raise DisputeError(_("Say what is still wrong."))
    held = _held(dispute, State.ANSWERED, State.CLOSED)
    before = _said(held)
    held.state, held.outcome, held.promised = State.OPEN, "", None
    held.corrected_by = held.answered_at = held.closed_at = None
    held.save()
    _add(actor, held, Act.REOPENED, reason)
    record(
        actor=actor, action="dispute.reopened", object=held.key, before=before, after=_said(held, text=reason)
    )
    return held


def _held(dispute: Dispute, *states: str) -> Dispute:
    """The dispute, locked. Raises DisputeError unless it is in one of `states`."""
    held = Dispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    if held.state not in states:
        raise DisputeError(_("The question is %(state)s.") % {"state": held.get_state_display().lower()})
    return held


def _add(actor: Person, dispute: Dispute, act: str, text: str = "", *, internal: bool = False) -> Comment:
    return Comment.objects.create(
        dispute=dispute, author=actor, act=act, text=text.strip(), internal=internal
    )


def _operations(actor: Person) -> None:
    if not scope_of(actor).everything:
        raise DisputeError(_("Channel operations answer questions."))


def _asker(actor: Person, dispute: Dispute) -> None:
    if dispute.asker_id != actor.pk and not scope_of(actor).everything:
        raise DisputeError(_("Whoever asked says whether it is settled."))


def _said(dispute: Dispute, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """The dispute in a few words, for the log."""
    return {
        "kpi": dispute.kpi or None,
        "row": f"{dispute.subject}:{dispute.row_key}" if dispute.subject else None,
        "partner": dispute.partner_id,
        "period": dispute.period,
        "value": dispute.value or None,
        "reason": dispute.reason,
        "state": str(dispute.state),
        "outcome": str(dispute.outcome) or None,
        "promised": dispute.promised,
        "import": dispute.corrected_by_id,
        **more,
    }
