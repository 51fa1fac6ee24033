"""The reference files beside partners and territories: people, assignments, products, exchange rates."""

from dataclasses import asdict

import numpy as np
import pyarrow as pa

from quarterdeck.demo.generator import companies, files, people
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.rates import CURRENCIES
from quarterdeck.demo.generator.timeline import day


def persons(channel: Channel) -> pa.Table:
    rows = [asdict(member) for member in people.everyone(channel)]
    return pa.Table.from_pylist(rows).rename_columns({"email": "person"})


def assignments(channel: Channel) -> pa.Table:
    """Who looked after each partner from the contract on, and who took over."""
    roster, months = channel.roster, channel.timeline.months
    handed = roster.handover > 0
    took_over = months[roster.handover]
    signed = companies.signed(channel)
    handed &= took_over > signed
    first = np.where(handed, roster.predecessor, roster.manager)
    nobody = np.datetime64("NaT", "D")
    emails = [member.email for member in people.managers(channel)]
    return pa.table(
        {
            "partner": pa.array([*roster.key, *np.array(roster.key)[handed]]),
            "manager": files.look_up(emails, np.concatenate([first, roster.manager[handed]])),
            "since": files.dates(np.concatenate([signed, took_over[handed]])),
            "until": files.dates(
                np.concatenate([np.where(handed, took_over - 1, nobody), np.full(handed.sum(), nobody)])
            ),
        }
    )


def products(channel: Channel) -> pa.Table:  # noqa: ARG001  every file is made of a channel
    range_ = portfolio()
    families = [family.name for family in range_.families]
    categories = [family.category for family in range_.families]
    return pa.table(
        {
            "product": pa.array(range_.key),
            "name": pa.array(range_.name),
            "family": files.look_up(families, range_.family),
            "category": files.look_up(categories, range_.family),
            "list_price": files.hundredths(np.rint(range_.price * 100).astype(np.int64)),
            "currency": pa.array(["EUR"] * len(range_.key)),
            "cost": files.hundredths(np.rint(range_.cost * 100).astype(np.int64)),
        }
    )


def exchange_rates(channel: Channel) -> pa.Table:
    """The day's rate of every day, and the plan rate from the first day of every year."""
    rates = channel.rates
    foreign = CURRENCIES[1:]
    days = day(rates.first) + np.arange(rates.actual.shape[1])
    years = np.array(
        [f"{rates.first.year + n}-01-01" for n in range(rates.plan.shape[1])], dtype="datetime64[D]"
    )
    tables = [
        _rates(currency, kind, dates, values)
        for kind, dates, table in (("plan", years, rates.plan), ("actual", days, rates.actual))
        for currency, values in zip(foreign, table[1:], strict=True)
    ]
    return pa.concat_tables(tables)


def _rates(currency: str, kind: str, dates: np.ndarray, values: np.ndarray) -> pa.Table:
    return pa.table(
        {
            "currency": pa.array([currency] * len(dates)),
            "kind": pa.array([kind] * len(dates)),
            "date": files.dates(dates),
            "rate": files.decimals(np.rint(values * 10**8).astype(np.int64), 8),
        }
    )
