"""Reading disputes: one door, and what each person finds behind it."""

from django.db.models import Q, QuerySet

from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.disputes.models import Comment, Dispute

State = Dispute.State


def visible(scope: Scope, person: Person) -> QuerySet[Dispute]:
    """The questions this person may read, the newest first.

    The vendor's people see those about their partners, and their own; operations all. A partner's
    people see those that somebody of their own company asked about a partner they still see.
    """
    found = Dispute.objects.select_related("asker", "partner", "company")
    if scope.everything:
        return found
    in_sight = Q(partner__in=scope.partners)
    if scope.internal:
        return found.filter(in_sight | Q(partner=None, asker=person))
    return found.filter(in_sight | Q(partner=None), company__in=scope.own)


def comments(scope: Scope, dispute: Dispute) -> QuerySet[Comment]:
    """The conversation, the oldest first; what the vendor said to itself only for the vendor."""
    found = dispute.comments.select_related("author")
    return found if scope.internal else found.filter(internal=False)


def waiting(scope: Scope, person: Person) -> int:
    """How many questions wait for this person: operations to answer them, others to read an answer."""
    found = visible(scope, person)
    if scope.everything:
        return found.filter(state=State.OPEN).count()
    return found.filter(state=State.ANSWERED, asker=person).count()


def open_about(scope: Scope, person: Person, partner: str) -> int:
    """How many questions about a partner wait for an answer."""
    return visible(scope, person).filter(partner=partner, state=State.OPEN).count()
