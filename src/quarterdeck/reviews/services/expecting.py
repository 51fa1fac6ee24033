"""Saying what is expected of partners: what operations keep."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.reviews.models import Standard


@dataclass(frozen=True, slots=True)
class Expected:
    """As a `Standard` keeps it; None: not watched."""

    index: Decimal
    attainment: Decimal | None
    pace: Decimal | None
    pipeline: Decimal | None
    severe: Decimal


FIELDS = ("index", "attainment", "pace", "pipeline", "severe")


@transaction.atomic
def expect(*, actor: Person, kind: str, quarter: int, expected: Expected) -> Standard:
    """Of a type of partner ('': all) in a quarter of the year (0: each), instead of what was."""
    before = Standard.objects.select_for_update().filter(type=kind, quarter=quarter).first()
    said = {name: getattr(expected, name) for name in FIELDS}
    kept, _new = Standard.objects.update_or_create(type=kind, quarter=quarter, defaults=said)
    old = _said(before) if before else None
    record(actor=actor, action="standard.kept", object="vendor:own", before=old, after=_said(kept))
    return kept


@transaction.atomic
def forget(*, actor: Person, standard: Standard) -> None:
    """From now on the partners are measured by what is expected of the others."""
    gone = Standard.objects.select_for_update().get(pk=standard.pk)
    gone.delete()
    record(actor=actor, action="standard.removed", object="vendor:own", before=_said(gone))


def _said(one: Standard) -> dict[str, object]:
    values = {name: getattr(one, name) for name in FIELDS}
    known = {name: None if value is None else str(value) for name, value in values.items()}
    return {"type": one.type, "quarter": one.quarter, **known}
