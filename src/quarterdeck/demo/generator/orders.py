"""What partners sell or buy in one month: orders and their lines, all drawn at once."""

from dataclasses import dataclass

import numpy as np

from quarterdeck.demo.generator import rates
from quarterdeck.demo.generator.channel import EXTRA, PRICES, Channel
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Days, Flags, Floats, Ints

CUSTOMERS = 6  # end customers of a partner, in the order of their importance
BARGAINING = (-0.03, 0.06)  # what is given beside the tier's discount


@dataclass(frozen=True)
class Lines:
    """Order lines as arrays. `order` counts within the month; amounts in hundredths of the
    partner's currency.

    `customer` is an index into the country's customers, or -1 where nobody names one.
    """

    order: Ints
    number: Ints
    partner: Ints
    product: Ints
    day: Days
    customer: Ints
    quantity: Ints
    amount: Ints
    cost: Ints


def of_month(channel: Channel, month: int) -> Lines:
    """The month's lines in order of day."""
    rng = stream(channel.seed, "orders", month)
    partner, day = _orders(channel, month, rng)
    order, family = _lines(channel, month, partner, rng)
    product = portfolio().pick(family, rng)
    quantity = _quantity(channel, partner[order], family, rng)
    currency = channel.currency[partner[order]]
    price, cost = list_prices(channel, month, currency, product, day[order])
    discount = channel.roster.discount[partner[order]] + rng.uniform(*BARGAINING, len(order))
    return Lines(
        order=order,
        number=_numbered(order),
        partner=partner[order],
        product=product,
        day=day[order],
        customer=_customers(channel, partner, rng)[order],
        quantity=quantity,
        amount=in_hundredths(price * (1 - discount), currency) * quantity,
        cost=in_hundredths(cost, currency) * quantity,
    )


def _orders(channel: Channel, month: int, rng: np.random.Generator) -> tuple[Ints, Days]:
    """Partner and day of each order."""
    days, weights = channel.timeline.business_days(month)
    count = rng.poisson(channel.orders(month) * channel.volume[:, month] * weights.sum())
    partner = np.repeat(np.arange(len(count)), count)
    if not len(partner):
        return partner, np.empty(0, dtype="datetime64[D]")
    day = rng.choice(days, len(partner), p=weights / weights.sum())
    sequence = np.argsort(day, kind="stable")
    return partner[sequence], day[sequence]


def _lines(channel: Channel, month: int, partner: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Order and family of each line: what the order starts with, an extra, and what attaches."""
    first = families(channel, partner, rng)
    extra = np.flatnonzero(rng.random(len(partner)) < EXTRA)
    order = [np.arange(len(partner)), extra]
    family = [first, families(channel, partner[extra], rng)]
    inclined = attach_factor(channel)[partner]
    for rule in portfolio().attach:
        attached = np.flatnonzero(
            (first == rule.of) & (rng.random(len(partner)) < rule.probability * inclined)
        )
        order.append(attached)
        family.append(np.full(len(attached), rule.with_))
    all_orders, all_families = np.concatenate(order), np.concatenate(family)
    kept = ~_fallen_away(channel, month, partner[all_orders], all_families)
    all_orders, all_families = all_orders[kept], all_families[kept]
    sequence = np.argsort(all_orders, kind="stable")
    return all_orders[sequence], all_families[sequence]


def families(channel: Channel, partner: Ints, rng: np.random.Generator) -> Ints:
    """A family for each, as that type of partner buys."""
    family = np.zeros(len(partner), dtype=np.int64)
    draw = rng.random(len(partner))
    kinds = channel.roster.type[partner]
    for kind in np.unique(channel.roster.type):
        of_kind = kinds == kind
        family[of_kind] = np.searchsorted(portfolio().mix(str(kind)).cumsum()[:-1], draw[of_kind])
    return family


def attach_factor(channel: Channel) -> Floats:
    """How inclined each partner is to attach, 1 as usual."""
    factor = np.ones(channel.size.partners)
    for story in channel.stories:
        if story.kind == "weak attach":
            factor[story.partner] = story.size
    return factor


def _fallen_away(channel: Channel, month: int, partner: Ints, family: Ints) -> Flags:
    lost = np.full(channel.size.partners, -1)
    for story in channel.stories:
        if story.kind == "family lost" and month >= story.month:
            lost[story.partner] = story.family
    fallen: Flags = lost[partner] == family
    return fallen


def _quantity(channel: Channel, partner: Ints, family: Ints, rng: np.random.Generator) -> Ints:
    mean = np.array([family.quantity for family in portfolio().families])[family]
    scale = mean * channel.roster.weight[partner] ** 0.3
    return 1 + rng.exponential(scale).astype(np.int64)


def list_prices(
    channel: Channel, month: int, currency: Ints, product: Ints, day: Days
) -> tuple[Floats, Floats]:
    """Price and cost of one unit in the currencies. Price lists follow the plan rate, cost the day's."""
    dearer = PRICES ** (month / 12)
    price = portfolio().price[product] * dearer / channel.rates.planned(currency, day)
    cost = portfolio().cost[product] * dearer / channel.rates.at(currency, day)
    return price, cost


def in_hundredths(value: Floats, currency: Ints) -> Ints:
    """Rounded to what the currency has: cents, or whole yen."""
    step = np.where(np.isin(currency, [rates.CURRENCIES.index(name) for name in rates.WHOLE]), 100, 1)
    hundredths: Ints = np.rint(value * 100 / step).astype(np.int64) * step
    return hundredths


def _numbered(order: Ints) -> Ints:
    """1, 2, 3 within each order; the orders are in sequence."""
    starts = np.flatnonzero(np.diff(order, prepend=-1))
    sizes = np.diff(starts, append=len(order))
    return np.arange(len(order)) - np.repeat(starts, sizes) + 1


def _customers(channel: Channel, partner: Ints, rng: np.random.Generator) -> Ints:
    """The end customer of each order; a distributor's own sales are to small ones nobody names."""
    counts = channel.roster.customers[partner]
    nth = (CUSTOMERS * rng.random(len(partner)) ** 1.5).astype(np.int64)
    named: Ints = (partner * 3 + nth) % counts
    return np.where(channel.roster.type[partner] == "Distributor", -1, named)
