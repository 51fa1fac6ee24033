"""Sending in the background, as long as the endpoint's owner may read what is sent."""

import json
from collections.abc import Collection

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from quarterdeck.delivery.models import Endpoint, Event, Message
from quarterdeck.delivery.selectors import sees_plan
from quarterdeck.delivery.sending import attempt, pause_after
from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import scope_of
from quarterdeck.disputes.selectors import visible
from quarterdeck.kpis import definitions

State = Message.State


@task()
def deliver(message_id: int, attempts: int) -> None:
    """Try once; what did not arrive is tried again later. `attempts` were made before."""
    waiting = Message.objects.filter(pk=message_id, state=State.WAITING, attempts=attempts)
    if not waiting.update(attempts=F("attempts") + 1, next_at=None):
        return  # it arrived, was given up, or somebody else is at it
    message = Message.objects.select_related("endpoint__owner").get(pk=message_id)
    with reading_as(message.endpoint.owner):
        _deliver(message)


def _deliver(message: Message) -> None:
    """What came of it is said to the endpoint's owner."""
    if message.endpoint.state != Endpoint.State.ACTIVE:
        return _settle(message, State.FAILED, _("The webhook is not active."))
    if not still_theirs(message):
        return _settle(message, State.WITHDRAWN, _("Its owner may not read it any more."))
    tried = attempt(message)
    if tried.delivered:
        return _settle(message, State.DELIVERED, tried.said)
    if tried.gone:
        Endpoint.objects.filter(pk=message.endpoint_id).update(state=Endpoint.State.GONE)
        return _settle(message, State.FAILED, tried.said)
    return _again(message, tried.said)


def send(message: Message) -> None:
    """Put it on its way."""
    deliver.enqueue(message.pk, message.attempts)


def still_theirs(message: Message) -> bool:
    """Whether the owner may read at this moment what the message says."""
    owner: Person = message.endpoint.owner
    if not owner.is_active:
        return False
    scope, data = scope_of(owner), json.loads(message.body)["data"]
    match message.event:
        case Event.IMPORT_FINISHED:
            return scope.everything
        case Event.DISPUTE_OPENED | Event.DISPUTE_ANSWERED:
            return visible(scope, owner).filter(pk=data.get("dispute")).exists()
        case Event.PLAN_PROPOSED | Event.PLAN_SIGNED | Event.PLAN_ENDED:
            return sees_plan(scope, data["plan"])
        case Event.FIGURE_CROSSED:
            return _reads_figures(scope, message.partners, {one["kpi"] for one in data["figures"]})
    return True


def _reads_figures(scope: Scope, partners: Collection[str], names: Collection[str]) -> bool:
    """A figure of no partner in particular is of the whole channel."""
    known = definitions().visible(internal=scope.internal)
    sees = all(scope.sees(one) for one in partners) if partners else scope.everything
    return sees and all(name in known for name in names)


def _again(message: Message, said: str) -> None:
    pause = pause_after(message.attempts)
    if pause is None:
        return _settle(message, State.FAILED, said)
    at = timezone.now() + pause
    Message.objects.filter(pk=message.pk).update(outcome=said, next_at=at)
    deliver.using(run_after=at).enqueue(message.pk, message.attempts)
    return None


def _settle(message: Message, state: str, said: str) -> None:
    Message.objects.filter(pk=message.pk).update(state=state, outcome=said, next_at=None)
