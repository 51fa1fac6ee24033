"""Where a promise stands today, in a word; late by how much."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.commitments.models import Commitment

State = Commitment.State
SOON = timedelta(days=7)


class Promise(Protocol):
    """A commitment, or what was kept of one."""

    @property
    def state(self) -> str: ...
    @property
    def due(self) -> date: ...
    @property
    def closed_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A word, and the status whose shape and colour go with it ('' for none)."""

    word: str
    status: str = ""


def standing(one: Promise, day: date) -> Standing:
    if one.state == State.DROPPED:
        return Standing(_("Dropped"), "not-available")
    if one.state == State.KEPT:
        return _kept((one.closed_on or day) - one.due)
    if one.due < day:
        return Standing(_days_late((day - one.due).days), "at-risk")
    if one.due == day:
        return Standing(_("Due today"), "behind")
    if one.due <= day + SOON:
        left = (one.due - day).days
        return Standing(ngettext("Due in %(n)s day", "Due in %(n)s days", left) % {"n": left}, "behind")
    return Standing(str(State(one.state).label))


def _kept(after: timedelta) -> Standing:
    if after.days <= 0:
        return Standing(_("Kept"), "on-track")
    words = ngettext("Kept %(n)s day late", "Kept %(n)s days late", after.days)
    return Standing(words % {"n": after.days}, "behind")


def _days_late(days: int) -> str:
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
