"""Today, settable: a demo on historic data and every test say which day it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_pinned: ContextVar[date | None] = ContextVar("pinned_today", default=None)


def today() -> date:
    """The pinned day, or else today's date in UTC."""
    return _pinned.get() or datetime.now(UTC).date()


@contextmanager
def pinned_today(day: date | None) -> Iterator[None]:
    """Make `today()` answer `day` inside the block; None leaves the clock in charge."""
    token = _pinned.set(day)
    try:
        yield
    finally:
        _pinned.reset(token)
