"""Making messages: one for each endpoint whose owner may know."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.crypto import get_random_string

from quarterdeck.delivery.models import Endpoint, Event, Message
from quarterdeck.delivery.tasks import send


def announce(
    endpoints: Iterable[Endpoint], event: Event, data: Mapping[str, Any], *, partners: Sequence[str] = ()
) -> list[Message]:
    """Keep a message for each and put it on its way. `partners` are those it speaks of."""
    body = json.dumps(
        {"type": event.value, "timestamp": timezone.now().isoformat(), "data": data}, cls=DjangoJSONEncoder
    )
    made = []
    for endpoint in endpoints:
        key = f"msg_{get_random_string(24)}"
        made.append(
            Message.objects.create(
                endpoint=endpoint, key=key, event=event, body=body, partners=list(partners)
            )
        )
        send(made[-1])
    return made


def subscribed(event: Event) -> list[Endpoint]:
    """The active endpoints that want to be told."""
    active = Endpoint.objects.filter(state=Endpoint.State.ACTIVE, owner__is_active=True)
    return [one for one in active.select_related("owner") if event.value in one.events]
