"""Making, changing and ending webhooks, by the person whose they are or by channel operations."""

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.delivery.announcing import announce
from quarterdeck.delivery.errors import DeliveryError
from quarterdeck.delivery.models import Endpoint, Event, Message
from quarterdeck.delivery.selectors import offered
from quarterdeck.delivery.sending import PURPOSE
from quarterdeck.delivery.tasks import send
from quarterdeck.delivery.watching import watchable
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.sealing import seal

MOST = 10  # of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an endpoint is to be told, and where."""

    url: str
    events: Collection[str]
    kpis: Collection[str] = ()
    each_partner: bool = False


@transaction.atomic
def add_endpoint(*, actor: Person, wish: Wish) -> tuple[Endpoint, str]:
    """A new endpoint of the actor's, and its secret, which nobody can read again. Raises DeliveryError."""
    _check(actor, wish)
    if Endpoint.objects.filter(owner=actor).count() >= MOST:
        raise DeliveryError(_("You have %(most)d webhooks. Remove one first.") % {"most": MOST})
    secret = _new_secret()
    endpoint = Endpoint(owner=actor, secret=seal(secret, PURPOSE))
    _apply(endpoint, wish)
    endpoint.save()
    record(actor=actor, action="webhook.made", object=_object(endpoint), after=_said(endpoint))
    return endpoint, secret


@transaction.atomic
def change_endpoint(*, actor: Person, endpoint: Endpoint, wish: Wish, active: bool) -> None:
    """Another address, other events, paused or not. Raises DeliveryError."""
    _check(endpoint.owner, wish)
    held = Endpoint.objects.select_for_update(of=("self",)).get(pk=endpoint.pk)
    before = _said(held)
    _apply(held, wish)
    held.state = Endpoint.State.ACTIVE if active else Endpoint.State.PAUSED
    held.save()
    record(actor=actor, action="webhook.changed", object=_object(held), before=before, after=_said(held))


@transaction.atomic
def rotate_secret(*, actor: Person, endpoint: Endpoint) -> str:
    """A new secret; messages are signed with both for a day."""
    held = Endpoint.objects.select_for_update(of=("self",)).get(pk=endpoint.pk)
    secret = _new_secret()
    held.former_secret, held.secret, held.rotated = held.secret, seal(secret, PURPOSE), timezone.now()
    held.save()
    record(actor=actor, action="webhook.secret_changed", object=_object(held))
    return secret


@transaction.atomic
def remove_endpoint(*, actor: Person, endpoint: Endpoint) -> None:
    """Gone, with what was still on its way to it."""
    record(actor=actor, action="webhook.removed", object=_object(endpoint), before=_said(endpoint))
    endpoint.delete()


@transaction.atomic
def send_test(*, actor: Person, endpoint: Endpoint) -> Message:
    """A message to try the endpoint out. Raises DeliveryError for one that is not active."""
    if endpoint.state != Endpoint.State.ACTIVE:
        raise DeliveryError(_("Activate the webhook first."))
    record(actor=actor, action="webhook.tested", object=_object(endpoint))
    return announce([endpoint], Event.TEST, {"said": "It works."})[0]


@transaction.atomic
def send_again(*, actor: Person, message: Message) -> None:
    """Start anew with a message that was given up. Raises DeliveryError for any other."""
    held = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if held.state != Message.State.FAILED:
        raise DeliveryError(_("Only a message that was given up can be sent again."))
    held.state, held.attempts = Message.State.WAITING, 0
    held.save(update_fields=["state", "attempts"])
    record(actor=actor, action="webhook.sent_again", object=_object(message.endpoint), after={"id": held.key})
    send(held)


def _check(owner: Person, wish: Wish) -> None:
    _check_address(wish.url)
    scope = scope_of(owner)
    if not set(wish.events) <= {event.value for event in offered(scope)} or not wish.events:
        raise DeliveryError(_("Choose at least one thing to be told of."))
    if Event.FIGURE_CROSSED in wish.events and not wish.kpis:
        raise DeliveryError(_("Choose which figures to watch."))
    if not set(wish.kpis) <= set(watchable(scope)):
        raise DeliveryError(_("One of these figures cannot be watched."))


def _check_address(url: str) -> None:
    try:
        found = urlsplit(url)
        _port = found.port
    except ValueError:
        found = urlsplit("")
    if found.scheme not in ("https", "http") or not found.hostname or len(url) > 500:
        raise DeliveryError(_("Write a whole address, such as https://crm.example.com/quarterdeck."))
    if found.username or found.password:
        raise DeliveryError(_("Leave name and password out of the address; messages are signed instead."))
    if found.scheme == "http" and not settings.WEBHOOK_NETWORKS:
        raise DeliveryError(_("The address must begin with https://, so that nobody reads along."))


def _apply(endpoint: Endpoint, wish: Wish) -> None:
    endpoint.url, endpoint.events = wish.url, sorted(wish.events)
    endpoint.kpis, endpoint.each_partner = sorted(wish.kpis), wish.each_partner
    endpoint.standing = {}  # the first look at what is watched is silent


def _new_secret() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _said(endpoint: Endpoint) -> dict[str, object]:
    names = ("url", "events", "kpis", "each_partner", "state")
    return {name: getattr(endpoint, name) for name in names} | {"owner": endpoint.owner.email}


def _object(endpoint: Endpoint) -> str:
    return f"webhook:{endpoint.pk}"
