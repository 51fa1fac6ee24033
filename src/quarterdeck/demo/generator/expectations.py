"""What an ordinary life would bring each partner, and what is asked of it."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.sales import Ledger
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Days, Floats

STRETCH = (1.04, 0.10)  # mean and spread of what is asked over what is to be expected
AHEAD = 120  # days: the year that then runs has its targets already
SPARSE = 5  # fewer orders say nothing about a partner


@dataclass(frozen=True)
class Expectation:
    """Revenue to expect in an ordinary life, by partner and month, in the partner's currency."""

    months: Days
    amount: Floats


def expect(channel: Channel, ledger: Ledger) -> Expectation:
    """Over the months of the data and on to the end of the year that runs in `AHEAD` days."""
    last_year = (channel.timeline.today + timedelta(days=AHEAD)).year
    start = channel.timeline.months[0].astype("datetime64[M]")
    months = np.arange(start, np.datetime64(f"{last_year + 1}-01", "M"))
    value = _value_of_order(channel, ledger)
    amount = np.stack([channel.orders(month) * value for month in range(len(months))], axis=1)
    return Expectation(months.astype("datetime64[D]"), amount)


def _value_of_order(channel: Channel, ledger: Ledger) -> Floats:
    """What an order of each partner was worth; of a partner with few orders, what it is elsewhere."""
    in_euro = channel.rates.plan[channel.currency, -1]
    usual = (ledger.amount.sum(axis=1) * in_euro).sum() / max(ledger.orders.sum(), 1) / 100
    own: Floats = ledger.amount.sum(axis=1) / np.maximum(ledger.orders, 1) / 100
    return np.where(ledger.orders >= SPARSE, own, usual / in_euro)


def asked_of(channel: Channel, expected: Expectation) -> Floats:
    """Amounts by partner and month, zero where there is no contract yet or any more."""
    years = expected.months.astype("datetime64[Y]").astype(int)
    stretch = stream(channel.seed, "targets").normal(
        *STRETCH, (channel.size.partners, years[-1] - years[0] + 1)
    )
    asked: Floats = expected.amount * stretch[:, years - years[0]]
    for story in channel.stories:
        if story.kind == "newcomer":
            asked[story.partner, : story.month + 3] = 0
        elif story.kind == "ended":
            asked[story.partner, story.month :] = 0
    return asked


def family_shares(channel: Channel, ledger: Ledger) -> Floats:
    """By partner and family: half as the partner sells, half as its type does."""
    own = ledger.amount / np.maximum(ledger.amount.sum(axis=1, keepdims=True), 1)
    shares: Floats = np.empty_like(own)
    for kind in np.unique(channel.roster.type):
        of_kind = channel.roster.type == kind
        in_euro = channel.rates.plan[channel.currency[of_kind], -1]
        usual = (ledger.amount[of_kind] * in_euro[:, None]).sum(axis=0)
        usual = usual / max(usual.sum(), 1)
        shares[of_kind] = np.where(
            own[of_kind].sum(axis=1, keepdims=True) > 0, (own[of_kind] + usual) / 2, usual
        )
    return shares
