"""The sales file, month by month, and what later files need to know of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from quarterdeck.demo.generator import files, orders, stocking
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.orders import Lines
from quarterdeck.demo.generator.places import countries
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.timeline import Floats, Ints


@dataclass
class Ledger:
    """Running sums: amounts by partner and family in hundredths of the partner's currency, and orders."""

    amount: Floats
    orders: Ints
    number: int = field(default=100_000)  # of the latest order

    @classmethod
    def empty(cls, channel: Channel) -> "Ledger":
        partners, families = channel.size.partners, len(portfolio().families)
        return cls(np.zeros((partners, families)), np.zeros(partners, dtype=np.int64))

    def add(self, lines: Lines) -> None:
        family = portfolio().family[lines.product]
        np.add.at(self.amount, (lines.partner, family), lines.amount)
        np.add.at(self.orders, lines.partner[lines.number == 1], 1)
        self.number += int(lines.order[-1]) + 1 if len(lines.order) else 0


def tables(channel: Channel, ledger: Ledger) -> Iterator[pa.Table]:
    """Two tables a month: orders of partners, then purchases of distributors. Fills the ledger."""
    for month in range(channel.timeline.count):
        lines = orders.of_month(channel, month)
        yield _table(channel, lines, flow_of(channel, lines.partner), "SO-", ledger.number)
        stock = stocking.of_month(channel, month, lines)
        label = str(channel.timeline.months[month].astype("datetime64[M]"))
        yield _table(channel, stock, np.zeros(len(stock.partner), dtype=np.int64), f"DI-{label}-", 1)
        ledger.add(lines)


def flow_of(channel: Channel, partner: Ints) -> Ints:
    """0 where the vendor sells to the partner, 1 where a distributor reports it."""
    return (channel.roster.distributor[partner] >= 0).astype(np.int64)


def _table(channel: Channel, lines: Lines, flow: Ints, prefix: str, first: int) -> pa.Table:
    roster = channel.roster
    through = flow == 1
    return pa.table(
        {
            "line": files.joined(prefix, lines.order + first, "/", lines.number),
            "date": files.dates(lines.day),
            "partner": files.look_up(roster.key, lines.partner),
            "flow": files.look_up(("sell-in", "sell-through"), flow),
            "product": files.look_up(portfolio().key, lines.product),
            "customer": _customers(channel, lines),
            "distributor": files.look_up(
                roster.key, np.where(through, roster.distributor[lines.partner], -1)
            ),
            "quantity": pa.array(lines.quantity),
            "amount": files.hundredths(lines.amount),
            "currency": files.look_up(roster.currency, lines.partner),
            "cost": files.hundredths(lines.cost),
        }
    )


def _customers(channel: Channel, lines: Lines) -> pa.Array:
    names = [name for place in countries() for name in place.customers]
    counts = np.array([len(place.customers) for place in countries()])
    starts = (counts.cumsum() - counts)[channel.roster.country[lines.partner]]
    return files.look_up(names, np.where(lines.customer >= 0, starts + lines.customer, -1))
