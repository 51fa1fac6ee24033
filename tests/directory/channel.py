"""A random channel as plain values, and a naive oracle of who sees what in it.

The oracle knows nothing of the database: it walks up from every partner to ask whether somebody
may see it, where the product walks down.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory

DAY = date(2026, 5, 15)
Dates = tuple[date, date | None]


@dataclass(frozen=True)
class Held:
    """A role as it is held: by whom, over what, when."""

    person: int
    kind: Kind
    place: str | None
    dates: Dates


@dataclass(frozen=True)
class Channel:
    """Nodes map a key to (parent, active); partners have a territory too. People are numbers."""

    territories: dict[str, tuple[str | None, bool]]
    partners: dict[str, tuple[str | None, bool]]
    located: dict[str, str | None]
    sides: dict[int, tuple[str, bool]]
    roles: list[Held]
    assignments: list[tuple[str, int, Dates]]


def random_channel(random: Random) -> Channel:
    """Forests with loops now and then, people with up to four roles of either side, ended and to come."""
    territories = _forest(random, "T", random.randint(1, 8))
    partners = _forest(random, "P", random.randint(1, 12))
    sides = {n: (random.choice(["vendor", "partner"]), random.random() < 0.9) for n in range(1, 7)}
    return Channel(
        territories=territories,
        partners=partners,
        located={key: random.choice([*territories, None]) for key in partners},
        sides=sides,
        roles=[_role(random, n, territories, partners) for n in sides for _ in range(random.randint(0, 4))],
        assignments=list(_assignments(random, partners, list(sides))),
    )


def write(channel: Channel) -> dict[int, Person]:
    """The channel in the database."""
    Territory.objects.bulk_create(
        Territory(key=key, name=key, parent_id=parent, level="x", active=active)
        for key, (parent, active) in channel.territories.items()
    )
    Partner.objects.bulk_create(
        Partner(
            key=key,
            name=key,
            type="x",
            parent_id=parent,
            active=active,
            territory_id=channel.located[key],
            currency="EUR",
        )
        for key, (parent, active) in channel.partners.items()
    )
    people = {
        number: Person(email=email(number), name=str(number), side=side, is_active=active)
        for number, (side, active) in channel.sides.items()
    }
    Person.objects.bulk_create(people.values())
    Role.objects.bulk_create(_row(held, people[held.person]) for held in channel.roles)
    Assignment.objects.bulk_create(
        Assignment(partner_id=partner, manager=people[manager], since=since, until=until)
        for partner, manager, (since, until) in channel.assignments
    )
    return people


@dataclass(frozen=True)
class Oracle:
    """Who sees what in `channel` on `DAY`."""

    channel: Channel

    def roles(self, person: int) -> list[Held]:
        side, active = self.channel.sides[person]
        mine = [held for held in self.channel.roles if held.person == person]
        return [held for held in mine if active and _holds(held.dates) and held.kind.side == side]

    def everything(self, person: int) -> bool:
        return any(held.kind in ("channel chief", "channel operations") for held in self.roles(person))

    def internal(self, person: int) -> bool:
        return bool(self.roles(person)) and self.channel.sides[person][0] == "vendor"

    def partner_side(self, person: int) -> bool:
        return self.channel.sides[person][0] == "partner"

    def own(self, person: int) -> set[str]:
        """The companies that one's roles name."""
        return {held.place for held in self.roles(person) if held.place is not None}

    def sees(self, person: int, partner: str) -> bool:
        return self.channel.partners[partner][1] and any(
            self._opens(held, partner) for held in self.roles(person)
        )

    def managers(self, person: int) -> set[str]:
        if self.everything(person):
            return set()
        seen = set()
        for held in self.roles(person):
            if held.kind in ("regional manager", "partner manager"):
                seen.add(email(person))
            if held.kind == "regional manager":
                seen |= {email(other) for other in self.channel.sides if self._works_under(other, held.place)}
        return seen

    def _opens(self, held: Held, partner: str) -> bool:
        match held.kind:
            case "channel chief" | "channel operations":
                return True
            case "regional manager":
                where = self.channel.located[partner]
                return where is not None and _is_under(self.channel.territories, where, held.place)
            case "partner manager":
                mine = [a for a in self.channel.assignments if a[0] == partner and a[1] == held.person]
                return any(_holds(dates) for _, _, dates in mine)
            case "distributor":
                return _is_under(self.channel.partners, partner, held.place)
            case _:
                return held.place == partner

    def _works_under(self, person: int, territory: str | None) -> bool:
        """Whether one of the vendor's people has a place in the territory; those shut out count too."""
        return self.channel.sides[person][0] == "vendor" and any(
            held.person == person
            and held.kind in ("regional manager", "partner manager")
            and held.place is not None
            and _holds(held.dates)
            and _is_under(self.channel.territories, held.place, territory)
            for held in self.channel.roles
        )


def email(person: int) -> str:
    return f"person{person}@example.com"


def _is_under(nodes: dict[str, tuple[str | None, bool]], node: str, above: str | None) -> bool:
    """Whether walking up from `node` over active nodes reaches `above`."""
    walked: set[str] = set()
    here: str | None = node
    while here is not None and here not in walked and nodes[here][1]:
        if here == above:
            return True
        walked.add(here)
        here = nodes[here][0]
    return False


def _holds(dates: Dates) -> bool:
    since, until = dates
    return since <= DAY and (until is None or until >= DAY)


def _forest(random: Random, letter: str, size: int) -> dict[str, tuple[str | None, bool]]:
    keys = [f"{letter}{number}" for number in range(size)]
    nodes: dict[str, tuple[str | None, bool]] = {}
    for index, key in enumerate(keys):
        above = keys if random.random() < 0.05 else keys[:index]
        parent = random.choice(above) if above and random.random() < 0.85 else None
        nodes[key] = (parent, random.random() < 0.92)
    return nodes


def _dates(random: Random) -> Dates:
    """Around the day: many hold, some end or begin exactly on it or the day beside it."""
    since = DAY + timedelta(days=random.choice([-400, -30, -1, 0, 0, 1]))
    lasts = random.choice([None, None, 0, 1, 29, 30, 31, 400])
    return since, None if lasts is None else since + timedelta(days=lasts)


def _role(random: Random, person: int, territories: dict, partners: dict) -> Held:
    kind = random.choice([*Kind, Kind.REGIONAL, Kind.MANAGER, Kind.DISTRIBUTOR])
    if random.random() < 0.7 and kind in (Kind.CHIEF, Kind.OPERATIONS):
        kind = Kind.MANAGER  # else most people see everything
    place = None
    if kind.side == "partner":
        place = random.choice(list(partners))
    elif kind == Kind.REGIONAL or (kind == Kind.MANAGER and random.random() < 0.7):
        place = random.choice(list(territories))
    return Held(person, kind, place, _dates(random))


def _assignments(random: Random, partners: dict, people: list[int]):
    taken = set()
    for partner in partners:
        for _ in range(random.randint(0, 3)):
            manager, dates = random.choice(people), _dates(random)
            if (partner, manager, dates[0]) not in taken:
                taken.add((partner, manager, dates[0]))
                yield partner, manager, dates


def _row(held: Held, person: Person) -> Role:
    since, until = held.dates
    column = "partner_id" if held.kind.side == "partner" else "territory_id"
    return Role(person=person, kind=held.kind, since=since, until=until, **{column: held.place})
