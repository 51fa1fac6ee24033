"""Reading letters: one's own, and for operations how all of them went."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from quarterdeck.commitments.people import plans_for
from quarterdeck.directory.models import Partner, Person, Side
from quarterdeck.directory.scope import Scope
from quarterdeck.summaries.content.value import Summary
from quarterdeck.summaries.models import Guest, Letter, State
from quarterdeck.summaries.recipients import recipient_of

TO_DECIDE = (State.UNCLEAR, State.REFUSED, State.GIVEN_UP)


def own(person: Person) -> QuerySet[Letter]:
    """Those that stand in the product, the newest first."""
    return Letter.objects.readable().filter(person=person).select_related("person")


def get_own(person: Person, pk: int) -> tuple[Letter, Summary]:
    """The one door to a summary: what it speaks of must all be the reader's still.

    Raises Letter.DoesNotExist, the same for an absent and for a foreign one.
    """
    letter = own(person).get(pk=pk)
    if not still_theirs(person, [letter]):
        raise Letter.DoesNotExist
    return letter, Summary.model_validate(letter.content)


def still_theirs(person: Person, letters: Iterable[Letter]) -> list[Letter]:
    """Those of one's own that speak of nothing but what one sees today."""
    recipient = recipient_of(person)
    if recipient is None:
        return []
    return [one for one in letters if recipient.may_read(Summary.model_validate(one.content))]


def unread(person: Person) -> Letter | None:
    """The newest, where it has not been opened."""
    newest = own(person).first()
    if newest is None or newest.read_at or not still_theirs(person, [newest]):
        return None
    return newest


def all_letters(scope: Scope) -> QuerySet[Letter]:
    """Everybody's, for who sees everything."""
    found = Letter.objects.select_related("person", "guest__partner")
    return found if scope.everything else found.none()


def counts(scope: Scope) -> dict[str, int]:
    """How many letters are in each state."""
    found = all_letters(scope).order_by().values_list("state").annotate(many=Count("pk"))
    return dict(found)


def may_keep_guests(scope: Scope, partner: Partner) -> bool:
    """Operations, and who makes plans for either side with the partner."""
    side = Side.VENDOR if scope.internal else Side.PARTNER
    return scope.everything or plans_for(scope, side, partner.pk)


def own_companies(scope: Scope) -> list[Partner]:
    """The reader's companies, for which they can add guests."""
    found = Partner.objects.filter(pk__in=scope.own, active=True).order_by("name", "pk")
    return [one for one in found if may_keep_guests(scope, one)]


def guests_of(partner: Partner) -> QuerySet[Guest]:
    return Guest.objects.current().filter(partner=partner).select_related("by")
