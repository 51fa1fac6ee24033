"""What is expected of a partner in a quarter: the nearest of the rows that operations keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quarterdeck.calendar import Period
from quarterdeck.kpis import definitions
from quarterdeck.reviews.models import Standard
from quarterdeck.reviews.models.standard import INDEX, LIMITS

KPI = "pipeline_index"


@dataclass(frozen=True, slots=True)
class Standards:
    """All rows, read once: one question for any number of partners and quarters."""

    rows: Mapping[tuple[str, int], Standard]

    def of(self, kind: str, quarter: Period) -> Standard:
        """Of a type of partner in a quarter: type and quarter, then the type, the quarter, everybody.

        Without any of these, the usual one with the target that the glossary gives for that type.
        """
        places = ((kind, quarter.number), (kind, 0), ("", quarter.number), ("", 0))
        found = next((self.rows[place] for place in places if place in self.rows), None)
        return found or usual(kind)


def standards() -> Standards:
    return Standards({(one.type, one.quarter): one for one in Standard.objects.all()})


def usual(kind: str) -> Standard:
    """What holds where operations keep nothing."""
    return Standard(index=_usual(kind))


def _usual(kind: str) -> Decimal:
    """The pipeline index that its KPI asks for, within what is usual."""
    known = definitions()
    rule = known.rules.pick(KPI, kind, ())
    return min(max((rule.target if rule else None) or _target(known[KPI].target), LIMITS[0]), LIMITS[1])


def _target(text: str | None) -> Decimal:
    """A number; a vendor's own definition may have a formula there."""
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return INDEX
