"""A launch that was worked out becomes a part of a draft."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import edits
from quarterdeck.plans.content import Content, Investment, Line
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft
from quarterdeck.plans.months import months_after
from quarterdeck.plans.services import editing


@transaction.atomic
def add(*, actor: Person, scope: Scope, draft: Draft, launch: Content) -> Line:
    """A line, its months in their place in the calendar, and its investments. Raises PlanError.

    The plan's own terms stay. What lies outside of the plan's months stays out.
    """
    held = draft.value
    if held.currency != launch.currency:
        raise PlanError(_("The plan is in %(currency)s.") % {"currency": held.currency})
    later = months_after(launch.begins, held.begins)
    if not -launch.length < later < held.length:
        raise PlanError(_("The launch lies outside of the plan's months."))

    def make(asked: dict[str, Any]) -> Content:
        return editing.edit(
            actor=actor,
            draft=draft,
            revision=draft.revision,
            request=edits.parse(asked),
            known=edits.NOTHING_MORE,
            scope=scope,
        ).content

    (line,) = launch.lines
    said = {"of": line.kind, "sold": line.sold, "name": line.name, "earning": line.earning.model_dump()}
    added = make({"kind": "add", **said}).lines[-1]
    if cells := _cells(line, added.key, later, held.length):
        make({"kind": "cells", "cells": cells})
    for one in launch.investments:
        make({"kind": "put", "group": "investments", "part": _part(one, later, held.length)})
    return added


def _cells(line: Line, key: str, later: int, length: int) -> list[dict[str, Any]]:
    return [
        {"line": key, "month": number + later, "amount": amount}
        for number, amount in enumerate(line.months)
        if amount != Decimal(0) and 0 <= number + later < length
    ]


def _part(one: Investment, later: int, length: int) -> dict[str, Any]:
    """Without its key, which the plan gives; what would go before the plan goes at its start."""
    return one.model_dump(exclude={"key"}) | {"month": min(max(one.month + later, 0), length - 1)}
