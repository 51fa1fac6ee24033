"""People follow the lake; nobody is invited by it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _
from duckdb import DuckDBPyConnection

from quarterdeck.calendar import today
from quarterdeck.directory.follow.applied import Applied, Lake, batched, read
from quarterdeck.directory.follow.roles import Known, Place, give_roles
from quarterdeck.directory.models import Kind, Person, Role, Side, Vendor

COLUMNS = (
    "lower(trim(person))",
    "name",
    "coalesce(title, '')",
    "coalesce(language, '')",
    "role",
    "partner",
    "territory",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the subject `people`."""

    email: str
    name: str
    title: str
    language: str
    place: Place

    @property
    def side(self) -> Side:
        return self.place.kind.side

    def same_as(self, person: Person) -> bool:
        mine = (self.name, self.title, self.language, self.side)
        return mine == (person.name, person.title, person.language, person.side) and not person.left

    def spoken(self, current: Person | None) -> "Listed":
        """The row as it is to be written: a language that the person chose stays."""
        return replace(self, language=current.language) if current and current.language_chosen else self


def follow_people(con: DuckDBPyConnection, lake: Lake) -> Applied:
    """All listed people and their one imported role each. Roles granted by hand stay as they are.

    A person who is no longer listed loses the imported role and, without another one, the sign-in.
    """
    day = Vendor.objects.values_list("today_pinned", flat=True).first() or today()
    listed = {
        email: Listed(email, name, title, language, Place.of(*place))
        for email, name, title, language, *place in read(con, lake, "people", COLUMNS)
    }
    torn = _torn(listed, day)
    taken = [row for email, row in listed.items() if email not in torn]
    created, updated = _write(taken)
    homeless = _homeless(taken)
    keys = dict(Person.objects.values_list("email", "pk"))
    moved = give_roles(
        {keys[row.email]: row.place for row in taken if row.email not in homeless},
        day,
        leave={keys[email] for email in torn},
    )
    gone = moved - {keys[email] for email in listed}
    _let_go(gone, day)
    updated |= {row.email for row in taken if keys[row.email] in moved} - created
    return Applied(len(created), len(updated), len(gone), (*torn.values(), *homeless.values()))


def _torn(listed: Mapping[str, Listed], day: date) -> dict[str, str]:
    """Those who hold a role granted by hand on the other side: nobody is on both."""
    by_hand = Role.objects.on(day).filter(imported=False).values_list("person__email", "kind")
    return {
        email: _("'%(email)s' waits: they are '%(role)s' by hand, and nobody is on both sides.")
        % {"email": email, "role": kind}
        for email, kind in by_hand
        if email in listed and listed[email].side != Kind(kind).side
    }


def _homeless(rows: Collection[Listed]) -> dict[str, str]:
    """Those whose role waits for a partner or territory."""
    known = Known()
    missing = {row.email: known.missing(row.place) for row in rows}
    return {
        email: _("'%(email)s' waits for %(what)s.") % {"email": email, "what": what}
        for email, what in missing.items()
        if what
    }


def _write(rows: Collection[Listed]) -> tuple[set[str], set[str]]:
    """Insert and update people; answers the e-mails of both. Passwords stay as they are."""
    current = {person.email: person for person in Person.objects.all()}
    rows = [row.spoken(current.get(row.email)) for row in rows]
    created = {row.email for row in rows if row.email not in current}
    updated = {row.email for row in rows if row.email in current and not row.same_as(current[row.email])}
    Person.objects.bulk_create(
        [_person(row, current.get(row.email)) for row in rows if row.email in created | updated],
        update_conflicts=True,
        unique_fields=["email"],
        update_fields=["name", "title", "language", "side", "is_active", "left"],
    )
    return created, updated


def _person(row: Listed, current: Person | None) -> Person:
    """The person as they shall be; one who had left and is back may sign in again."""
    return Person(
        email=row.email,
        name=row.name,
        title=row.title,
        language=row.language,
        side=row.side,
        is_active=current is None or current.is_active or current.left is not None,
        password=make_password(None),
    )


def _let_go(gone: Collection[int], day: date) -> None:
    """Take the sign-in from those who are no longer listed and hold no role granted by hand."""
    holders = Role.objects.on(day).values("person")
    for keys in batched(list(gone)):
        leavers = Person.objects.filter(pk__in=keys, is_active=True).exclude(pk__in=holders)
        leavers.update(is_active=False, left=day)
