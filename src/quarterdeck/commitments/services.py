"""Writing commitments. Each act is one transaction with one entry in the log."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.calendar import today
from quarterdeck.commitments.models import Comment, Commitment
from quarterdeck.commitments.people import plans_for, promisers
from quarterdeck.commitments.selectors import may_close
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import scope_of

State, Act = Commitment.State, Comment.Act


class CommitmentError(ValueError):
    """An act that the commitment's state, or the actor's role, does not allow; the message says why."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised: `owner` does `text` by `due`; `proof` is how it will be shown."""

    owner: Person
    text: str
    due: date
    milestone: str = ""
    proof: str = ""

    @classmethod
    def of(cls, one: Commitment) -> "Terms":
        return cls(one.owner, one.text, one.due, one.milestone, one.proof)

    def put_on(self, one: Commitment) -> None:
        one.owner, one.text, one.due = self.owner, self.text.strip(), self.due
        one.milestone, one.proof = self.milestone.strip(), self.proof.strip()


@transaction.atomic
def promise(
    *, actor: Person, partner: Partner, side: str, terms: Terms, source: str = "", part: str = ""
) -> Commitment:
    """Promise something outside any plan, for one's own side; `source` and `part` say where."""
    if not plans_for(scope_of(actor), side, partner.pk):
        raise CommitmentError(_("Whoever plans for a side promises in its name."))
    _sensible(actor, partner, side, terms, today())
    one = Commitment(partner=partner, side=side, source=source, part=part)
    terms.put_on(one)
    one.save()
    record(actor=actor, action="commitment.promised", object=one.key, after=said(one))
    return one


@transaction.atomic
def change(*, actor: Person, commitment: Commitment, terms: Terms, reason: str) -> Commitment:
    """Change what was promised, with a reason that both sides read.

    Of what a plan says, only the owner: its words and its day are changed by an amendment.
    """
    held = _held(actor, commitment, State.OPEN)
    before, old = said(held), Terms.of(held)
    if not reason.strip():
        raise CommitmentError(_("Say why it changes."))
    if held.signed and (old.text, old.due, old.milestone, old.proof) != _agreed(terms):
        raise CommitmentError(
            _("Both signed this. An amendment of the plan changes it; the owner can change here.")
        )
    _sensible(actor, held.partner, held.side, terms, min(held.due, today()))
    terms.put_on(held)
    held.save()
    _add(actor, held, Act.CHANGED, reason)
    record(actor=actor, action="commitment.changed", object=held.key, before=before, after=said(held))
    return held


@transaction.atomic
def keep(*, actor: Person, commitment: Commitment, shown: str) -> Commitment:
    """Say that it is done, and what shows it."""
    if not shown.strip():
        raise CommitmentError(_("Say what shows that it is done."))
    return _close(actor, commitment, State.KEPT, Act.KEPT, shown)


@transaction.atomic
def drop(*, actor: Person, commitment: Commitment, reason: str) -> Commitment:
    """Give it up, with a reason."""
    if not reason.strip():
        raise CommitmentError(_("Say why it is dropped."))
    return _close(actor, commitment, State.DROPPED, Act.DROPPED, reason)


@transaction.atomic
def reopen(*, actor: Person, commitment: Commitment, reason: str) -> Commitment:
    """Take back that it was kept or dropped."""
    if not reason.strip():
        raise CommitmentError(_("Say why it is open again."))
    held = _held(actor, commitment, State.KEPT, State.DROPPED)
    before = said(held)
    held.state, held.closed_on, held.outcome = State.OPEN, None, ""
    held.save(update_fields=["state", "closed_on", "outcome"])
    _add(actor, held, Act.REOPENED, reason)
    record(
        actor=actor,
        action="commitment.reopened",
        object=held.key,
        before=before,
        after=said(held, why=reason),
    )
    return held


@transaction.atomic
def comment(*, actor: Person, commitment: Commitment, text: str) -> Comment:
    """Say something about it: for everybody who sees it, of either side."""
    if not text.strip():
        raise CommitmentError(_("Write something first."))
    added = _add(actor, commitment, Act.COMMENT, text)
    record(actor=actor, action="commitment.commented", object=commitment.key, after={"text": text.strip()})
    return added


def said(one: Commitment, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """The commitment in a few words, for the log."""
    return {
        "partner": one.partner_id,
        "side": str(one.side),
        "owner": one.owner.email,
        "text": one.text,
        "milestone": one.milestone,
        "due": one.due,
        "proof": one.proof,
        "source": one.source,
        "state": str(one.state),
        "outcome": one.outcome,
        **more,
    }


def _close(actor: Person, commitment: Commitment, state: str, act: str, outcome: str) -> Commitment:
    held = _held(actor, commitment, State.OPEN)
    before = said(held)
    held.state, held.closed_on, held.outcome = state, today(), outcome.strip()
    held.save(update_fields=["state", "closed_on", "outcome"])
    _add(actor, held, act, outcome)
    record(actor=actor, action=f"commitment.{act}", object=held.key, before=before, after=said(held))
    return held


def _held(actor: Person, commitment: Commitment, *states: str) -> Commitment:
    """The commitment, locked. Raises CommitmentError unless the actor may close it, in one of `states`."""
    found = Commitment.objects.select_related("partner", "owner").select_for_update(of=("self",))
    held = found.get(pk=commitment.pk)
    if not may_close(scope_of(actor), held):
        raise CommitmentError(_("Whoever promised it, or plans for that side, decides about it."))
    if held.state not in states:
        raise CommitmentError(
            _("The promise is %(state)s.") % {"state": str(held.get_state_display()).lower()}
        )
    return held


def _sensible(actor: Person, partner: Partner, side: str, terms: Terms, earliest: date) -> None:
    """Raises CommitmentError for words, a day or an owner that make no promise."""
    if not terms.text.strip():
        raise CommitmentError(_("Say what is promised."))
    if terms.due < earliest:
        raise CommitmentError(_("The day has passed already."))
    if terms.owner not in promisers(scope_of(actor), partner).of(side):
        raise CommitmentError(_("Choose somebody of that side who works with this partner."))


def _agreed(terms: Terms) -> tuple[str, date, str, str]:
    return terms.text.strip(), terms.due, terms.milestone.strip(), terms.proof.strip()


def _add(actor: Person, one: Commitment, act: str, text: str) -> Comment:
    return Comment.objects.create(commitment=one, author=actor, act=act, text=text.strip())
