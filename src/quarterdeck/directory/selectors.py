"""Reading the directory: what a person may see, and one door to a partner."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.directory.errors import DirectoryError, NoVendorError
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory, Vendor
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.tree import below

SEES_EVERYTHING = frozenset({Kind.CHIEF, Kind.OPERATIONS})
BOOKS_SALES = (Kind.REGIONAL, Kind.MANAGER)


def get_vendor() -> Vendor:
    """The vendor. Raises NoVendorError before `quarterdeck init`."""
    if vendor := Vendor.objects.first():
        return vendor
    raise NoVendorError


def get_person(email: str) -> Person:
    """The person of that address. Raises DirectoryError, naming the nearest known address."""
    try:
        return Person.objects.get_by_natural_key(email)
    except Person.DoesNotExist:
        near = get_close_matches(email, Person.objects.values_list("email", flat=True), n=1)
        hint = " " + _("Did you mean '%(word)s'?") % {"word": near[0]} if near else ""
        raise DirectoryError(_("There is no person '%(email)s'.") % {"email": email} + hint) from None


def get_partner(scope: Scope, key: str) -> Partner:
    """The one door to a partner: it answers the same for an absent and for a foreign one.

    Raises Partner.DoesNotExist.
    """
    askable = scope.sees(key) and "\0" not in key  # which PostgreSQL does not even let ask
    if askable and (partner := Partner.objects.filter(pk=key, active=True).first()):
        return partner
    raise Partner.DoesNotExist(_("There is no partner '%(key)s'.") % {"key": key})


def scope_of(person: Person, *, on: date | None = None) -> Scope:
    """What `person` may see on that day (today): the union of what each of their roles opens.

    At most three queries whatever the size of the trees. Nothing is kept between calls, so that a
    role that ends is gone at the next request.
    """
    day = on or today()
    roles = list(Role.objects.counting(day).filter(person_id=person.pk))
    everything = any(role.kind in SEES_EVERYTHING for role in roles)
    scope = Scope(
        person=person.email,
        everything=everything,
        partners=frozenset() if everything else frozenset(opened_by(roles, day).values_list("pk", flat=True)),
        managers=frozenset() if everything else _managers(person, roles, day),
        internal=any(Kind(role.kind).side == "vendor" for role in roles),
        own=frozenset(role.place for role in roles if Kind(role.kind).side == "partner" and role.place),
        kinds=frozenset(role.kind for role in roles),
    )
    return _by_rule(scope) if scope.below else scope


def _by_rule(scope: Scope) -> Scope:
    """The scope of a distributor's person as the vendor's rule on resellers has it."""
    match Vendor.objects.values_list("reseller_detail", flat=True).first():
        case Vendor.ResellerDetail.TOTALS:
            return replace(scope, partners=scope.partners - scope.below, together=scope.below)
        case Vendor.ResellerDetail.FIGURES:
            return replace(scope, sealed=scope.below)
    return scope


def opened_by(roles: Sequence[Role], day: date) -> QuerySet[Partner]:
    """The active partners that any of these roles of one person opens on `day`."""
    reach = Q(pk__in=[])
    for role in roles:
        if role.kind in SEES_EVERYTHING:
            return Partner.objects.filter(active=True)
    if territories := [role.place for role in roles if role.kind == Kind.REGIONAL]:
        reach |= Q(territory__in=below(Territory, territories))
    if managers := [role.person_id for role in roles if role.kind == Kind.MANAGER]:
        reach |= Q(pk__in=Assignment.objects.on(day).filter(manager__in=managers).values("partner"))
    if distributors := [role.place for role in roles if role.kind == Kind.DISTRIBUTOR]:
        reach |= Q(pk__in=below(Partner, distributors))
    if companies := [role.place for role in roles if role.kind in (Kind.EXECUTIVE, Kind.STAFF)]:
        reach |= Q(pk__in=companies)
    return Partner.objects.filter(reach, active=True)


def _managers(person: Person, roles: Sequence[Role], day: date) -> frozenset[str]:
    """The e-mails whose own sales and quota these roles open: themselves, and their territory's people."""
    if not any(role.kind in BOOKS_SALES for role in roles):
        return frozenset()
    territories = [role.place for role in roles if role.kind == Kind.REGIONAL]
    if not territories:
        return frozenset({person.email})
    team = Role.objects.on(day).filter(
        kind__in=BOOKS_SALES, person__side="vendor", territory__in=below(Territory, territories)
    )
    return frozenset({person.email, *team.values_list("person__email", flat=True)})
