"""Get-well plans of the cast's channel: one with P-1 with a check that is due, one that was declined with it,
and one with P-4.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

from tests.cast import Cast

from quarterdeck.directory.models import Person
from quarterdeck.reviews.models import Check, GetWell

OPEN, DECLINED, FOREIGN = 4001, 4002, 4003
DUE, COMING = 4101, 4102
NOT_NEEDED = "Nobody but us knows why"


def begin_getwells(cast: Cast) -> None:
    begun(cast.manager, OPEN, "P-1")
    begun(cast.chief, FOREIGN, "P-4")
    begun(
        cast.manager,
        DECLINED,
        "P-1",
        state=GetWell.State.DECLINED,
        quarter="2026-Q1",
        ended_on=date(2026, 3, 2),
        reason=NOT_NEEDED,
    )
    Check.objects.create(pk=DUE, getwell_id=OPEN, day=date(2026, 5, 14))
    Check.objects.create(pk=COMING, getwell_id=OPEN, day=date(2026, 6, 12))


def begun(by: Person, pk: int, partner: str, **more: object) -> GetWell:
    made = {"kpi": "attainment", "goal": Decimal("0.8"), "quarter": "2026-Q2", "note": "Orders came late."}
    at = datetime(2026, 4, 16, 9, tzinfo=UTC)
    return GetWell.objects.create(
        **{**made, "pk": pk, "partner_id": partner, "opened_by": by, "opened_at": at, **more}
    )
