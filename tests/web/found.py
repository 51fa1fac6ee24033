"""What looking over the cast's channel found, one of each."""

from tests.cast import TODAY

from quarterdeck.cube import Snapshot
from quarterdeck.quality.models import Examination, Finding, Kind

SALE = {
    "line": "L-1",
    "day": "2026-04-01",
    "amount": "910",
    "currency": "EUR",
    "product": "S-1",
    "quantity": "1",
}
SIDES = {
    "stays": {"partner": "P-1", "name": "Nordlicht Systems"},
    "goes": {"partner": "P-2", "name": "Atelier Nuage"},
}
OFF = {"source": "crm", "currency": "EUR", "rows_off": -1, "total_off": "-10.00"}
FACTS = {
    Kind.NO_SALES: {"who": "partner", "name": "Nordlicht Systems", "last": "2026-04-01"},
    Kind.FEW_ROWS: {"name": "Nordlicht Systems", "rows": 3, "usual": 10},
    Kind.NO_TARGET: {"name": "Nordlicht Systems", "amount": "50", "currency": "EUR"},
    Kind.NO_MANAGER: {"name": "Nordlicht Systems", "amount": "50", "currency": "EUR"},
    Kind.OLD_RATE: {"last": "2026-01-01", "usual": 30},
    Kind.PRICE: SALE | {"price": "910", "usual": "81", "times": "11.2", "price_currency": "EUR"},
    Kind.TWICE: SALE | {"lines": ["L-1", "L-2"]},
    Kind.FUTURE: {"subject": "sales", "line": "L-3", "day": "2031-01-01"},
    Kind.SPELLING: SIDES,
    Kind.CONTROL: OFF,
}


def look_over(snapshot: Snapshot) -> None:
    """As if the data had been looked over today."""
    subject = {"subject": "sales", "source": "", "rows": 3, "business_date": "2026-04-10"}
    late = subject | {"source": "crm", "imported": "2026-03-01", "usual": 7}
    done = Examination.objects.create(
        data_version=snapshot.data_version,
        day=TODAY,
        counts=dict.fromkeys(Kind.values, 1),
        freshness={"subjects": [subject | {"imported": "2026-05-15", "usual": None}], "sources": [late]},
    )
    Finding.objects.bulk_create(
        Finding(
            examination=done,
            kind=kind,
            key="USD:2026-01-01" if kind is Kind.OLD_RATE else f"found:{kind}",
            place=0,
            partner="" if kind in (Kind.OLD_RATE, Kind.CONTROL) else "P-1",
            month="" if kind in (Kind.OLD_RATE, Kind.NO_MANAGER, Kind.SPELLING) else "2026-05",
            facts=facts,
        )
        for kind, facts in FACTS.items()
    )
