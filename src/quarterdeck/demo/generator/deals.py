"""Deals: drawn whole, with everything that happens to them, then cut off at today."""

from dataclasses import dataclass

import numpy as np

from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.expectations import Expectation
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Flags, Floats, Ints, day

WIN_RATES = {"Reseller": 0.30, "Service Provider": 0.34, "Software Vendor": 0.24, "Distributor": 0.38}
INDEX = 3.4  # value of the deals of a quarter over the revenue to expect in it
FEWEST = 0.8  # deals a month: with fewer, deals would become too large
CYCLE = (95, 0.45)  # days to the first close date: median and spread
SLIPS = (0.45, 2.4)  # how often the close date moves, ordinarily and with partners who slip
STALLED = 0.12  # share of the deals of the right age in which nothing happens any more
STALLED_AGE = (150, 260)  # days
PROGRESS = (0.2, 0.3, 0.3, 0.2)  # lost deals: how many stages they passed
AMOUNT_SPREAD = 0.6


@dataclass(frozen=True)
class Deals:
    """Deals as arrays; days are numbers since 1970.

    `passed` holds when each of the three later stages is entered (beyond `ends` when never),
    `expected` the close date after 0, 1, 2 ... slips, `slipped` when it was moved (same rule).
    """

    partner: Ints
    created: Ints
    ends: Ints
    won: Flags
    amount: Floats
    passed: Ints
    expected: Ints
    slipped: Ints
    stalled: Flags


def draw(channel: Channel, expected: Expectation) -> Deals:
    rng = stream(channel.seed, "deals")
    partner, created, amount = _origins(channel, expected, rng)
    count = len(partner)
    closes, slipped = _close_dates(channel, partner, created, rng)
    ends = np.maximum(closes[:, -1] + rng.integers(-8, 5, count), created + 10)
    won = rng.random(count) < win_rates(channel)[partner]
    stages = np.where(won, 3, rng.choice(4, count, p=PROGRESS))
    moments = np.sort(rng.uniform(0.08, 0.92, (count, 3)), axis=1)
    passed = created[:, None] + (moments * (ends - created)[:, None]).astype(np.int64)
    never = np.arange(3) >= stages[:, None]
    passed[never] = np.broadcast_to(ends[:, None] + 1, passed.shape)[never]
    deals = Deals(partner, created, ends, won, amount, passed, closes, slipped, np.zeros(count, dtype=bool))
    return _stall(channel, deals, rng)


def _origins(channel: Channel, expected: Expectation, rng: np.random.Generator) -> tuple[Ints, Ints, Floats]:
    """Partner, day of creation and amount of each deal, in order of day."""
    months = channel.timeline.count
    rate = np.sqrt(channel.roster.weight)[:, None] * channel.pipeline
    rate *= channel.size.deals / rate.sum()
    count = rng.poisson(rate)
    partner = np.repeat(np.arange(len(count)), count.sum(axis=1))
    month = np.concatenate([np.repeat(np.arange(months), row) for row in count])
    starts = channel.timeline.months.astype(np.int64)
    created = starts[month] + rng.integers(0, 28, len(month))
    kept = created <= _number(channel)
    sequence = np.argsort(created[kept], kind="stable")
    partner, month, created = partner[kept][sequence], month[kept][sequence], created[kept][sequence]
    usual = np.sqrt(channel.roster.weight[partner]) * channel.size.deals / rate.shape[0] / months
    mean = expected.amount[partner, month] * INDEX / np.maximum(usual, FEWEST)
    amount = mean * rng.lognormal(-(AMOUNT_SPREAD**2) / 2, AMOUNT_SPREAD, len(partner))
    return partner, created, np.round(amount, -2)


def _close_dates(
    channel: Channel, partner: Ints, created: Ints, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Expected close dates after each slip, and when each slip was entered."""
    often = np.full(channel.size.partners, SLIPS[0])
    often[[story.partner for story in channel.stories if story.kind == "slipping"]] = SLIPS[1]
    slips = np.minimum(rng.poisson(often[partner]), 5)
    first = created + rng.lognormal(np.log(CYCLE[0]), CYCLE[1], len(partner)).astype(np.int64)
    lengths = np.where(np.arange(5) < slips[:, None], rng.integers(20, 61, (len(partner), 5)), 0)
    closes = np.concatenate([first[:, None], first[:, None] + lengths.cumsum(axis=1)], axis=1)
    entered = np.maximum(closes[:, :-1] - rng.integers(0, 16, (len(partner), 5)), created[:, None] + 1)
    never = lengths == 0
    entered[never] = np.iinfo(np.int64).max
    return closes, entered


def win_rates(channel: Channel) -> Floats:
    """By partner: as usual for the type, a little up or down, low where that is planted."""
    rates = np.array([WIN_RATES[str(kind)] for kind in channel.roster.type])
    rates += stream(channel.seed, "win rates").uniform(-0.05, 0.05, len(rates))
    for story in channel.stories:
        if story.kind == "low win rate":
            rates[story.partner] = story.size
    return rates


def _stall(channel: Channel, deals: Deals, rng: np.random.Generator) -> Deals:
    """Deals in which nothing happened for 90 days and more, though they are still to close."""
    today = _number(channel)
    age = today - deals.created
    stalled = (age >= STALLED_AGE[0]) & (age <= STALLED_AGE[1]) & (rng.random(len(age)) < STALLED)
    where = np.flatnonzero(stalled)
    closes = today + rng.integers(20, 70, len(where))
    deals.ends[where] = closes
    deals.won[where] = False
    deals.expected[where] = closes[:, None]
    deals.slipped[where] = np.iinfo(np.int64).max
    deals.passed[where, 0] = deals.created[where] + rng.integers(8, 50, len(where))
    deals.passed[where, 1:] = closes[:, None] + 1
    deals.stalled[where] = True
    return deals


def _number(channel: Channel) -> int:
    return int(day(channel.timeline.today).astype(np.int64))
