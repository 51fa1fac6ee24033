"""A review in the hands of somebody who may act on it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.audit.services import is_on_behalf
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review


@dataclass(frozen=True, slots=True)
class Held:
    """The review, locked until the end of the transaction, and who acts for which side."""

    review: Review
    actor: Person
    scope: Scope

    @property
    def side(self) -> Review.Side:
        return selectors.side_of(self.scope)


def held(actor: Person, review: Review, *states: str) -> Held:
    """Raises Review.DoesNotExist for a foreign one, ReviewError where it is in none of `states`."""
    if is_on_behalf():
        raise ReviewError(_("While you see the site as somebody else you cannot act in their name."))
    scope = scope_of(actor)
    selectors.get_review(scope, review.pk)
    locked = Review.objects.select_for_update(no_key=True, of=("self",)).select_related("partner")
    mine = locked.get(pk=review.pk)
    if states and mine.state not in states:
        state = str(mine.get_state_display()).lower()
        raise ReviewError(_("The review is %(state)s: that cannot be done any more.") % {"state": state})
    return Held(mine, actor, scope)


def led(actor: Person, review: Review, *states: str) -> Held:
    """As `held`, for what only the vendor's side does."""
    hands = held(actor, review, *states)
    if not selectors.may_lead(hands.scope, hands.review.partner_id):
        raise ReviewError(_("Whoever plans for the vendor with this partner leads its reviews."))
    return hands
