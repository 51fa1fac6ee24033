"""Reading reviews: one door, and what each side finds behind it."""

from django.db.models import QuerySet

from quarterdeck.calendar import FiscalCalendar, Period, PeriodError
from quarterdeck.commitments.people import planned_by, plans_for
from quarterdeck.directory.models import Partner, Territory
from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.tree import below
from quarterdeck.reviews.models import Entry, Review

State, Side = Review.State, Review.Side


def visible(scope: Scope) -> QuerySet[Review]:
    """The vendor's people see those of their partners, a partner's people their own once they are shared.

    A review is between the vendor and one company: a distributor sees none of its resellers'.
    """
    found = Review.objects.select_related("partner")
    if scope.everything:
        return found
    if scope.internal:
        return found.filter(partner__in=Keys(scope.partners))
    return found.filter(partner__in=scope.own).exclude(state=State.DRAFT)


def get_review(scope: Scope, pk: int) -> Review:
    """The one door to a review. Raises Review.DoesNotExist, the same for an absent and for a foreign one."""
    return visible(scope).get(pk=pk)


def side_of(scope: Scope) -> Review.Side:
    return Side.VENDOR if scope.internal else Side.PARTNER


def quarter_of(review: Review, calendar: FiscalCalendar) -> Period:
    return Period.parse(review.quarter, calendar)


def entries(scope: Scope, review: Review) -> QuerySet[Entry]:
    """What was written; the vendor's own notes only for the vendor."""
    found = review.entries.select_related("author")
    return found if scope.internal else found.filter(internal=False)


def may_lead(scope: Scope, partner: str) -> bool:
    """Whether they prepare, share and close reviews with the partner: who plans for the vendor there."""
    return plans_for(scope, Side.VENDOR, partner)


def led_by(scope: Scope, territory: Territory | None = None) -> QuerySet[Partner]:
    """The partners whose reviews they lead: in a territory, or all of them."""
    found = planned_by(scope)
    return found.filter(territory__in=below(Territory, [territory.pk])) if territory else found


def may_add(scope: Scope, review: Review) -> bool:
    """Whether they add comments, promises and people, while the review is not closed."""
    if review.state == State.CLOSED:
        return False
    return scope.sees(review.partner_id) if scope.internal else review.partner_id in scope.own


def may_acknowledge(scope: Scope, review: Review) -> bool:
    """Whether they may say for their side that this is how it was."""
    side = side_of(scope)
    waits = not review.acknowledgements.filter(side=side).exists()
    return review.state == State.CLOSED and waits and plans_for(scope, side, review.partner_id)


def reviewable(text: str, calendar: FiscalCalendar) -> Period:
    """The quarter that an address names. Raises PeriodError."""
    period = Period.parse(text, calendar)
    if period.grain != "quarter":
        raise PeriodError(f"'{text}' is no quarter.")
    return period
