"""The partners: where they are, what they are, whom they buy from and who looks after them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from quarterdeck.demo.generator.places import Country, countries, regions
from quarterdeck.demo.generator.size import Size
from quarterdeck.demo.generator.streams import apportion, stream
from quarterdeck.demo.generator.timeline import Flags, Floats, Ints, Texts

DIRECT_TYPES = ("Reseller", "Service Provider", "Software Vendor")
DIRECT_SHARES = (0.45, 0.33, 0.22)
TWO_TIER = 0.4  # share of partners that buy from a distributor
HOMES = ("DE", "US", "JP", "GB", "FR")  # where distributors sit
TIERS = ("Registered", "Silver", "Gold", "Platinum")
TIER_ABOVE = (0.28, 0.63, 0.88)  # quantiles of size
DISCOUNTS = (0.10, 0.16, 0.21, 0.26)
HANDED_OVER = 0.15


@dataclass(frozen=True)
class Roster:
    """Partners as arrays, in order of region and country.

    `parent` is the distributor above or -1; `manager` looks after the partner now, `predecessor`
    did until month `handover` (0: nobody did). `weight` is the size of the business, 1 in the mean.
    """

    size: Size
    country: Ints
    type: Texts
    parent: Ints
    manager: Ints
    predecessor: Ints
    handover: Ints
    weight: Floats

    @cached_property
    def key(self) -> list[str]:
        width = len(str(self.size.partners)) + 1
        return [f"P-{number:0{width}}" for number in range(1, self.size.partners + 1)]

    @cached_property
    def distributor(self) -> Ints:
        """The distributor whose sell-through report holds the partner's sales, or -1."""
        return np.where(self.type == "Distributor", np.arange(len(self.type)), self.parent)

    @cached_property
    def tier(self) -> Ints:
        return np.searchsorted(np.quantile(self.weight, TIER_ABOVE), self.weight)

    @cached_property
    def discount(self) -> Floats:
        return np.array(DISCOUNTS)[self.tier]

    @cached_property
    def currency(self) -> Texts:
        return np.array([place.currency for place in countries()])[self.country]

    @cached_property
    def customers(self) -> Ints:
        """How many end customers there are in the partner's country."""
        return np.array([len(place.customers) for place in countries()])[self.country]

    def place(self, partner: int) -> Country:
        return countries()[int(self.country[partner])]

    def portfolio(self, manager: int) -> list[int]:
        """The partners a manager looks after now."""
        return [int(partner) for partner in np.flatnonzero(self.manager == manager)]

    def manager_in(self, month: int) -> Ints:
        """The manager of each partner in a month."""
        return np.where(month < self.handover, self.predecessor, self.manager)


def build(size: Size, seed: int) -> Roster:
    rng = stream(seed, "roster")
    country = np.repeat(
        np.arange(len(countries())),
        apportion(size.partners, [place.share for place in countries()], least=1),
    )
    region = np.array([list(regions()).index(place.region) for place in countries()])[country]
    kind, parent = _types(size, country, region, rng)
    manager, predecessor, handover = _managers(size, region, rng)
    weight = rng.lognormal(0.0, 0.65, size.partners)
    weight[0] = np.clip(weight[0], 1.2, 1.8)
    weight[kind == "Distributor"] += 2
    return Roster(size, country, kind, parent, manager, predecessor, handover, weight / weight.mean())


def _types(size: Size, country: Ints, region: Ints, rng: np.random.Generator) -> tuple[Texts, Ints]:
    kind = rng.choice(np.array(DIRECT_TYPES), size.partners, p=DIRECT_SHARES)
    parent = np.full(size.partners, -1)
    codes = [place.key for place in countries()]
    distributors = []
    for number in range(size.distributors):
        home = codes.index(HOMES[number % len(HOMES)])
        distributors.append(int(np.flatnonzero(country == home)[-1 - number // len(HOMES)]))
    free = np.ones(size.partners, dtype=bool)
    free[[0, *distributors]] = False
    each = int(size.partners * TWO_TIER / size.distributors)
    for distributor in distributors:
        pool = np.flatnonzero(free & (region == region[distributor]))
        below = rng.choice(pool, min(each, len(pool)), replace=False)
        parent[below], kind[below], free[below] = distributor, "Reseller", False
    kind[0], kind[distributors] = "Reseller", "Distributor"
    return kind, parent


def _managers(size: Size, region: Ints, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Neighbouring partners share a manager; some were handed over by a colleague of the region."""
    manager = np.empty(size.partners, dtype=np.int64)
    predecessor = np.full(size.partners, -1)
    staff = apportion(size.managers, list(np.bincount(region) / size.partners), least=1)
    first = 0
    for number, count in enumerate(staff):
        members = np.flatnonzero(region == number)
        manager[members] = first + np.arange(len(members)) * count // len(members)
        if count > 1:
            others = first + (manager[members] - first + rng.integers(1, count, len(members))) % count
            predecessor[members] = others
        first += count
    handed: Flags = (rng.random(size.partners) < HANDED_OVER) & (predecessor >= 0)
    handover = np.where(handed, rng.integers(6, size.months - 3, size.partners), 0)
    return manager, predecessor, handover
