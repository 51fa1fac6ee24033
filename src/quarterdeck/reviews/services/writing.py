"""Writing what is said: before the meeting, in it, after."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Entry, Review
from quarterdeck.reviews.services.held import held

LONGEST = 4000
_POINT = re.compile(r"[a-z]+|t\d{1,3}")
DRAFT, OPEN = Review.State.DRAFT, Review.State.OPEN


@transaction.atomic
def write(
    *, actor: Person, review: Review, text: str, kind: str, topic: str = "", internal: bool = False
) -> Entry:
    """Say something about a point of the agenda. `internal` is for the vendor's people, and among them."""
    hands = held(actor, review, DRAFT, OPEN)
    if not text.strip():
        raise ReviewError(_("Write something first."))
    if kind not in Entry.Kind or (topic and not _POINT.fullmatch(topic)):
        raise ReviewError(_("Choose what it is."))
    made = Entry.objects.create(
        review=hands.review,
        topic=topic,
        kind=kind,
        internal=internal and hands.scope.internal,
        author=actor,
        text=text.strip()[:LONGEST],
    )
    record(actor=actor, action="review.written", object=review.key, after=_said(made))
    return made


@transaction.atomic
def take_back(*, actor: Person, review: Review, pk: int) -> None:
    """Take back what one wrote oneself, while the review is not closed."""
    hands = held(actor, review, DRAFT, OPEN)
    mine = hands.review.entries.filter(pk=pk, author=actor).first()
    if mine is None:
        raise ReviewError(_("Everybody takes back what they wrote themselves."))
    before = _said(mine)
    mine.delete()
    record(actor=actor, action="review.taken_back", object=review.key, before=before)


def _said(one: Entry) -> dict[str, object]:
    """The log is read by the vendor alone: an internal note stands in it, too."""
    return {"point": one.topic, "kind": str(one.kind), "internal": one.internal, "text": one.text}
