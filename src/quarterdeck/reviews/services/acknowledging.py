"""Acknowledging a closed review: one person, for one side, under one digest."""

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Acknowledgement, Review
from quarterdeck.reviews.services.held import held


@transaction.atomic
def acknowledge(*, actor: Person, review: Review, digest: str, address: str) -> Acknowledgement:
    """Say that this is how it was. Raises ReviewError when it was said already, or something else is kept."""
    hands = held(actor, review, Review.State.CLOSED)
    if not selectors.may_acknowledge(hands.scope, hands.review):
        raise ReviewError(
            _("Your side has acknowledged it already, or your role does not acknowledge reviews.")
        )
    if hands.review.digest != digest:
        raise ReviewError(_("This is not the review that you opened. Look once more."))
    made = Acknowledgement.objects.create(
        review=hands.review,
        side=hands.side,
        person=actor,
        name=actor.name,
        role=", ".join(sorted(hands.scope.kinds)),
        digest=digest,
        address=address,
    )
    after = {"side": str(hands.side), "digest": digest}
    record(actor=actor, action="review.acknowledged", object=review.key, after=after)
    return made
