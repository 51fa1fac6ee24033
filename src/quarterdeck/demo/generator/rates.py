"""Exchange rates: what one unit of a currency is worth in EUR, by day and as planned for a year."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Days, Floats, Ints, Texts, day

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK", "JPY")
LEVELS = (1.0, 0.92, 1.17, 1.05, 0.0875, 0.0061)
DAILY = 0.004  # standard deviation of a day's change
PULL = 0.006  # how strongly a rate returns to its level
WHOLE = ("JPY",)  # currencies without decimals


@dataclass(frozen=True)
class Rates:
    """`actual` by currency and day since `first`; `plan` by currency and year since that of `first`.

    A year's plan rate is the mean of the quarter before it.
    """

    first: date
    actual: Floats
    plan: Floats

    def at(self, currency: Ints, days: Days) -> Floats:
        rates: Floats = self.actual[currency, (days - day(self.first)).astype(np.int64)]
        return rates

    def planned(self, currency: Ints, days: Days) -> Floats:
        years = days.astype("datetime64[Y]").astype(np.int64) + 1970 - self.first.year
        rates: Floats = self.plan[currency, np.minimum(years, self.plan.shape[1] - 1)]
        return rates


def index_of(currencies: Texts) -> Ints:
    return np.array([CURRENCIES.index(str(currency)) for currency in currencies])


def build(first: date, today: date, seed: int) -> Rates:
    """Rates from the first day of the year of `first` to `today`, after a quarter's run-up."""
    start = date(first.year, 1, 1)
    run_up = 92
    count = (today - start).days + 1 + run_up
    steps = stream(seed, "rates").normal(0, DAILY, (count, len(CURRENCIES)))
    steps[:, 0] = 0
    drift = np.zeros(len(CURRENCIES))
    walk = np.empty_like(steps)
    for number, step in enumerate(steps):
        drift = drift * (1 - PULL) + step
        walk[number] = drift
    rates = np.round((np.exp(walk) * np.array(LEVELS)).T, 8)
    years = range(start.year, today.year + 1)
    begins = [(date(year, 1, 1) - start).days + run_up for year in years]
    plan = np.stack([rates[:, begin - run_up : begin].mean(axis=1) for begin in begins], axis=1)
    return Rates(first=start, actual=rates[:, run_up:], plan=_significant(plan))


def _significant(values: Floats) -> Floats:
    """Three figures, as people plan."""
    scale = 10.0 ** (2 - np.floor(np.log10(values)))
    rounded: Floats = np.round(values * scale) / scale
    return rounded
