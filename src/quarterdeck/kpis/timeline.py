"""The months of a question: which belong to which group, which have gone, and their twins last year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, cast, get_args

from quarterdeck.calendar import Grain, Period, Span

GRAINS: tuple[Grain, ...] = get_args(Grain)  # finest first
Part = Literal["all", "begun", "complete", "running", "to_date"]


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows of a question's months count.

    `part` "all" of them, those of months "begun", "complete" or "running" today, or (for subjects
    kept by row) those with a date "to_date". `years_back` moves the window, not its groups.
    """

    part: Part = "all"
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """First days of months: the `first` and `last` of the question (None: it has none), the last one
    `begun`, the last one `complete`, the one `running` (None on its last day); and the `day` itself.
    """

    first: date | None
    last: date | None
    begun: date
    complete: date
    running: date | None
    day: date


@dataclass(frozen=True)
class Timeline:
    """The months of `span`, cut by `grains`, as of `today`.

    `where` keeps only months inside the named periods: {"quarter": ["2026-Q1"]}. A bucket is the
    key of the finest grain asked for ('' when time is not a group).
    """

    span: Span
    grains: tuple[Grain, ...]
    where: Mapping[str, Sequence[str]]
    today: date

    @cached_property
    def finest(self) -> Grain | None:
        return next((grain for grain in GRAINS if grain in self.grains), None)

    @cached_property
    def months(self) -> list[Period]:
        return [month for month in self.span.split("month") if self._wanted(month)]

    @cached_property
    def buckets(self) -> dict[str, list[Period]]:
        """The months of every bucket, in order of time; the months without orders too."""
        buckets: dict[str, list[Period]] = {} if self.finest else {"": []}
        for month in self.months:
            buckets.setdefault(self.bucket(month), []).append(month)
        return buckets

    def bucket(self, month: Period) -> str:
        return Period.containing(month.first, self.finest, month.calendar).key if self.finest else ""

    def groups(self, bucket: str) -> dict[str, str]:
        """What a bucket is called in each grain asked for: {"year": "2026", "quarter": "2026-Q1"}."""
        if not self.buckets[bucket]:
            return {}
        month = self.buckets[bucket][0]
        return {grain: Period.containing(month.first, grain, month.calendar).key for grain in self.grains}

    def period(self, bucket: str) -> str:
        """The key of the time a figure of this bucket is about."""
        months = self.buckets[bucket]
        if not self.finest:
            return self.span.key
        whole = Period.parse(bucket, self.span.start.calendar)
        if (whole.first, whole.last) == (months[0].first, months[-1].last):
            return bucket
        return Span(months[0], months[-1]).key

    def elapsed(self, bucket: str) -> Decimal:
        """The share of the bucket's days that have gone at the end of today."""
        months = self.buckets[bucket]
        days = sum(month.days for month in months)
        gone = sum(min(max((self.today - month.first).days + 1, 0), month.days) for month in months)
        return Decimal(gone) / Decimal(days) if days else Decimal(0)

    @cached_property
    def running(self) -> Decimal:
        """The share of the running month's days that have gone."""
        return self._this_month.elapsed(self.today)

    def slots(self, years_back: int) -> list[tuple[date, str]]:
        """(first day of a month of rows, bucket it counts in) for every month, so many years back."""
        return [(_back(month, years_back).first, self.bucket(month)) for month in self.months]

    def marks(self, years_back: int) -> Marks:
        """Where today stands among the months so many years back."""
        then = _back(self._this_month, years_back)
        whole = self.today == self._this_month.last
        day = then.last if whole else min(then.first + (self.today - self._this_month.first), then.last)
        return Marks(
            first=_back(self.months[0], years_back).first if self.months else None,
            last=_back(self.months[-1], years_back).first if self.months else None,
            begun=then.first,
            complete=then.first if whole else then.shift(-1).first,
            running=None if whole else then.first,
            day=day,
        )

    @cached_property
    def _this_month(self) -> Period:
        return Period.containing(self.today, "month", self.span.start.calendar)

    def _wanted(self, month: Period) -> bool:
        return all(
            Period.containing(month.first, cast("Grain", grain), month.calendar).key in keys
            for grain, keys in self.where.items()
        )


def _back(month: Period, years: int) -> Period:
    return month.shift(-12 * years)
