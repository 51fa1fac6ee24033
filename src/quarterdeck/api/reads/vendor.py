"""The vendor, its calendar, and who is asking."""

from typing import Any

from quarterdeck.api.models import Token
from quarterdeck.calendar import Grain, Span, today
from quarterdeck.cube import Snapshot
from quarterdeck.directory.models import Person, Role, Vendor
from quarterdeck.directory.scope import Scope


def vendor(row: Vendor, snapshot: Snapshot | None) -> dict[str, Any]:
    """Whose channel this is, and which day and data it stands at."""
    return {
        "name": row.name,
        "currency": row.currency,
        "basis": row.target_basis,
        "today": today().isoformat(),
        "calendar": {
            "name": row.fiscal_name,
            "start_month": row.fiscal_start_month,
            "pattern": row.fiscal_pattern,
        },
        "data_version": snapshot.data_version if snapshot else None,
    }


def periods(span: Span, grain: Grain) -> list[dict[str, Any]]:
    """The periods of a grain that touch a span, with their first and last days."""
    return [
        {"period": one.key, "first": one.first.isoformat(), "last": one.last.isoformat()}
        for one in span.split(grain)
    ]


def me(person: Person, scope: Scope, token: Token | None) -> dict[str, Any]:
    """Who asks, in which roles, and what they see, in words."""
    roles = Role.objects.counting(today()).filter(person_id=person.pk).order_by("since", "pk")
    return {
        "email": person.email,
        "name": person.name,
        "title": person.title,
        "side": person.side,
        "roles": [{"role": role.kind, "place": role.place or None} for role in roles],
        "sees": sees(scope),
        "partners": None if scope.everything else len(scope.partners),
        "token": token
        and {
            "name": token.name,
            "begins_with": f"qd_{token.prefix}",
            "scopes": token.scopes,
            "expires": token.expires.isoformat(),
        },
    }


def sees(scope: Scope) -> str:
    """'Sees 14 partners.'"""
    if scope.everything:
        return "Sees the whole channel."
    count = len(scope.partners)
    if not scope.partners and not scope.managers:
        return "Sees nothing today."
    if scope.internal:
        return f"Sees {count:,} partner{'' if count == 1 else 's'}, and what they booked themselves."
    return "Sees their own company." if count == 1 else f"Sees their own company and {count - 1:,} below it."
