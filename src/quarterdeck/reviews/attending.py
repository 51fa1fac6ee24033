"""Who should be at the meeting, and after it: who was."""

from quarterdeck.calendar import today
from quarterdeck.commitments.people import promisers
from quarterdeck.directory.models import Kind, Partner, Person, Role
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.why import seers
from quarterdeck.reviews.models import Attendee, Review

MOST = 8
"""So many of the partner's people are proposed; the others are added by hand."""
_RANKS = {Kind.EXECUTIVE: 0, Kind.DISTRIBUTOR: 0, Kind.STAFF: 1}


def attending(review: Review) -> list[Attendee]:
    """Those who were put on the list; while nobody has changed it, those who are proposed."""
    saved = list(review.attendees.select_related("person"))
    return saved if saved or review.state == Review.State.CLOSED else proposed(review)


def proposed(review: Review) -> list[Attendee]:
    """Who looks after the partner, and the partner's own people: nobody whom the partner does not know."""
    roles = [reason.role for reason in seers(review.partner)]
    managers = [role.person for role in roles if role.kind == Kind.MANAGER]
    own = [role for role in roles if role.kind in _RANKS and role.partner_id == review.partner_id]
    theirs = [role.person for role in sorted(own, key=_rank)]
    sides = ((Review.Side.VENDOR, managers), (Review.Side.PARTNER, theirs[:MOST]))
    return [
        Attendee(review=review, side=side, person=person, name=person.name, email=person.email)
        for side, people in sides
        for person in dict.fromkeys(people)
    ]


def choosable(scope: Scope, review: Review, found: list[Attendee]) -> list[Person]:
    """Whom the reader can add: the vendor's people anybody who sees the partner, the partner's its own."""
    people = promisers(scope, review.partner)
    there = {one.person_id for one in found}
    sides = (*people.vendor, *people.partner) if scope.internal else people.partner
    return [person for person in sides if person.pk not in there]


def regionals(partner: Partner, found: list[Attendee]) -> list[Person]:
    """Who answers for the region, and might come where the figures call for it. For the vendor's eyes."""
    there = {one.person_id for one in found}
    roles = (reason.role for reason in seers(partner))
    return [role.person for role in roles if role.kind == Kind.REGIONAL and role.person_id not in there]


def may_change(scope: Scope, one: Attendee) -> bool:
    """The vendor's people change the whole list, the partner's their own side of it."""
    return scope.internal or one.side == Review.Side.PARTNER


def reads_it(one: Attendee) -> bool:
    """Whether this person has a sign-in and sees the review."""
    if one.person is None or not one.person.is_active:
        return False
    scope = scope_of(one.person)
    own = one.review.partner_id in scope.own
    return scope.sees(one.review.partner_id) if scope.internal else own


def _rank(role: Role) -> tuple[int, str, int]:
    return _RANKS[Kind(role.kind)], role.person.name, role.person_id


def is_ahead(review: Review) -> bool:
    """Whether the day of the meeting is still to come."""
    return review.meets_at is not None and review.meets_at.date() > today()
