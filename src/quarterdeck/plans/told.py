"""A plan as plain data, as programs read it: amounts are decimal texts, days and moments ISO 8601 texts."""

from decimal import Decimal
from typing import Any

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.models import Plan, Signature, Version
from quarterdeck.plans.months import months_of


def plan(row: Plan) -> dict[str, Any]:
    """Whose it is, where it stands, and how long it holds."""
    return {
        "plan": row.pk,
        "partner": row.partner_id,
        "partner_name": row.partner.name,
        "state": str(row.state),
        "turn": str(row.turn),
        "begins": row.begins.isoformat(),
        "ends": row.ends.isoformat(),
        "currency": row.currency,
        "ended_on": row.ended_on.isoformat() if row.ended_on else None,
        "end_reason": row.end_reason or None,
    }


def version(row: Version) -> dict[str, Any]:
    """Who put it forward, under which digest, and who signed it."""
    return {
        "version": row.number,
        "state": str(row.state),
        "digest": row.digest,
        "side": str(row.side),
        "proposed_by": row.proposed_by.name,
        "proposed": row.proposed_at.isoformat(),
        "reason": row.reason or None,
        "signed": row.signed_at.isoformat() if row.signed_at else None,
        "signatures": [signature(one) for one in row.signatures.all()],
    }


def signature(row: Signature) -> dict[str, Any]:
    """From where it was made is for the plan's own page."""
    return {
        "side": str(row.side),
        "name": row.name,
        "role": row.role,
        "digest": row.digest,
        "at": row.at.isoformat(),
    }


def agreed(row: Plan, put_forward: Version, calendar: FiscalCalendar) -> dict[str, Any]:
    """What both want to sell and do: for whoever keeps plans elsewhere too.

    What the partner earns and invests is between the two; who sees the plan reads it there.
    """
    said = put_forward.value
    months = months_of(said, calendar)
    return {
        **plan(row),
        "version": version(put_forward),
        "total": str(said.total),
        "lines": [_line(one, months) for one in said.lines],
        **_aims(said),
    }


def _line(line: Line, months: list[Period]) -> dict[str, Any]:
    return {
        "line": line.key,
        "kind": str(line.kind),
        "sold": line.sold,
        "name": line.name,
        "total": str(line.total),
        "months": [_month(month, amount) for month, amount in zip(months, line.months, strict=True)],
    }


def _month(month: Period, amount: Decimal) -> dict[str, str]:
    return {"month": month.key, "first": month.first.isoformat(), "amount": str(amount)}


def _aims(said: Content) -> dict[str, Any]:
    """Goals, strategies and promises in the words of the plan."""
    return said.model_dump(mode="json", include={"goals", "strategies", "promises"})
