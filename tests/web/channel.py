"""Figures of the cast's partners: what each sold and plans, every name and amount to be told apart.

Every partner has a customer called 'Customer of <key>'. Nothing internal may leave the vendor: costs
are 77.77 or multiples that appear nowhere else, next steps are 'Only for us'.
"""

from datetime import date
from pathlib import Path

from tests.cast import ASSIGNMENTS, LONG_AGO, PARTNERS, TERRITORIES
from tests.house import House

from quarterdeck.cube import Snapshot
from quarterdeck.demo.cast import CAST

MANAGERS = {
    "manager": CAST["partner manager"],
    "manager_fr": "luc.moreau@tarnvale.example",
    "manager_us": "noah.reed@tarnvale.example",
}
SECRET_COST = "77.77"
SECRET_STEP = "Only for us"
PRODUCTS = (
    ("S-1", "Array 200", "Storage"),
    ("S-2", "Array 400", "Storage"),
    ("N-1", "Switch 24", "Network"),
)


def fill(folder: Path) -> Snapshot:
    """Write the channel into the lake of `folder` and publish its cube."""
    house = House(folder)
    _references(house)
    _sales(house)
    _targets(house)
    _deals(house)
    return house.publish()


def customer_of(key: str) -> str:
    return f"Customer of {key}"


def _references(house: House) -> None:
    house.upsert(
        "territories",
        *[
            {"territory": key, "name": name, "parent": parent, "level": level}
            for key, name, parent, level in TERRITORIES
        ],
    )
    house.upsert(
        "partners",
        *[
            {
                "partner": key,
                "name": name,
                "type": kind,
                "tier": tier or None,
                "parent": parent,
                "territory": territory,
                "currency": currency,
                "measured_on": _flow(kind, parent),
                "signed": LONG_AGO,
            }
            for key, name, kind, tier, parent, territory, currency in PARTNERS
        ],
    )
    house.upsert(
        "assignments",
        *[
            {"partner": partner, "manager": MANAGERS[who], "since": since, "until": until}
            for partner, who, since, until in ASSIGNMENTS
        ],
    )
    house.upsert("people", *[{"person": email, "name": email.split(".")[0]} for email in MANAGERS.values()])
    house.upsert(
        "products", *[{"product": key, "name": name, "family": family} for key, name, family in PRODUCTS]
    )
    house.upsert(
        "exchange_rates",
        {"currency": "USD", "date": "2023-01-01", "rate": "0.9"},
        {"currency": "CAD", "date": "2023-01-01", "rate": "0.7"},
    )


def _sales(house: House) -> None:
    """Each partner sells each product in each month from January 2025 to April 2026; P-2 stops in January."""
    rows = []
    for number, (key, _name, kind, _tier, parent, _territory, currency) in enumerate(PARTNERS, start=1):
        for month in range(16):
            day = date(2025 + month // 12, month % 12 + 1, 10)
            if key == "P-2" and day > date(2026, 1, 31):
                continue
            for product, _product_name, _family in PRODUCTS:
                rows.append(
                    {
                        "line": f"{key}/{day}/{product}",
                        "date": day,
                        "partner": key,
                        "flow": _flow(kind, parent),
                        "product": product,
                        "customer": customer_of(key),
                        "quantity": 1,
                        "amount": 1000 + number,
                        "cost": SECRET_COST,
                        "currency": currency,
                    }
                )
    house.upsert("sales", *rows)


def _targets(house: House) -> None:
    house.upsert(
        "targets",
        *[
            {"target": f"T-{key}-{month}", "date": date(2026, month, 1), "partner": key, "amount": 4000}
            for key, *_rest in PARTNERS
            for month in range(1, 13)
        ],
    )


def _deals(house: House) -> None:
    for key, *_rest in PARTNERS:
        deal = {"partner": key, "customer": customer_of(key), "product": "S-1", "currency": "EUR"}
        house.upsert(
            "deals",
            deal
            | {
                "deal": f"D-{key}-1",
                "name": f"Renewal at {key}",
                "status": "open",
                "stage": "Qualified",
                "amount": 9000,
                "created": "2026-03-01",
                "close_date": "2026-08-20",
                "next_step": SECRET_STEP,
            },
            deal
            | {
                "deal": f"D-{key}-2",
                "name": f"Expansion at {key}",
                "status": "won",
                "stage": "Won",
                "amount": 3000,
                "created": "2026-03-02",
                "close_date": "2026-05-04",
            },
        )
        stage = {"partner": key, "currency": "EUR"}
        first, second, won = stage | {"deal": f"D-{key}-1"}, stage | {"deal": f"D-{key}-1"}, stage
        house.upsert(
            "deal_stages",
            first
            | {"number": 1, "entered": "2026-03-01", "stage": "New", "status": "open", "amount": 9000}
            | {"close_date": "2026-06-20"},
            second
            | {"number": 2, "entered": "2026-05-02", "stage": "Qualified", "status": "open", "amount": 9000}
            | {"close_date": "2026-08-20"},
            won
            | {"deal": f"D-{key}-2", "number": 1, "entered": "2026-05-04", "stage": "Won", "status": "won"}
            | {"amount": 3000, "close_date": "2026-05-04"},
        )


def _flow(kind: str, parent: str | None) -> str:
    return "sell-through" if parent or kind == "Distributor" else "sell-in"
