"""The files of deals: the stage history up to today, and each deal as it stands."""

import numpy as np
import pyarrow as pa

from quarterdeck.demo.generator import files
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.deal_history import WON, History
from quarterdeck.demo.generator.deals import Deals
from quarterdeck.demo.generator.orders import families
from quarterdeck.demo.generator.places import countries
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Days, Floats, Ints

STAGES = ("Prospect", "Qualified", "Proposal", "Negotiation", "Won", "Lost")
PROBABILITY = (10, 25, 50, 75, 100, 0)  # per cent
FORECAST = ("Pipeline", "Pipeline", "Best case", "Commit", "Closed", "Omitted")
STATUS = ("open", "open", "open", "open", "won", "lost")
QUALIFIED = 1
ATTRIBUTIONS = ("partner-sourced", "partner-influenced", "vendor-led")
ATTRIBUTION_SHARES = {
    "Reseller": (0.50, 0.28, 0.22),
    "Service Provider": (0.58, 0.27, 0.15),
    "Software Vendor": (0.34, 0.46, 0.20),
    "Distributor": (0.30, 0.30, 0.40),
}
PURPOSES = ("refresh", "expansion", "renewal", "new site", "consolidation", "pilot")
NEXT_STEPS = (
    "Proof of concept",
    "Workshop with the customer",
    "Send proposal",
    "Await legal review",
    "Call buyer",
)


def stages_table(channel: Channel, deals: Deals, history: History) -> pa.Table:
    partner = deals.partner[history.deal]
    return pa.table(
        {
            "deal": files.joined("D-", history.deal + 1001),
            "number": pa.array(history.number),
            "partner": files.look_up(channel.roster.key, partner),
            "entered": files.dates(_days(history.entered)),
            "stage": files.look_up(STAGES, history.stage),
            "status": files.look_up(STATUS, history.stage),
            "amount": _money(history.amount),
            "currency": files.look_up(channel.roster.currency, partner),
            "probability": files.hundredths(np.array(PROBABILITY)[history.stage]),
            "close_date": files.dates(_days(history.close)),
        }
    )


def deals_table(channel: Channel, deals: Deals, history: History) -> pa.Table:
    """The last row of each deal's history, with what belongs to the deal itself."""
    rng = stream(channel.seed, "deal files")
    latest = np.flatnonzero(np.diff(history.deal, append=len(deals.partner)))
    stage, count = history.stage[latest], len(latest)
    product = portfolio().pick(families(channel, deals.partner, rng), rng)
    customer = _customers(channel, deals.partner, rng)
    label = files.look_up([family.name for family in portfolio().families], portfolio().family[product])
    return pa.table(
        {
            "deal": files.joined("D-", np.arange(count) + 1001),
            "name": files.joined(label, " ", files.look_up(PURPOSES, rng.integers(0, len(PURPOSES), count))),
            "partner": files.look_up(channel.roster.key, deals.partner),
            "product": files.look_up(portfolio().key, product),
            "customer": customer,
            "stage": files.look_up(STAGES, stage),
            "status": files.look_up(STATUS, stage),
            "qualified": pa.array(stage >= QUALIFIED),
            "attribution": files.look_up(ATTRIBUTIONS, _attribution(channel, deals.partner, rng)),
            "amount": _money(history.amount[latest]),
            "currency": files.look_up(channel.roster.currency, deals.partner),
            "probability": files.hundredths(np.array(PROBABILITY)[stage]),
            "forecast_category": files.look_up(FORECAST, stage),
            "created": files.dates(_days(deals.created)),
            "close_date": files.dates(_days(history.close[latest])),
            "next_step": _next_steps(stage, rng),
        }
    )


def _customers(channel: Channel, partner: Ints, rng: np.random.Generator) -> pa.Array:
    names = [name for place in countries() for name in place.customers]
    counts = np.array([len(place.customers) for place in countries()])
    start = (counts.cumsum() - counts)[channel.roster.country[partner]]
    nth = (rng.random(len(partner)) * channel.roster.customers[partner]).astype(np.int64)
    return files.look_up(names, start + nth)


def _attribution(channel: Channel, partner: Ints, rng: np.random.Generator) -> Ints:
    limits = {kind: np.cumsum(shares)[:-1] for kind, shares in ATTRIBUTION_SHARES.items()}
    by_partner = np.array([limits[str(kind)] for kind in channel.roster.type])[partner]
    choice: Ints = (rng.random(len(partner))[:, None] >= by_partner).sum(axis=1)
    return choice


def _next_steps(stage: Ints, rng: np.random.Generator) -> pa.Array:
    step = rng.integers(0, len(NEXT_STEPS), len(stage))
    return files.look_up(NEXT_STEPS, np.where(stage < WON, step, -1))


def _money(values: Floats) -> pa.Array:
    return files.hundredths(np.rint(values * 100).astype(np.int64))


def _days(numbers: Ints) -> Days:
    return numbers.astype("datetime64[D]")
