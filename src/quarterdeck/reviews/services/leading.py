"""Preparing, sharing and closing a review: what the vendor's side does."""

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
from quarterdeck.reviews.models import Review
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
def close(*, actor: Person, review: Review, facts: Facts, asides: Asides) -> Review:
    """Keep the figures as they are now: from here on nothing of it changes."""
    hands = led(actor, review, State.OPEN)
    closed = hands.review
    closed.state, closed.closed_at, closed.closed_by = State.CLOSED, timezone.now(), actor
    closed.facts, closed.asides = facts.model_dump(mode="json"), asides.model_dump(mode="json")
    closed.digest, closed.data_version = facts.digest, facts.data_version
    closed.save()
    record(actor=actor, action="review.closed", object=review.key, after=_said(closed, digest=closed.digest))
    _announce(review_closed, closed)
    return closed


def _announce(signal: Signal, review: Review) -> None:
    transaction.on_commit(lambda: signal.send_robust(sender=Review, review=review), robust=True)


def _said(review: Review, **more: str) -> dict[str, object]:
    return {"partner": review.partner_id, "quarter": review.quarter, "state": str(review.state), **more}
