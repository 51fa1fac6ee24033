"""The months of the demo channel, and how business falls on their days."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.str_]


def day(value: date) -> np.datetime64:
    return np.datetime64(value, "D")


@dataclass(frozen=True)
class Timeline:
    """`count` calendar months, the last of which holds `today`."""

    today: date
    count: int

    @cached_property
    def months(self) -> Days:
        """First days of the months."""
        last = np.datetime64(self.today, "M")
        return (np.arange(-self.count + 1, 1) + last).astype("datetime64[D]")

    @property
    def first(self) -> date:
        return self.months[0].astype(date)  # type: ignore[no-any-return]

    def calendar_month(self, month: int) -> int:
        """1 to 12."""
        return int(self.months[month].astype("datetime64[M]").astype(int) % 12 + 1)

    def business_days(self, month: int) -> tuple[Days, Floats]:
        """The weekdays of a month up to today, and how much of the month's business falls on each.

        The end of a quarter is busy. The weights of a whole month add up to one, those of the
        month that is not over to the part that is gone.
        """
        start = self.months[month]
        end = (start.astype("datetime64[M]") + 1).astype("datetime64[D]")
        days = np.arange(start, end)
        days = days[np.is_busday(days)]
        weights = np.ones(len(days))
        if self.calendar_month(month) % 3 == 0:
            weights[-6:] = 2.6
        weights /= weights.sum()
        gone = days <= day(self.today)
        return days[gone], weights[gone]
