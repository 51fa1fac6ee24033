"""Reviews to try things on: of the cast's P-1, with figures of its own where they matter.

`tests/reviews/conftest.py` has them as fixtures: `sold` (a reader of them), `review` (shared), `closed`.
"""

from datetime import date
from pathlib import Path

from django.utils import timezone
from tests.house import House

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.cube import Snapshot
from quarterdeck.directory.models import Person
from quarterdeck.reviews.models import Review

CALENDAR = FiscalCalendar()
PARTNERS = ("P-1", "P-4")


def fill(folder: Path) -> Snapshot:
    """P-1 and P-4: two products a month from January 2025 to 14 May 2026, 5,000 and 3,000 EUR each in 2025,
    a tenth more in 2026; targets of 8,000 a month in 2026; one deal won in May, two open ones.
    """
    house = House(folder)
    house.upsert("products", {"product": "S-1", "name": "Array 200", "family": "Storage"})
    house.upsert("products", {"product": "N-1", "name": "Switch 24", "family": "Network"})
    house.upsert(
        "products", {"product": "C-1", "name": "Backup for offices", "family": "Cloud"}
    )  # never sold
    house.upsert("partners", *[{"partner": key, "name": key, "type": "Service Provider"} for key in PARTNERS])
    house.upsert("sales", *[row for key in PARTNERS for row in _sales(key)])
    house.upsert("targets", *[row for key in PARTNERS for row in _targets(key)])
    house.upsert("deals", *[row for key in PARTNERS for row in _deals(key)])
    return house.publish()


def review_of(by: Person, quarter: str = "2026-Q1", *, partner: str = "P-1", **more: object) -> Review:
    """A draft unless told otherwise."""
    period = Period.parse(quarter, CALENDAR)
    days = {"first": period.first, "last": period.last}
    made = {"partner_id": partner, "quarter": quarter, "made_by": by, **days, **more}
    return Review.objects.create(**made)


def closed_by(person: Person, review: Review, facts: dict[str, object], digest: str = "0" * 64) -> Review:
    """Closed with these facts, without its services."""
    review.state, review.closed_by, review.closed_at = Review.State.CLOSED, person, timezone.now()
    review.facts, review.digest, review.asides = facts, digest, {}
    review.save()
    return review


def _sales(key: str) -> list[dict[str, object]]:
    return [
        {
            "line": f"{key}/{year}-{month}/{product}",
            "date": date(year, month, 10),
            "partner": key,
            "product": product,
            "customer": customer,
            "quantity": 5,
            "amount": amount if year == 2025 else amount * 11 // 10,
        }
        for year, months in ((2025, 12), (2026, 5))
        for month in range(1, months + 1)
        for product, customer, amount in (("S-1", "Nordbank", 5000), ("N-1", "Hafen AG", 3000))
    ]


def _targets(key: str) -> list[dict[str, object]]:
    return [
        {"target": f"T-{key}-{month}", "date": date(2026, month, 1), "partner": key, "amount": 8000}
        for month in range(1, 13)
    ]


def _deals(key: str) -> list[dict[str, object]]:
    deal = {"partner": key, "customer": "Nordbank", "product": "S-1", "created": "2026-03-01"}
    opened = {"status": "open", "stage": "Qualified"}
    return [
        deal | {"deal": f"{key}/1", "name": "Renewal", "amount": 9000, "close_date": "2026-08-20"} | opened,
        deal | {"deal": f"{key}/2", "name": "Second site", "amount": 30000, "close_date": "2026-11-20"}
        | opened | {"next_step": "Only for us"},
        deal | {"deal": f"{key}/3", "name": "Expansion", "amount": 3000, "close_date": "2026-05-04"}
        | {"status": "won", "stage": "Won"},
    ]  # fmt: skip
