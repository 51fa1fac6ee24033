"""What the page of a get-well plan shows."""

from dataclasses import dataclass
from functools import cached_property

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews.arithmetic.attention import Reading
from quarterdeck.reviews.getwell import kept, selectors, words
from quarterdeck.reviews.getwell.watching import MEASURES, Watched
from quarterdeck.reviews.models import Check, GetWell


@dataclass(frozen=True)
class GetWellPage:
    """One get-well plan beside the figures of today. Once it has ended, `watched` is of no account."""

    getwell: GetWell
    watched: Watched | None
    calendar: FiscalCalendar

    @property
    def label(self) -> str:
        return words.label(self.getwell.kpi)

    @property
    def goal(self) -> str:
        return words.written(self.getwell.kpi, self.getwell.goal)

    @property
    def reading(self) -> Reading | None:
        return self.watched.now(self.getwell.kpi) if self.watched else None

    @property
    def now(self) -> str:
        """'65 % in Q1 2026'; '' where there is no value today."""
        return words.reading(self.getwell.kpi, self.reading, self.calendar) if self.reading else ""

    @property
    def quarter(self) -> str:
        """The quarter that the value of today is about."""
        return words.quarter_name(self.reading.period, self.calendar) if self.reading else ""

    @property
    def reached(self) -> bool:
        value = self.reading.value if self.reading else None
        return value is not None and value >= self.getwell.goal

    @property
    def causes(self) -> list[str]:
        return [words.cause(one, self.calendar) for one in kept.causes_of(self.getwell)]

    @property
    def called(self) -> list[str]:
        """What called for it, as it was when it was begun."""
        return [words.trigger(one, self.calendar) for one in kept.triggers_of(self.getwell)]

    @cached_property
    def checks(self) -> list[tuple[Check, str]]:
        """Each with its value in words; of one that has ended only those that were held."""
        found = self.getwell.checks.select_related("by")
        if self.getwell.state != GetWell.State.OPEN:
            found = found.exclude(noted_on=None)
        kpi = self.getwell.kpi
        return [(one, "" if one.value is None else words.written(kpi, one.value)) for one in found]

    @cached_property
    def due(self) -> Check | None:
        return selectors.due(self.getwell)

    @property
    def following(self) -> Check | None:
        return selectors.following(self.getwell)

    @property
    def measures(self) -> list[tuple[str, str]]:
        """All that is watched, with its latest values: 'Pace', '70 % in Q1 2026, 40 % in Q2 2026'."""
        if self.watched is None:
            return []
        found = self.watched.readings
        return [(words.label(one), words.readings(one, found[one], self.calendar)) for one in MEASURES]
