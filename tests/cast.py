"""One cast for all tests: a small vendor, its partners and the people on both sides, in May 2026.

World
├── EMEA  Amara, regional manager
│   ├── DE  Mia, partner manager: P-1 today; until March also P-2
│   └── FR  Luc, partner manager: P-2 since April, D-1, P-12
└── AMER  Ruth, regional manager
    ├── US  Noah, partner manager: P-3, D-2
    └── CA  (nobody): P-4, P-22

P-1 Nordlicht Systems (DE): Jonas, partner executive; Lena, partner staff
P-2 Atelier Nuage (FR), P-3 Prairie Hosting (US)
P-4 Maple Advisory (CA): Owen, the outsider, partner executive
D-1 Havelwerk Distribution (DE): Katrin, distributor
├── P-11 Elbkontor (DE) ── P-111 Fleetkiste (DE)
└── P-12 Rhône Services (FR)
D-2 Great Lakes Supply (US) ── P-21 Dakota Data (US), P-22 Quebec Cloud (CA)
"""

from dataclasses import dataclass, fields
from datetime import date

from django.contrib.auth.hashers import make_password

from quarterdeck.demo.cast import CAST, PASSWORD, VENDOR
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory, Vendor

TODAY = date(2026, 5, 15)
LONG_AGO = date(2023, 1, 1)

TERRITORIES = (
    ("WORLD", "World", None, "world"),
    ("EMEA", "EMEA", "WORLD", "region"),
    ("AMER", "Americas", "WORLD", "region"),
    ("DE", "Germany", "EMEA", "country"),
    ("FR", "France", "EMEA", "country"),
    ("US", "United States", "AMER", "country"),
    ("CA", "Canada", "AMER", "country"),
)
PARTNERS = (
    ("P-1", "Nordlicht Systems", "Service Provider", "Gold", None, "DE", "EUR"),
    ("P-2", "Atelier Nuage", "Software Vendor", "Silver", None, "FR", "EUR"),
    ("P-3", "Prairie Hosting", "Service Provider", "Platinum", None, "US", "USD"),
    ("P-4", "Maple Advisory", "Consultancy", "Registered", None, "CA", "CAD"),
    ("D-1", "Havelwerk Distribution", "Distributor", "", None, "DE", "EUR"),
    ("P-11", "Elbkontor", "Reseller", "Silver", "D-1", "DE", "EUR"),
    ("P-111", "Fleetkiste", "Reseller", "Registered", "P-11", "DE", "EUR"),
    ("P-12", "Rhône Services", "Reseller", "Gold", "D-1", "FR", "EUR"),
    ("D-2", "Great Lakes Supply", "Distributor", "", None, "US", "USD"),
    ("P-21", "Dakota Data", "Reseller", "Gold", "D-2", "US", "USD"),
    ("P-22", "Quebec Cloud", "Reseller", "Silver", "D-2", "CA", "CAD"),
)
ASSIGNMENTS = (
    ("P-1", "manager", LONG_AGO, None),
    ("P-2", "manager", LONG_AGO, date(2026, 3, 31)),
    ("P-2", "manager_fr", date(2026, 4, 1), None),
    ("D-1", "manager_fr", LONG_AGO, None),
    ("P-12", "manager_fr", LONG_AGO, None),
    ("P-3", "manager_us", LONG_AGO, None),
    ("D-2", "manager_us", LONG_AGO, None),
)
PEOPLE = {
    "chief": (CAST["channel chief"], "Ingrid Solheim", Kind.CHIEF),
    "operations": (CAST["channel operations"], "Tomas Reyes", Kind.OPERATIONS),
    "regional": (CAST["regional manager"], "Amara Diallo", Kind.REGIONAL, "EMEA"),
    "regional_us": ("ruth.okafor@tarnvale.example", "Ruth Okafor", Kind.REGIONAL, "AMER"),
    "manager": (CAST["partner manager"], "Mia Brandt", Kind.MANAGER, "DE"),
    "manager_fr": ("luc.moreau@tarnvale.example", "Luc Moreau", Kind.MANAGER, "FR"),
    "manager_us": ("noah.reed@tarnvale.example", "Noah Reed", Kind.MANAGER, "US"),
    "executive": (CAST["partner executive"], "Jonas Keller", Kind.EXECUTIVE, "P-1"),
    "staff": (CAST["partner staff"], "Lena Roth", Kind.STAFF, "P-1"),
    "distributor": (CAST["distributor"], "Katrin Seidel", Kind.DISTRIBUTOR, "D-1"),
    "outsider": ("owen.clark@maple.example", "Owen Clark", Kind.EXECUTIVE, "P-4"),
}


@dataclass(frozen=True)
class Cast:
    """Everybody, by what they are, numbered from 101 on. `manager` is Mia, whose portfolio is P-1; `nobody`
    has no role.
    """

    chief: Person
    operations: Person
    regional: Person
    regional_us: Person
    manager: Person
    manager_fr: Person
    manager_us: Person
    executive: Person
    staff: Person
    distributor: Person
    outsider: Person
    nobody: Person

    def everybody(self) -> dict[str, Person]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def assemble() -> Cast:
    """Write the whole cast into the (empty) database. Everybody's password is `PASSWORD`."""
    Vendor.objects.create(name=VENDOR, currency="EUR", today_pinned=TODAY, simulated=True)
    Territory.objects.bulk_create(
        Territory(key=key, name=name, parent_id=parent, level=level)
        for key, name, parent, level in TERRITORIES
    )
    Partner.objects.bulk_create(
        Partner(
            key=key,
            name=name,
            type=kind,
            tier=tier,
            parent_id=parent,
            territory_id=territory,
            currency=currency,
            measured_on="sell-through" if parent or kind == "Distributor" else "sell-in",
            signed=LONG_AGO,
        )
        for key, name, kind, tier, parent, territory, currency in PARTNERS
    )
    cast = _people()
    Assignment.objects.bulk_create(
        Assignment(partner_id=partner, manager=getattr(cast, manager), since=since, until=until)
        for partner, manager, since, until in ASSIGNMENTS
    )
    return cast


def _people() -> Cast:
    roles = {name: _role(number, *what) for number, (name, what) in enumerate(PEOPLE.items(), start=101)}
    nobody = _person(112, "nora@nowhere.example", "Nora Nix", "partner")
    Person.objects.bulk_create([*(role.person for role in roles.values()), nobody])
    Role.objects.bulk_create(roles.values())
    return Cast(**{name: role.person for name, role in roles.items()}, nobody=nobody)


def _person(number: int | None, email: str, name: str, side: str) -> Person:
    password = make_password(PASSWORD)
    return Person(id=number, email=email, name=name, side=side, password=password)


def _role(number: int | None, email: str, name: str, kind: Kind, place: str | None = None) -> Role:
    where = {"partner_id" if kind.side == "partner" else "territory_id": place}
    return Role(person=_person(number, email, name, kind.side), kind=kind, since=LONG_AGO, **where)


def hire(email: str, name: str, kind: Kind, place: str | None = None) -> Person:
    """A person with one role, at a territory or partner, since long ago."""
    role = _role(None, email, name, kind, place)
    role.person.save()
    role.person_id = role.person.pk
    role.save()
    return role.person
