"""Preparing, sharing and closing a review: what the vendor's side does."""

from collections.abc import Collection

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.calendar import Period, today
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.models import Attendee, Review
from quarterdeck.reviews.services.attending import written
from quarterdeck.reviews.services.held import led
from quarterdeck.reviews.signals import review_closed, review_shared

State = Review.State


@transaction.atomic
def prepare(*, actor: Person, partner: Partner, quarter: Period) -> Review:
    """The review of a quarter that has begun; the one that is there, where there is one."""
    if not selectors.may_lead(scope_of(actor), partner.pk):
        raise ReviewError(_("Whoever plans for the vendor with this partner leads its reviews."))
    if quarter.first > today():
        raise ReviewError(_("The quarter has not begun yet."))
    review, made = Review.objects.get_or_create(
        partner=partner,
        quarter=quarter.key,
        defaults={"first": quarter.first, "last": quarter.last, "made_by": actor},
    )
    if made:
        record(actor=actor, action="review.prepared", object=review.key, after=_said(review))
    return review


@transaction.atomic
def share(*, actor: Person, review: Review) -> Review:
    """Let the partner see it, and add to it."""
    hands = led(actor, review, State.DRAFT)
    hands.review.state = State.OPEN
    hands.review.save(update_fields=["state"])
    record(actor=actor, action="review.shared", object=review.key, after=_said(hands.review))
    _announce(review_shared, hands.review)
    return hands.review


@transaction.atomic
def close(
    *, actor: Person, review: Review, facts: Facts, asides: Asides, digest: str, came: Collection[str] = ()
) -> Review:
    """Keep the figures as they are now, and who `came` (by tag): from here on nothing of it changes.

    `digest` is that of the facts which the actor has read.
    """
    hands = led(actor, review, State.OPEN)
    if facts.digest != digest:
        raise ReviewError(_("The figures changed since you opened this page: look at them once more."))
    closed = hands.review
    there = _attendance(closed, came)
    closed.state, closed.closed_at, closed.closed_by = State.CLOSED, timezone.now(), actor
    closed.facts, closed.asides = facts.model_dump(mode="json"), asides.model_dump(mode="json")
    closed.digest, closed.data_version = facts.digest, facts.data_version
    closed.save()
    after = _said(closed, digest=closed.digest, came=there)
    record(actor=actor, action="review.closed", object=review.key, after=after)
    _announce(review_closed, closed)
    return closed


def _announce(signal: Signal, review: Review) -> None:
    transaction.on_commit(lambda: signal.send_robust(sender=Review, review=review), robust=True)


def _attendance(review: Review, came: Collection[str]) -> list[str]:
    """Keep who was there and who was not; the names of those who were."""
    attendees = written(review)
    for one in attendees:
        one.came = one.tag in came
    Attendee.objects.bulk_update(attendees, ["came"])
    return [one.name for one in attendees if one.came]


def _said(review: Review, **more: object) -> dict[str, object]:
    return {"partner": review.partner_id, "quarter": review.quarter, "state": str(review.state), **more}
