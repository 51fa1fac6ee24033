"""Partners, territories and people."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from quarterdeck.api.reads.pages import Page, page_of
from quarterdeck.calendar import today
from quarterdeck.directory.models import Assignment, Partner, Person, Role, Territory
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_partner
from quarterdeck.directory.tree import below


def partners(scope: Scope, *, filters: Mapping[str, str], cursor: str = "", limit: int = 100) -> Page:
    """The partners one may see, by key. `filters`: name (a part of it), type, tier, country, territory
    (with all below it), parent, manager (who looks after them today).
    """
    rows = _with_managers(_kept(Partner.objects.visible_to(scope), filters))
    return page_of(rows, lambda row: partner_card(scope, row), cursor=cursor, limit=limit)


def partner(scope: Scope, key: str) -> dict[str, Any]:
    """One partner. Raises Partner.DoesNotExist."""
    found = get_partner(scope, key)
    return partner_card(scope, _with_managers(Partner.objects.filter(pk=found.pk)).get())


def partner_card(scope: Scope, row: Partner) -> dict[str, Any]:
    """A partner's own data. When its contract began and ends is between it and the vendor."""
    own = scope.internal or row.key in scope.own
    return {
        "partner": row.key,
        "name": row.name,
        "type": row.type,
        "tier": row.tier or None,
        "parent": row.parent_id if own or scope.sees(row.parent_id or "") else None,
        "territory": row.territory_id,
        "country": row.country or None,
        "city": row.city or None,
        "currency": row.currency,
        "measured_on": row.measured_on,
        "fiscal_start": row.fiscal_start,
        "signed": _day(row.signed) if own else None,
        "ends": _day(row.ends) if own else None,
        "managers": sorted(one.manager.email for one in row.held),  # type: ignore[attr-defined]
    }


def territories(scope: Scope, *, cursor: str = "", limit: int = 100) -> Page:
    """All of them for the vendor; otherwise those one's partners lie in, and all above them."""
    rows = Territory.objects.filter(active=True)
    if not scope.internal:
        rows = rows.filter(pk__in=_places_of(scope))
    return page_of(rows, _territory, cursor=cursor, limit=limit)


def people(*, filters: Mapping[str, str], cursor: str = "", limit: int = 100) -> Page:
    """Everybody, with the roles they hold today: for channel operations. `filters`: email, name (a part
    of it), side, role, partner.
    """
    held = Prefetch("roles", Role.objects.on(today()).order_by("pk"), to_attr="held")
    rows = Person.objects.prefetch_related(held)
    for name, value in filters.items():
        rows = rows.filter(_PEOPLE[name](value))
    return page_of(rows.distinct(), _person, cursor=cursor, limit=limit)


_PEOPLE = {
    "email": lambda value: Q(email=value.lower()),
    "name": lambda value: Q(name__icontains=value),
    "side": lambda value: Q(side=value),
    "role": lambda value: Q(pk__in=Role.objects.on(today()).filter(kind=value).values("person")),
    "partner": lambda value: Q(pk__in=Role.objects.on(today()).filter(partner=value).values("person")),
}


def _kept(rows: QuerySet[Partner], filters: Mapping[str, str]) -> QuerySet[Partner]:
    for name, value in filters.items():
        match name:
            case "name":
                rows = rows.filter(name__icontains=value)
            case "territory":
                rows = rows.filter(territory__in=below(Territory, [value]))
            case "manager":
                held = Assignment.objects.on(today()).filter(manager__email=value.lower())
                rows = rows.filter(pk__in=held.values("partner"))
            case _:
                rows = rows.filter(**{name: value})
    return rows


def _with_managers(rows: QuerySet[Partner]) -> QuerySet[Partner]:
    assignments = Assignment.objects.on(today()).select_related("manager")
    return rows.prefetch_related(Prefetch("assignments", assignments, to_attr="held"))


def _places_of(scope: Scope) -> set[str]:
    parents = dict(Territory.objects.filter(active=True).values_list("pk", "parent_id"))
    found: set[str] = set()
    for place in Partner.objects.visible_to(scope).values_list("territory_id", flat=True).distinct():
        key: str | None = place
        while key is not None and key in parents and key not in found:
            found.add(key)
            key = parents[key]
    return found


def _territory(row: Territory) -> dict[str, Any]:
    return {"territory": row.key, "name": row.name, "parent": row.parent_id, "level": row.level}


def _person(row: Person) -> dict[str, Any]:
    return {
        "id": row.pk,
        "email": row.email,
        "name": row.name,
        "title": row.title,
        "side": row.side,
        "active": row.is_active,
        "roles": [{"role": role.kind, "place": role.place or None} for role in row.held],  # type: ignore[attr-defined]
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
