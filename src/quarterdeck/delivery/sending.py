"""One attempt to deliver a message, signed by Standard Webhooks."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpcore2
from django.utils.translation import gettext as _
from standardwebhooks import Webhook

from quarterdeck.delivery.models import Message
from quarterdeck.delivery.network import NotAllowedError, post
from quarterdeck.sealing import unseal

PURPOSE = "webhook"
GONE = 410
PAUSES = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""Between attempts: ten in three days."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How it went, in words; `gone` says that the other side wants no more."""

    delivered: bool
    said: str
    gone: bool = False


def attempt(message: Message) -> Attempt:
    """Send it once. Whatever goes wrong out there is told, not raised."""
    body = message.body
    try:
        answer = post(message.endpoint.url, headers_of(message, datetime.now(UTC)), body.encode())
    except NotAllowedError as error:
        return Attempt(delivered=False, said=str(error))
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        return Attempt(
            delivered=False, said=_("No connection: %(error)s") % {"error": error or type(error).__name__}
        )
    except httpcore2.TimeoutException:
        return Attempt(delivered=False, said=_("No answer in time."))
    delivered = 200 <= answer.status < 300
    return Attempt(
        delivered, _("Answered %(status)s.") % {"status": answer.status}, gone=answer.status == GONE
    )


def headers_of(message: Message, at: datetime) -> list[tuple[str, str]]:
    """The id, the time and a signature for each secret that holds."""
    secrets = [unseal(one, PURPOSE) for one in message.endpoint.sealed_secrets]
    signatures = [Webhook(secret).sign(message.key, at, message.body) for secret in secrets]
    return [
        ("Host", httpcore2.URL(message.endpoint.url).host.decode()),
        ("Content-Type", "application/json"),
        ("User-Agent", "Quarterdeck"),
        ("webhook-id", message.key),
        ("webhook-timestamp", str(int(at.timestamp()))),
        ("webhook-signature", " ".join(signatures)),
    ]


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait, give or take a tenth, so that many do not come back at once; None: give up."""
    if attempts > len(PAUSES):
        return None
    return PAUSES[attempts - 1] * random.uniform(0.9, 1.1)  # noqa: S311 (nothing secret)
