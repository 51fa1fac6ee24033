"""Writing the log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from quarterdeck.audit.models import Entry

_seer: ContextVar[str] = ContextVar("seer", default="")


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
    if seer := _seer.get():
        who, after = seer, {**(after or {}), "seen_as": who}
    return Entry.objects.create(actor=who, action=action, object=object, before=before, after=after)


def is_on_behalf() -> bool:
    """Whether whoever acts here looks as somebody else does: nothing that binds may be done so."""
    return bool(_seer.get())


@contextmanager
def on_behalf(seer: Actor) -> Iterator[None]:
    """Inside the block `seer` looks as somebody else does: entries name the one, and say as whom."""
    token = _seer.set(seer.email)
    try:
        yield
    finally:
        _seer.reset(token)
