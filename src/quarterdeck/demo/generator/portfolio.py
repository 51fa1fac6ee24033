"""What the demo vendor sells, and what goes with what."""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from quarterdeck.demo.generator.timeline import Floats, Ints, Texts

SKEW = 1.7  # over 1: the first products of a family sell more than the last


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    category: str
    count: int
    series: tuple[str, ...]
    variants: tuple[str, ...]
    price: tuple[float, float]
    cost: float
    quantity: float
    demand: dict[str, float]


@dataclass(frozen=True, slots=True)
class Attach:
    """An order that starts with family `of` also carries one `with_` with `probability`."""

    of: int
    with_: int
    probability: float


@dataclass(frozen=True)
class Portfolio:
    """Products as arrays in order of family; prices and costs in EUR."""

    families: tuple[Family, ...]
    attach: tuple[Attach, ...]
    key: Texts
    name: Texts
    family: Ints
    price: Floats
    cost: Floats

    def mix(self, partner_type: str) -> Floats:
        """How likely an order of such a partner starts with each family."""
        demand = np.array([family.demand[partner_type] for family in self.families])
        mix: Floats = demand / demand.sum()
        return mix

    def pick(self, family: Ints, rng: np.random.Generator) -> Ints:
        """One product of each of the given families."""
        counts = np.array([family.count for family in self.families])
        starts = np.concatenate(([0], counts.cumsum()[:-1]))
        nth = counts[family] * rng.random(len(family)) ** SKEW
        return starts[family] + nth.astype(np.int64)


@cache
def portfolio() -> Portfolio:
    raw = tomllib.loads(Path(__file__).with_name("portfolio.toml").read_text(encoding="utf-8"))
    families = tuple(_family(body) for body in raw["families"])
    names = [family.name for family in families]
    attach = tuple(
        Attach(names.index(rule["of"]), names.index(rule["with"]), rule["probability"])
        for rule in raw["attach"]
    )
    price = np.concatenate([_prices(family) for family in families])
    family = np.repeat(np.arange(len(families)), [family.count for family in families])
    share = np.array([family.cost for family in families])
    return Portfolio(
        families=families,
        attach=attach,
        key=np.array([f"TV-{number:04}" for number in range(1, len(price) + 1)]),
        name=np.array([name for family in families for name in _names(family)]),
        family=family,
        price=price,
        cost=np.round(price * share[family], 2),
    )


def _family(body: dict[str, Any]) -> Family:
    lists: dict[str, Any] = {key: tuple(body[key]) for key in ("series", "variants", "price")}
    return Family(**body | lists)


def _names(family: Family) -> list[str]:
    return [f"{series} {variant}" for series, variant in product(family.series, family.variants)][
        : family.count
    ]


def _prices(family: Family) -> Floats:
    """List prices in even ratios over the family's range; the popular ones are the cheap ones."""
    return np.round(np.geomspace(*family.price, family.count), -1 if family.price[0] >= 100 else 0)
