"""Handing over a portfolio: for good, or until somebody is back from leave."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Assignment, Kind, Person, Role
from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.services.bringing import Row, bring, look_up

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Handover:
    """Whom `giver` hands which partners (key -> who takes it), from `first`, perhaps until `last`."""

    giver: Person
    first: date
    last: date | None
    takers: Mapping[str, Person]

    @property
    def counts(self) -> list[tuple[Person, int]]:
        """Who gets how many, the most first."""
        return Counter(self.takers.values()).most_common()


def portfolio(person: Person, day: date) -> QuerySet[Assignment]:
    """What somebody looks after on that day, by the partner's name."""
    held = Assignment.objects.on(day).filter(manager=person, partner__active=True)
    return held.select_related("partner").order_by("partner__name", "partner")


def hand_over(*, actor: Person, handover: Handover, home: Home) -> Import:
    """Carry it out, as an import of the subject assignments, which can be undone like any other.

    What was before `first` stays with who had it then. Raises PeopleError.
    """
    rows = new_rows(handover, home)
    name = _("Handover from %(name)s") % {"name": handover.giver}
    brought = bring(actor=actor, home=home, subject="assignments", name=name, rows=rows)
    after = {
        "to": {person.email: count for person, count in handover.counts},
        "from": handover.first,
        "until": handover.last,
        "import": brought.pk,
    }
    record(actor=actor, action="portfolio.handed_over", object=f"person:{handover.giver.email}", after=after)
    return brought


def new_rows(handover: Handover, home: Home) -> list[Row]:
    """The rows of assignments that make it so. Raises PeopleError for what cannot be."""
    _check(handover)
    held = [
        row for row in _holding(handover.giver, handover.first, home) if row["partner"] in handover.takers
    ]
    if not held:
        raise PeopleError(_("There is nothing to hand over on that day."))
    if begun := [row["partner"] for row in held if row["since"] >= handover.first]:
        raise PeopleError(
            _("%(partner)s was assigned on that very day. Hand it over from the day after.")
            % {"partner": begun[0]}
        )
    known = {person: _known_as(person, home) for person in set(handover.takers.values())}
    return [row for one in held for row in _rows(one, known[handover.takers[one["partner"]]], handover)]


def _check(handover: Handover) -> None:
    if handover.last and handover.last < handover.first:
        raise PeopleError(_("The last day comes before the first."))
    if handover.giver in handover.takers.values():
        raise PeopleError(_("Nobody takes over from themselves."))
    managing = Role.objects.counting(handover.first).filter(kind=Kind.MANAGER)
    takers = {person.pk: person for person in handover.takers.values()}
    able = set(managing.filter(person__in=takers).values_list("person", flat=True))
    if unable := [person for pk, person in takers.items() if pk not in able]:
        raise PeopleError(
            _("%(name)s is no partner manager on that day, and would not see what they look after.")
            % {"name": unable[0]}
        )


def _holding(person: Person, day: date, home: Home) -> list[dict[str, Any]]:
    """The lake's own rows: an address may be written there in another case."""
    where = "lower(trim(manager)) = ? AND since <= ? AND (until IS NULL OR until >= ?)"
    return look_up(home, "assignments", where, [person.email, day, day])


def _known_as(person: Person, home: Home) -> str:
    """How the subject people writes their address."""
    if rows := look_up(home, "people", "lower(trim(person)) = ?", [person.email]):
        return str(rows[0]["person"])
    return person.email


def _rows(held: Row, taker: str, handover: Handover) -> list[Row]:
    """The old row ends the day before, a new one begins, and after a leave the old one goes on."""
    last = min((day for day in (handover.last, held["until"]) if day), default=None)
    rows: list[Row] = [
        {**held, "until": handover.first - DAY},
        {**held, "manager": taker, "since": handover.first, "until": last},
    ]
    if handover.last and (held["until"] is None or held["until"] > handover.last):
        rows.append({**held, "since": handover.last + DAY})
    return rows
