"""Writing the agenda: only what differs from what follows from the figures is kept."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.reviews.agenda import ADDED, PLACES, WEIGHTS, Point, fits
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review, Topic
from quarterdeck.reviews.services.held import Held, held, led

DRAFT, OPEN = Review.State.DRAFT, Review.State.OPEN
MOST, LONGEST = 20, 200
"""So many points can be added, and so long may a title be."""


@transaction.atomic
def add(*, actor: Person, review: Review, title: str, minutes: int | None = None) -> Topic:
    """A point of one's own, by either side."""
    hands = held(actor, review, DRAFT, OPEN)
    own = list(hands.review.topics.exclude(key__in=WEIGHTS))
    if not title.strip():
        raise ReviewError(_("Say what the point is about."))
    if len(own) >= MOST:
        raise ReviewError(_("That is enough for one meeting."))
    number = max((int(one.key.removeprefix("t")) for one in own), default=0) + 1
    place = max([ADDED, *(one.place + 1 for one in own if one.place < PLACES["promises"] - 1)])
    topic = Topic(review=hands.review, key=f"t{number}", place=place)
    return _kept(hands, topic, title=title, minutes=minutes)


@transaction.atomic
def change(*, actor: Person, review: Review, key: str, title: str, minutes: int | None) -> Topic:
    """Another title, or other minutes; without them what follows from the figures."""
    hands = led(actor, review, DRAFT, OPEN)
    topic = _topic(hands, key)
    if not title.strip() and key not in WEIGHTS:
        raise ReviewError(_("Say what the point is about."))
    return _kept(hands, topic, title=title, minutes=minutes)


@transaction.atomic
def leave_out(*, actor: Person, review: Review, key: str, left_out: bool) -> Topic:
    """Leave a point out, or take it in again."""
    hands = led(actor, review, DRAFT, OPEN)
    topic = _topic(hands, key)
    return _kept(hands, topic, title=topic.title, minutes=topic.minutes, left_out=left_out)


@transaction.atomic
def move(*, actor: Person, review: Review, key: str, up: bool, points: Sequence[Point]) -> None:
    """Let a point change places with its neighbour among `points`, those of the agenda as it is seen."""
    hands = led(actor, review, DRAFT, OPEN)
    keys = [point.key for point in points if not point.left_out]
    if key not in keys:
        raise ReviewError(_("This point is not on the agenda."))
    other = keys.index(key) + (-1 if up else 1)
    if not 0 <= other < len(keys):
        raise ReviewError(_("It cannot be moved further."))
    places = {point.key: point.place for point in points}
    for one, place in ((key, places[keys[other]]), (keys[other], places[key])):
        Topic.objects.update_or_create(review=hands.review, key=one, defaults={"place": place})
    after = {"point": key, "before" if up else "behind": keys[other]}
    record(actor=actor, action="review.agenda_changed", object=review.key, after=after)


def _topic(hands: Held, key: str) -> Topic:
    """The row of that point; a new one, not kept yet, for one that follows from the figures."""
    found = hands.review.topics.filter(key=key).first()
    if found is None and key not in WEIGHTS:
        raise ReviewError(_("This point is not on the agenda."))
    return found or Topic(review=hands.review, key=key)


def _kept(hands: Held, topic: Topic, *, title: str, minutes: int | None, left_out: bool = False) -> Topic:
    before = _said(topic) if topic.pk else None
    topic.title, topic.minutes, topic.left_out = title.strip()[:LONGEST], minutes, left_out
    others = [one for one in hands.review.topics.all() if one.pk != topic.pk]
    if not fits([*others, topic], hands.review.minutes):
        raise ReviewError(_("The minutes that are set leave none for the other points."))
    topic.save()
    action = "review.agenda_changed"
    record(actor=hands.actor, action=action, object=hands.review.key, before=before, after=_said(topic))
    return topic


def _said(topic: Topic) -> dict[str, object]:
    return {
        "point": topic.key,
        "title": topic.title,
        "minutes": topic.minutes,
        "left_out": topic.left_out,
    }
