"""What distributors buy from the vendor to fill up what their resellers and they themselves sold."""

from dataclasses import dataclass

import numpy as np

from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.orders import Lines, in_hundredths, list_prices
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Floats, Ints

OPENING = 2.2  # the first month fills the shelves
WAVERING = (0.9, 1.1)
OVERSTOCKED = 1.35  # what one distributor buys too much
OVERSTOCK_MONTHS = 4  # in the last of them
DISCOUNT = 0.34


@dataclass(frozen=True, slots=True)
class Overstock:
    """A distributor that buys `factor` times what is sold from `month` on."""

    partner: int
    month: int
    factor: float


def overstock(channel: Channel) -> Overstock:
    """The second distributor is the one."""
    distributors = np.flatnonzero(channel.roster.type == "Distributor")
    return Overstock(int(distributors[1]), channel.timeline.count - OVERSTOCK_MONTHS, OVERSTOCKED)


def of_month(channel: Channel, month: int, sold: Lines) -> Lines:
    """One sell-in line for each product a distributor sold through in the month; only hardware is stocked."""
    rng = stream(channel.seed, "stocking", month)
    distributor, product, quantity = _sold_through(channel, sold)
    hardware = np.array([family.category == "Hardware" for family in portfolio().families])
    stocked = hardware[portfolio().family[product]]
    factor = _factor(channel, month, distributor, rng)
    quantity = np.where(stocked, np.maximum(np.rint(quantity * factor), 1), quantity).astype(np.int64)
    days, weights = channel.timeline.business_days(month)
    day = rng.choice(days, len(product), p=weights / weights.sum()) if len(product) else sold.day[:0]
    currency = channel.currency[distributor]
    price, cost = list_prices(channel, month, currency, product, day)
    return Lines(
        order=np.arange(len(product)),
        number=np.ones(len(product), dtype=np.int64),
        partner=distributor,
        product=product,
        day=day,
        customer=np.full(len(product), -1),
        quantity=quantity,
        amount=in_hundredths(price * (1 - DISCOUNT), currency) * quantity,
        cost=in_hundredths(cost, currency) * quantity,
    )


def _sold_through(channel: Channel, sold: Lines) -> tuple[Ints, Ints, Ints]:
    """Distributor, product and quantity, one of each pair."""
    distributor = channel.roster.distributor[sold.partner]
    through = distributor >= 0
    pair = distributor[through] * len(portfolio().key) + sold.product[through]
    pairs, inverse = np.unique(pair, return_inverse=True)
    quantity = np.bincount(inverse, weights=sold.quantity[through], minlength=len(pairs))
    return pairs // len(portfolio().key), pairs % len(portfolio().key), quantity.astype(np.int64)


def _factor(channel: Channel, month: int, distributor: Ints, rng: np.random.Generator) -> Floats:
    factor = rng.uniform(*WAVERING, len(distributor)) * (OPENING if month == 0 else 1.0)
    planted = overstock(channel)
    if month >= planted.month:
        factor[distributor == planted.partner] *= planted.factor
    return factor
