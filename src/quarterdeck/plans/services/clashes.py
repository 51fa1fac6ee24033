"""What two people changed at once, and the words for it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.numbers import moment
from quarterdeck.directory.models import Person
from quarterdeck.plans.content import Content
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.flat import Change
from quarterdeck.plans.merging import merges
from quarterdeck.plans.models import Edit
from quarterdeck.plans.naming import name_of, value_of


@dataclass(frozen=True, slots=True)
class Clash:
    """A leaf that somebody else changed first: to `theirs`, where we wanted `mine` (JSON text both)."""

    path: str
    who: str
    at: datetime
    theirs: str | None
    mine: str | None


class ConflictError(PlanError):
    """Somebody else changed the same after the actor had last seen it. Nothing was written.

    `content` is the plan as it is now. What is `final` cannot be written anyway.
    """

    def __init__(
        self, clashes: Sequence[Clash], content: Content, calendar: FiscalCalendar, *, final: bool = False
    ) -> None:
        self.clashes, self.content, self.final = tuple(clashes), content, final
        super().__init__(_sentence(self.clashes, content, calendar))


def clashes(made: Iterable[Change], newer: Sequence[Edit], actor: Person) -> list[Clash]:
    """Where the changes meet those that others made in edits `newer` than what the actor had seen."""
    theirs = {
        path: (edit, after)
        for edit in newer
        if edit.actor_id != actor.pk
        for path, _before, after in edit.changes
    }
    found = []
    for change in made:
        if change.path in theirs and not merges(change.path):
            edit, after = theirs[change.path]
            found.append(Clash(change.path, edit.actor.name, edit.at, after, change.after))
    return found


def _sentence(found: Sequence[Clash], content: Content, calendar: FiscalCalendar) -> str:
    first = found[0]
    if first.theirs is None and first.mine:
        gone = {"who": first.who, "what": json.loads(first.mine), "at": moment(first.at)}
        return _("%(who)s took %(what)s out of the plan at %(at)s.") % gone
    said = {
        "who": first.who,
        "what": name_of(first.path, content, calendar),
        "theirs": value_of(first.path, first.theirs, content),
        "at": moment(first.at),
    }
    words = [_("%(who)s came first: %(what)s is %(theirs)s since %(at)s.") % said]
    if more := len(found) - 1:
        words.append(
            ngettext("%(more)s other place was changed too.", "%(more)s other places were changed too.", more)
            % {"more": more}
        )
    return " ".join(words)
