"""Reading webhooks: one's own; for channel operations, everybody's."""

from django.db.models import Q, QuerySet

from quarterdeck.delivery.models import Endpoint, Event, Message
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors as plans
from quarterdeck.reviews import selectors as reviews


def endpoints(scope: Scope, person: Person) -> QuerySet[Endpoint]:
    """Those that this person may change."""
    return Endpoint.objects.filter(Q() if scope.everything else Q(owner=person)).select_related("owner")


def get_endpoint(scope: Scope, person: Person, pk: int) -> Endpoint:
    """Raises Endpoint.DoesNotExist, for an absent one and for a foreign one."""
    return endpoints(scope, person).get(pk=pk)


def messages_of(scope: Scope, person: Person, endpoint: Endpoint) -> QuerySet[Message]:
    """What was sent, the newest first."""
    return Message.objects.filter(endpoint__in=endpoints(scope, person), endpoint=endpoint)


def sees_plan(scope: Scope, pk: int) -> bool:
    return plans.visible(scope).filter(pk=pk).exists()


def sees_review(scope: Scope, pk: int) -> bool:
    return reviews.visible(scope).filter(pk=pk).exists()


def offered(scope: Scope) -> list[Event]:
    """The events that this person can be told of."""
    hidden = {Event.TEST} | (set() if scope.everything else {Event.IMPORT_FINISHED})
    return [event for event in Event if event not in hidden]
