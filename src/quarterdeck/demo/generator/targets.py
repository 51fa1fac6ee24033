"""Targets of partners and quotas of managers: what an ordinary life would bring, a little stretched."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from quarterdeck.demo.generator import files
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.expectations import Expectation, asked_of, family_shares
from quarterdeck.demo.generator.people import managers
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.rates import WHOLE
from quarterdeck.demo.generator.sales import Ledger
from quarterdeck.demo.generator.timeline import Days, Floats, Ints

QUOTA = 1.04  # quotas of managers over the sum of their partners' targets


def tables(channel: Channel, ledger: Ledger, expected: Expectation) -> Iterator[pa.Table]:
    asked = asked_of(channel, expected)
    if channel.size.monthly_targets:
        by_family = asked[:, :, None] * family_shares(channel, ledger)[:, None, :]
        yield _partner_table(channel, expected.months, by_family, "month")
    else:
        quarters, sums = _by_quarter(expected.months, asked)
        yield _partner_table(channel, quarters, sums[:, :, None], "quarter")
    yield _quota_table(channel, expected.months, asked)


def _by_quarter(months: Days, amounts: Floats) -> tuple[Days, Floats]:
    number = months.astype("datetime64[M]").astype(int) // 3
    sums = np.stack([amounts[:, number == one].sum(axis=1) for one in np.unique(number)], axis=1)
    return (np.unique(number) * 3).astype("datetime64[M]").astype("datetime64[D]"), sums


def _partner_table(channel: Channel, starts: Days, amounts: Floats, span: str) -> pa.Table:
    """One row for each amount that is not zero; a single family column means none."""
    step = np.where(np.isin(channel.roster.currency, WHOLE), 5_000, 50)
    rounded = (np.rint(amounts / step[:, None, None]) * step[:, None, None]).astype(np.int64)
    partner, start, family = (index.astype(np.int64) for index in np.nonzero(rounded))
    families = amounts.shape[2] > 1
    names = [item.name for item in portfolio().families]
    label = files.dates(starts[start])
    suffix: tuple[str | Ints, ...] = ("-", family + 1) if families else ()
    keys = files.look_up(channel.roster.key, partner)
    return _table(
        target=files.joined("T-", keys, "-", label, *suffix),
        basis="target",
        start=starts[start],
        span=span,
        partner=keys,
        manager=pa.nulls(len(partner), pa.string()),
        family=files.look_up(names, family if families else np.full(len(partner), -1)),
        amount=rounded[partner, start, family],
        currency=files.look_up(channel.roster.currency, partner),
    )


def _quota_table(channel: Channel, months: Days, asked: Floats) -> pa.Table:
    """A quota a manager and quarter, in EUR."""
    in_euro = asked * channel.rates.plan[channel.currency, -1][:, None]
    totals = np.zeros((channel.size.managers, len(months)))
    for month in range(len(months)):
        np.add.at(totals[:, month], channel.roster.manager_in(month), in_euro[:, month])
    quarters, sums = _by_quarter(months, totals)
    rounded = (np.rint(sums * QUOTA / 1000) * 1000).astype(np.int64)
    manager, quarter = (index.astype(np.int64) for index in np.nonzero(rounded))
    emails = files.look_up([person.email for person in managers(channel)], manager)
    return _table(
        target=files.joined("Q-", manager + 1, "-", files.dates(quarters[quarter])),
        basis="quota",
        start=quarters[quarter],
        span="quarter",
        partner=pa.nulls(len(manager), pa.string()),
        manager=emails,
        family=pa.nulls(len(manager), pa.string()),
        amount=rounded[manager, quarter],
        currency=files.look_up(["EUR"], np.zeros(len(manager), dtype=np.int64)),
    )


def _table(
    *,
    target: pa.Array,
    basis: str,
    start: Days,
    span: str,
    partner: pa.Array,
    manager: pa.Array,
    family: pa.Array,
    amount: Ints,
    currency: pa.Array,
) -> pa.Table:
    years = start.astype("datetime64[Y]").astype(np.int64) + 1970
    return pa.table(
        {
            "target": target,
            "basis": pa.array([basis] * len(target)),
            "version": files.joined("FY", years % 100),
            "date": files.dates(start),
            "span": pa.array([span] * len(target)),
            "partner": partner,
            "manager": manager,
            "family": family,
            "amount": files.hundredths(amount * 100),
            "currency": currency,
        }
    )
