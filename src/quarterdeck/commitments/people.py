"""Who can promise for which side about a partner, as far as the reader may see them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from quarterdeck.calendar import today
from quarterdeck.commitments.models import Commitment
from quarterdeck.directory.models import Kind, Partner, Person, Role, Side
from quarterdeck.directory.models.role import PARTNER_SIDE
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import opened_by
from quarterdeck.directory.why import seers

BINDING: dict[str, tuple[Kind, ...]] = {
    Side.VENDOR: (Kind.MANAGER, Kind.REGIONAL, Kind.CHIEF),
    Side.PARTNER: (Kind.EXECUTIVE, Kind.DISTRIBUTOR),
}
"""The roles that bind their company, by side, the one nearest to the partner first."""


@dataclass(frozen=True, slots=True)
class Promisers:
    """The people who can own a promise, by side, each by name."""

    vendor: tuple[Person, ...]
    partner: tuple[Person, ...]

    def of(self, side: str) -> tuple[Person, ...]:
        return self.vendor if side == Commitment.Side.VENDOR else self.partner

    def named(self, side: str, email: str) -> Person | None:
        wanted = email.strip().lower()
        return next((person for person in self.of(side) if person.email == wanted), None)


def promisers(scope: Scope, partner: Partner) -> Promisers:
    """The partner's own people, and of the vendor those who see the partner.

    To a partner's people the vendor shows only who looks after them.
    """
    roles = [reason.role for reason in seers(partner)]
    shown = {*Kind} if scope.internal else {Kind.MANAGER, *PARTNER_SIDE}
    known = {
        role.person.pk: role
        for role in roles
        if role.kind in shown and _counts(role.place, role.kind, partner)
    }
    people = sorted((role.person for role in known.values()), key=lambda person: (person.name, person.pk))
    return Promisers(
        tuple(person for person in people if person.side == Commitment.Side.VENDOR),
        tuple(person for person in people if person.side == Commitment.Side.PARTNER),
    )


def plans_for(scope: Scope, side: str, partner: str) -> bool:
    """Whether the reader makes plans for that side with the partner, and so promises in its name.

    It is the role itself that must open the partner: what another one of theirs opens does not count.
    """
    if side == Side.VENDOR:
        return planned_by(scope).filter(pk=partner).exists()
    return _binding(scope, side).filter(partner=partner).exists()


def planned_by(scope: Scope) -> QuerySet[Partner]:
    """The partners with whom the reader makes plans for the vendor."""
    return opened_by(list(_binding(scope, Side.VENDOR)), today())


def _binding(scope: Scope, side: str) -> QuerySet[Role]:
    kinds = scope.kinds.intersection(BINDING[side])
    return Role.objects.counting(today()).filter(person__email=scope.person, kind__in=kinds)


def _counts(place: str, kind: str, partner: Partner) -> bool:
    """A distributor's people do not promise for its resellers."""
    return Kind(kind).side == Side.VENDOR or place == partner.pk
