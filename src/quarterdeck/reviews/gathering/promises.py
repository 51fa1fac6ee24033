"""Gathering what both sides promised, and what became of it."""

from datetime import date

from django.db.models import Q

from quarterdeck.commitments import selectors
from quarterdeck.commitments.models import Commitment
from quarterdeck.reviews.facts import Promised
from quarterdeck.reviews.gathering.ground import Ground
from quarterdeck.reviews.models import Review


def promises(ground: Ground, last: Review | None) -> tuple[Promised, ...]:
    """What is open with the partner, and what was closed since `last` was (or in the reviewed quarter)."""
    since = last.closed_at.date() if last and last.closed_at else ground.quarter.first
    found = selectors.about(ground.reader.scope, ground.partner.pk)
    found = found.filter(Q(state=Commitment.State.OPEN) | Q(closed_on__gte=since))
    here = last.key if last else ""
    return tuple(_promised(one, here, ground.reader.today) for one in found.order_by("due", "pk"))


def _promised(one: Commitment, here: str, today: date) -> Promised:
    closed = one.closed_on if one.closed_on and one.closed_on <= today else None
    return Promised(
        pk=one.pk,
        side=one.side,
        owner=one.owner.name,
        text=one.text,
        due=one.due,
        state=one.state,
        closed_on=closed,
        outcome=one.outcome,
        here=bool(here) and one.source == here,
    )
