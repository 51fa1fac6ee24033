"""Reading commitments: one door, and what each person finds behind it."""

from datetime import date

from django.db.models import Case, F, Q, QuerySet, Value, When

from quarterdeck.calendar import today
from quarterdeck.commitments.models import Comment, Commitment
from quarterdeck.commitments.people import plans_for
from quarterdeck.commitments.standing import SOON
from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope

State = Commitment.State


def visible(scope: Scope) -> QuerySet[Commitment]:
    """The vendor's people see what was promised about their partners, and what they promised themselves.

    A partner's people see what was promised between their own company and the vendor: a distributor
    nothing of its resellers.
    """
    found = Commitment.objects.select_related("partner", "owner")
    if scope.everything:
        return found
    if scope.internal:
        return found.filter(Q(partner__in=Keys(scope.partners)) | Q(owner__email=scope.person))
    return found.filter(partner__in=scope.own)


def mine(scope: Scope) -> QuerySet[Commitment]:
    """What the reader promised and has not closed, the most urgent first."""
    return visible(scope).filter(owner__email=scope.person, state=State.OPEN)


def about(scope: Scope, partner: str) -> QuerySet[Commitment]:
    return visible(scope).filter(partner=partner)


def of_source(scope: Scope, source: str) -> dict[str, Commitment]:
    """The commitments that were made there, by part."""
    return {one.part: one for one in visible(scope).filter(source=source)}


def late(found: QuerySet[Commitment], day: date | None = None) -> QuerySet[Commitment]:
    """Those that are open though their day has passed."""
    return found.filter(state=State.OPEN, due__lt=day or today())


def soon(found: QuerySet[Commitment], day: date | None = None) -> QuerySet[Commitment]:
    """Those that are open and due within a week."""
    day = day or today()
    return found.filter(state=State.OPEN, due__gte=day, due__lte=day + SOON)


def in_order(found: QuerySet[Commitment], scope: Scope) -> QuerySet[Commitment]:
    """The reader's own first, then partner by partner; open ones by their day, so that late ones lead."""
    theirs = Case(When(owner__email=scope.person, then=Value(0)), default=Value(1))
    closed = Case(When(state=State.OPEN, then=Value(0)), default=Value(1))
    group = Case(When(owner__email=scope.person, then=Value("")), default=F("partner__name"))
    return found.order_by(theirs, group, closed, "due", "pk")


def may_close(scope: Scope, one: Commitment) -> bool:
    """Its owner, and who plans for the side that promised it."""
    owns = one.owner.email == scope.person and (scope.internal or one.partner_id in scope.own)
    return owns or plans_for(scope, one.side, one.partner_id)


def comments(one: Commitment) -> QuerySet[Comment]:
    """The conversation, the oldest first."""
    return one.comments.select_related("author")
