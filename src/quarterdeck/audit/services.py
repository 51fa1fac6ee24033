"""Writing the log."""

from collections.abc import Mapping
from typing import Any, Protocol

from quarterdeck.audit.models import Entry


class Actor(Protocol):
    """Whoever acts: anybody with an e-mail."""

    @property
    def email(self) -> str: ...


def record(
    *,
    actor: Actor | str | None,
    action: str,
    object: str = "",  # noqa: A002 (the word of the log)
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one entry; call it in the transaction of the change, so that both stand or fall together.

    `action` is noun.verb in the past ("role.granted"), `object` kind:key ("partner:P-001"). No actor
    means the machine itself: a command, a job.
    """
    who = actor if isinstance(actor, str) else actor.email if actor else "system"
    return Entry.objects.create(actor=who, action=action, object=object, before=before, after=after)
