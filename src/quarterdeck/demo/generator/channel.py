"""The whole channel before anything is sold: who, where, when, and what will befall them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from quarterdeck.demo.generator import rates, roster, stories
from quarterdeck.demo.generator.places import regions
from quarterdeck.demo.generator.portfolio import portfolio
from quarterdeck.demo.generator.rates import Rates
from quarterdeck.demo.generator.roster import Roster
from quarterdeck.demo.generator.size import Size
from quarterdeck.demo.generator.stories import Story
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Floats, Ints, Timeline

EXTRA = 0.3  # share of orders with a second product nobody planned
TREND = (-0.03, 0.13)  # range of yearly growth
PRICES = 1.03  # yearly


@dataclass(frozen=True, eq=False)
class Channel:
    """Everything the files are drawn from. Arrays are by partner, or by partner and month."""

    seed: int
    size: Size
    timeline: Timeline
    roster: Roster
    rates: Rates
    stories: list[Story]

    @cached_property
    def currency(self) -> Ints:
        """Index into `rates.CURRENCIES` by partner."""
        return rates.index_of(self.roster.currency)

    @cached_property
    def volume(self) -> Floats:
        return stories.volume(self.stories, self.size.partners, self.timeline.count)

    @cached_property
    def pipeline(self) -> Floats:
        return stories.pipeline(self.stories, self.size.partners, self.timeline.count)

    @cached_property
    def growth(self) -> Floats:
        """Factor on the orders of a year, by partner."""
        return 1 + stream(self.seed, "trend").uniform(*TREND, self.size.partners)

    @cached_property
    def season(self) -> Floats:
        """Factor by partner and calendar month (0 to 11)."""
        table = {key: region.season for key, region in regions().items()}
        return np.array([table[self.roster.place(p).region] for p in range(self.size.partners)])

    def orders(self, month: int) -> Floats:
        """Orders to expect in a whole month of an ordinary life, by partner; also of months to come."""
        season = self.season[:, (self.timeline.calendar_month(0) - 1 + month) % 12]
        rate: Floats = self._level * self.roster.weight * season * self.growth ** (month / 12)
        return rate

    @cached_property
    def _level(self) -> float:
        """Orders a month of a partner of weight 1, so that `size.lines` come out."""
        months = np.arange(self.timeline.count)
        season = self.season[:, (self.timeline.calendar_month(0) - 1 + months) % 12]
        orders = self.roster.weight[:, None] * season * self.growth[:, None] ** (months / 12) * self.volume
        per_type = {str(kind): self.lines_per_order(str(kind)) for kind in np.unique(self.roster.type)}
        lines = np.array([per_type[str(kind)] for kind in self.roster.type])
        return float(self.size.lines / (orders.sum(axis=1) * lines).sum())

    @staticmethod
    def lines_per_order(partner_type: str) -> float:
        mix = portfolio().mix(partner_type)
        return float(1 + EXTRA + sum(mix[rule.of] * rule.probability for rule in portfolio().attach))


def build(size: Size, seed: int, today: date) -> Channel:
    timeline = Timeline(today, size.months)
    partners = roster.build(size, seed)
    return Channel(
        seed=seed,
        size=size,
        timeline=timeline,
        roster=partners,
        rates=rates.build(timeline.first, today, seed),
        stories=stories.deal_out(partners, timeline, seed),
    )
