"""Where a promise stands today, in a word; late by how much."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.commitments.models import Commitment

State = Commitment.State
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """A word, and the status whose shape and colour go with it ('' for none)."""

    word: str
    status: str = ""


def standing(one: Commitment, day: date) -> Standing:
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
    return Standing(str(one.get_state_display()))


def _kept(after: timedelta) -> Standing:
    if after.days <= 0:
        return Standing(_("Kept"), "on-track")
    words = ngettext("Kept %(n)s day late", "Kept %(n)s days late", after.days)
    return Standing(words % {"n": after.days}, "behind")


def _days_late(days: int) -> str:
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
