"""Summaries of the cast's channel: Jonas' of April, Owen's that is unclear, and a guest of P-1."""

from datetime import date
from decimal import Decimal

from tests.cast import TODAY, Cast

from quarterdeck.kpis.figure import Status
from quarterdeck.sealing import seal
from quarterdeck.summaries.content.value import Audience, Measures, Summary
from quarterdeck.summaries.models import Guest, Letter, Reason, State
from quarterdeck.summaries.services.guests import PURPOSE

JONAS_S, OWEN_S, GUEST_S = 2001, 2002, 2003
GUEST = 2001


def sum_up(cast: Cast) -> None:
    guest = Guest.objects.create(
        pk=GUEST,
        partner_id="P-1",
        name="Gesa Guest",
        email="gesa@nordlicht.example",
        way="file",
        password=seal("its-pass-word", PURPOSE),
        by=cast.executive,
    )
    common = {"grain": "month", "period": "2026-04", "state": State.SENT}
    Letter.objects.create(pk=JONAS_S, person=cast.executive, content=content_of("P-1"), **common)
    unclear = {"state": State.UNCLEAR, "reason": Reason.DIED}
    Letter.objects.create(pk=OWEN_S, person=cast.outsider, content=content_of("P-4"), **common | unclear)
    Letter.objects.create(pk=GUEST_S, guest=guest, content=content_of("P-1"), **common)


def content_of(key: str) -> dict[str, object]:
    summary = Summary(
        audience=Audience.COMPANY,
        grain="month",
        period="2026-04",
        first=date(2026, 4, 1),
        last=date(2026, 4, 30),
        following="2026-Q3",
        company_key=key,
        currency="EUR",
        basis="target",
        data_version="000001",
        today=TODAY,
        whole=Measures(revenue=Decimal(3003), target=Decimal(4000), attainment=Decimal("0.75075"),
                       status=Status.AT_RISK),
        about=(key,),
    )  # fmt: skip
    return summary.model_dump(mode="json")
