"""Writing who should be at the meeting."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.reviews.attending import choosable, may_change, proposed
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Attendee, Review
from quarterdeck.reviews.services.held import Held, held

DRAFT, OPEN = Review.State.DRAFT, Review.State.OPEN
MOST = 60


@transaction.atomic
def add(*, actor: Person, review: Review, email: str) -> Attendee:
    """Somebody who works with the partner."""
    hands = held(actor, review, DRAFT, OPEN)
    found = written(hands.review)
    wanted = email.strip().lower()
    person = next((one for one in choosable(hands.scope, hands.review, found) if one.email == wanted), None)
    if person is None:
        raise ReviewError(_("Choose somebody who works with this partner and is not on the list yet."))
    side = Review.Side(person.side)
    return _added(hands, found, Attendee(side=side, person=person, name=person.name, email=person.email))


@transaction.atomic
def add_guest(*, actor: Person, review: Review, side: str, name: str, email: str = "") -> Attendee:
    """Somebody without a sign-in. A partner's people bring guests of their own side."""
    hands = held(actor, review, DRAFT, OPEN)
    name, email = name.strip()[:200], email.strip()[:254]
    if not name:
        raise ReviewError(_("Say who it is."))
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise ReviewError(_("This is no e-mail address: %(email)s") % {"email": email}) from error
    if side not in Review.Side or not (hands.scope.internal or side == Review.Side.PARTNER):
        raise ReviewError(_("Choose your own side."))
    return _added(hands, written(hands.review), Attendee(side=side, name=name, email=email))


@transaction.atomic
def remove(*, actor: Person, review: Review, name: str) -> None:
    """Take somebody off the list; `name` is that of `Attendee.tag`."""
    hands = held(actor, review, DRAFT, OPEN)
    one = next((one for one in written(hands.review) if one.tag == name), None)
    if one is None or not may_change(hands.scope, one):
        raise ReviewError(_("Nobody of that name can be taken off."))
    before = {"side": str(one.side), "name": one.name}
    one.delete()
    _changed(hands, before=before)


def written(review: Review) -> list[Attendee]:
    """The list as it is kept; who was proposed so far is kept with the first change."""
    saved = list(review.attendees.select_related("person"))
    return saved or Attendee.objects.bulk_create(proposed(review))


def _added(hands: Held, found: list[Attendee], one: Attendee) -> Attendee:
    if len(found) >= MOST:
        raise ReviewError(_("There is no room for more people."))
    one.review = hands.review
    one.save()
    _changed(hands, after={"side": str(one.side), "name": one.name})
    return one


def _changed(hands: Held, **said: dict[str, str]) -> None:
    """An invitation that is out counts the change."""
    review = hands.review
    if review.meets_at:
        review.invited += 1
        review.save(update_fields=["invited"])
    record(actor=hands.actor, action="review.attendees_changed", object=review.key, **said)
