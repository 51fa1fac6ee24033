"""Reading tokens: one's own; for channel operations, everybody's."""

from django.db.models import QuerySet

from quarterdeck.api.models import Token
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope


def tokens_of(person: Person) -> QuerySet[Token]:
    """One's own, the newest first."""
    return Token.objects.filter(person=person).select_related("person")


def tokens_of_others(scope: Scope, person: Person) -> QuerySet[Token]:
    """Everybody else's, for those who see everything; none for others."""
    if not scope.everything:
        return Token.objects.none()
    return Token.objects.exclude(person=person).select_related("person").order_by("person__email", "-made")


def get_token(scope: Scope, person: Person, pk: int) -> Token:
    """One that may be revoked: one's own, or anybody's for operations. Raises Token.DoesNotExist."""
    found = tokens_of(person).filter(pk=pk).first() or tokens_of_others(scope, person).filter(pk=pk).first()
    if found is None:
        raise Token.DoesNotExist(f"There is no token {pk}.")
    return found
