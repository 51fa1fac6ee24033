"""What both sides signed becomes commitments, and follows every amendment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.calendar import today
from quarterdeck.commitments.models import Comment, Commitment
from quarterdeck.directory.models import Partner, Person

State, Act = Commitment.State, Comment.Act
FIELDS = ("side", "text", "milestone", "owner", "due", "proof")


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise of what both signed; `part` is its key there, the same in every later version."""

    part: str
    side: str
    text: str
    owner: Person
    due: date
    milestone: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of them, by part."""

    made: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]


@transaction.atomic
def take_over(
    *, actor: Person, partner: Partner, source: str, promised: Iterable[Promised], reason: str = ""
) -> TakenOver:
    """The commitments of `source` ('plan:12') become those promised: once more changes nothing.

    What is kept stays kept; promised in other words, it is another promise. An open one follows the new
    words, owner and day; one that is not promised any more is dropped with the `reason`. A dropped one is
    open again when it is promised otherwise than before, or had been dropped by an amendment.
    """
    wanted = {one.part: one for one in promised}
    found = Commitment.objects.select_related("owner").select_for_update(of=("self",)).filter(source=source)
    there = {one.part: one for one in found if not _is_another(one, wanted.get(one.part))}
    why = reason.strip() or _("It is no longer in the plan.")
    made = tuple(part for part in wanted if part not in there)
    Commitment.objects.bulk_create(
        Commitment(partner=partner, source=source, part=part, **_values(wanted[part])) for part in made
    )
    changed = tuple(
        part for part in wanted if part in there and _follows(actor, there[part], wanted[part], reason)
    )
    dropped = tuple(part for part, one in there.items() if part not in wanted and _dropped(actor, one, why))
    done = TakenOver(made, changed, dropped)
    if made or changed or dropped:
        record(actor=actor, action="commitment.taken_over", object=source, after=_said(partner, done, reason))
    return done


@transaction.atomic
def release(*, actor: Person, source: str, reason: str, after: date | None = None) -> tuple[str, ...]:
    """Drop what is open of `source`, with the reason: where a plan has ended. Only what is due `after`."""
    found = Commitment.objects.select_for_update(of=("self",)).filter(source=source, state=State.OPEN)
    if after:
        found = found.filter(due__gt=after)
    gone = tuple(one.part for one in found if _dropped(actor, one, reason))
    if gone:
        record(
            actor=actor,
            action="commitment.released",
            object=source,
            after={"dropped": list(gone), "reason": reason},
        )
    return gone


def _is_another(one: Commitment, wanted: Promised | None) -> bool:
    """Whether what is promised under its key now is not what was kept; it then gives up the key."""
    if one.state != State.KEPT or wanted is None or (one.side, one.text) == (wanted.side, wanted.text):
        return False
    one.part = f"{one.part}.{one.pk}"
    one.save(update_fields=["part"])
    return True


def _values(wanted: Promised) -> Mapping[str, object]:
    return {name: getattr(wanted, name) for name in FIELDS}


def _follows(actor: Person, one: Commitment, wanted: Promised, reason: str) -> bool:
    """Whether the commitment was changed to what is wanted."""
    differs = [name for name in FIELDS if getattr(one, name) != getattr(wanted, name)]
    again = one.state == State.DROPPED and (differs or _was_amended_away(one))
    if one.state == State.KEPT or not (again or (differs and one.state == State.OPEN)):
        return False
    for name in differs:
        setattr(one, name, getattr(wanted, name))
    one.state, one.closed_on, one.outcome = State.OPEN, None, ""
    one.save()
    _add(actor, one, reason)
    return True


def _was_amended_away(one: Commitment) -> bool:
    newest = one.comments.exclude(act=Act.COMMENT).last()
    return newest is not None and newest.act == Act.AMENDED


def _dropped(actor: Person, one: Commitment, why: str) -> bool:
    if one.state != State.OPEN:
        return False
    one.state, one.closed_on, one.outcome = State.DROPPED, today(), why
    one.save(update_fields=["state", "closed_on", "outcome"])
    _add(actor, one, why)
    return True


def _add(actor: Person, one: Commitment, text: str) -> None:
    Comment.objects.create(commitment=one, author=actor, act=Act.AMENDED, text=text)


def _said(partner: Partner, done: TakenOver, reason: str) -> dict[str, object]:
    return {
        "partner": partner.pk,
        "made": list(done.made),
        "changed": list(done.changed),
        "dropped": list(done.dropped),
        "reason": reason,
    }
