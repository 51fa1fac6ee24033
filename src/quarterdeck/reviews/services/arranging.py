"""Writing when and where the meeting is."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.reviews.agenda import fits
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.services.held import led

SHORTEST, LONGEST = 15, 480
"""How many minutes a meeting may take."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """`at` None: no day is set."""

    at: datetime | None
    minutes: int
    place: str = ""


@transaction.atomic
def arrange(*, actor: Person, review: Review, meeting: Meeting) -> Review:
    """Set, change or take back day, length and place. Whoever has the invitation gets it as a newer one."""
    hands = led(actor, review, Review.State.DRAFT, Review.State.OPEN)
    kept = hands.review
    if not SHORTEST <= meeting.minutes <= LONGEST:
        limits = {"least": SHORTEST, "most": LONGEST}
        raise ReviewError(_("A meeting takes %(least)s to %(most)s minutes.") % limits)
    if not fits(kept.topics.all(), meeting.minutes):
        raise ReviewError(_("The minutes that are set on the agenda do not fit into a meeting that short."))
    before = _said(kept)
    kept.meets_at, kept.minutes, kept.place = meeting.at, meeting.minutes, meeting.place.strip()[:300]
    if (after := _said(kept)) != before:
        kept.invited += 1
        kept.save(update_fields=["meets_at", "minutes", "place", "invited"])
        record(actor=actor, action="review.meeting_set", object=kept.key, before=before, after=after)
    return kept


def _said(review: Review) -> dict[str, object]:
    at = review.meets_at.isoformat(timespec="minutes") if review.meets_at else ""
    return {"at": at, "minutes": review.minutes, "place": review.place}
