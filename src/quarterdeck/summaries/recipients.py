"""Who gets a summary, of what kind, and in whose eyes it is worked out."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet

from quarterdeck.calendar import Period, today
from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.directory.models import Kind, Person, Role, Side, Vendor
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import scope_of
from quarterdeck.summaries.content.gathering import gather
from quarterdeck.summaries.content.value import Audience, Summary
from quarterdeck.summaries.models import Guest, Letter

TOLD = (Kind.CHIEF, Kind.REGIONAL, Kind.MANAGER, Kind.EXECUTIVE, Kind.DISTRIBUTOR)
"""Whom the schedule writes to. Operations see all of it, and staff ask their executive."""
_AUDIENCES = {
    Kind.CHIEF: Audience.CHIEF,
    Kind.REGIONAL: Audience.REGIONAL,
    Kind.MANAGER: Audience.MANAGER,
    Kind.EXECUTIVE: Audience.COMPANY,
    Kind.DISTRIBUTOR: Audience.COMPANY,
}


def people() -> QuerySet[Person]:
    """Everybody active who holds such a role today."""
    held = Role.objects.counting(today()).filter(kind__in=TOLD).values("person")
    return Person.objects.filter(pk__in=held)


def without_sign_in(found: QuerySet[Person]) -> QuerySet[Person]:
    """Partner people who have never been here and have no password to come with."""
    no_password = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return found.filter(no_password, side=Side.PARTNER, last_login=None)


def audience_of(scope: Scope) -> Audience | None:
    """The widest view that somebody's roles give; None for those who are told nothing."""
    return next((audience for kind, audience in _AUDIENCES.items() if kind in scope.kinds), None)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads a summary: the person (for a guest one who exists only here), their scope, their view."""

    person: Person
    scope: Scope
    audience: Audience

    def reader(self) -> Reader:
        """Raises NothingYetError while there is nothing to read."""
        return reader_for(self.person, self.scope, Vendor.objects.first(), settings.HOME)

    def may_read(self, summary: Summary) -> bool:
        """Whether everything that the summary speaks of is theirs to see at this moment."""
        if summary.audience is not self.audience:
            return False
        match self.audience:
            case Audience.CHIEF:
                return self.scope.everything
            case Audience.REGIONAL:
                return set(summary.about) <= _territories(self.person)
            case Audience.MANAGER:
                return set(summary.about) <= self.scope.partners
        return set(summary.about) <= self.scope.partners | self.scope.own


def recipient_of(person: Person) -> Recipient | None:
    """None for who is told nothing: without such a role, or shut out."""
    if not person.is_active:
        return None
    scope = scope_of(person)
    audience = audience_of(scope)
    return Recipient(person, scope, audience) if audience else None


def guest_recipient(guest: Guest) -> Recipient | None:
    """In the eyes of the guest's company, and of that one alone; None once the guest is none any more."""
    if guest.removed_at or not guest.partner.active:
        return None
    company = frozenset({guest.partner_id})
    scope = Scope(
        person="", everything=False, partners=company, managers=frozenset(), internal=False, own=company
    )
    stand_in = Person(email="", name=guest.name, side=Side.PARTNER, language=guest.language)
    return Recipient(stand_in, scope, Audience.COMPANY)


def recipient_of_letter(letter: Letter) -> Recipient | None:
    if letter.guest:
        return guest_recipient(letter.guest)
    assert letter.person is not None
    return recipient_of(letter.person)


def worked_out(recipient: Recipient, grain: str, key: str) -> Summary:
    """Raises NothingYetError, NothingToTellError."""
    reader = recipient.reader()
    period = Period.parse(key, reader.snapshot.calendar)
    assert period.grain == grain
    return gather(reader, recipient.audience, period)


def _territories(person: Person) -> frozenset[str]:
    roles = Role.objects.counting(today()).filter(person=person, kind=Kind.REGIONAL)
    return frozenset(roles.values_list("territory_id", flat=True))
