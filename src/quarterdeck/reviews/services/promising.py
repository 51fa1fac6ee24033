"""Promising something in the meeting: each side for itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.commitments import services
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import Terms
from quarterdeck.directory.models import Person
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.services.held import held


@transaction.atomic
def promise(*, actor: Person, review: Review, terms: Terms) -> Commitment:
    """A promise that names the review as its source. Raises ReviewError, CommitmentError.

    The other side reads it at once: so not before the review is shared.
    """
    hands = held(actor, review)
    if hands.review.state == Review.State.DRAFT:
        raise ReviewError(_("Share the review first: the other side reads a promise at once."))
    hands = held(actor, review, Review.State.OPEN)
    there = Commitment.objects.filter(source=review.key).count()
    return services.promise(
        actor=actor,
        partner=hands.review.partner,
        side=hands.side,
        terms=terms,
        source=review.key,
        part=f"p{there + 1}",
    )
