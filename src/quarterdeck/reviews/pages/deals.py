"""The open deals of a review: which could come forward, and which need somebody."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.numbers import short_day
from quarterdeck.reviews import words
from quarterdeck.reviews.arithmetic.shift import After
from quarterdeck.reviews.facts import Deal, Facts
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.words import Sentences, Telling
from quarterdeck.wording import enumerated

SHOWN = 12
"""So many deals are shown on the page; all of them are in the rows."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A deal that could come forward, from one quarter into another."""

    deal: Deal
    source: str
    target: str
    age: int


@dataclass(frozen=True, slots=True)
class Pressing:
    """A deal that needs somebody, why, and for the vendor what is to be done next."""

    deal: Deal
    why: tuple[str, ...]
    next_step: str


@dataclass(frozen=True)
class DealsPage:
    """Of the facts; what the vendor alone knows comes from the asides, which are empty for a partner."""

    facts: Facts
    asides: Asides
    calendar: FiscalCalendar

    @property
    def currency(self) -> str:
        return self.facts.currency

    @property
    def vendors(self) -> bool:
        """Whether next steps are told at all."""
        return bool(self.asides.next_steps or self.asides.without)

    @cached_property
    def moving(self) -> list[Moving]:
        """In the order in which one would ask for them."""
        return [
            Moving(
                self.facts.ahead.deal(move.deal),
                self._telling.name(move.source),
                self._telling.name(move.target),
                (self.facts.day - self.facts.ahead.deal(move.deal).created).days,
            )
            for move in self.facts.ahead.shift.moves
        ]

    @property
    def short(self) -> str:
        """The quarters that lack pipeline: 'Q4 2026 and Q1 2027'; '' where none does."""
        found = [one for one in self.facts.ahead.shift.quarters if _is_short(one)]
        return enumerated([self._telling.name(one.key) for one in found])

    @property
    def changed(self) -> list[tuple[str, After]]:
        return [(self._telling.name(one.key), one) for one in self.facts.ahead.shift.changed]

    @property
    def says_shift(self) -> Sentences:
        return words.shift(self._telling)

    @property
    def says_deals(self) -> Sentences:
        return words.deals(self._telling)

    @cached_property
    def pressing(self) -> list[Pressing]:
        """Those with the most at stake first."""
        found = [self._pressing(deal) for deal in self.facts.ahead.deals]
        return sorted((one for one in found if one.why), key=lambda one: (-one.deal.amount, one.deal.key))

    @property
    def first(self) -> list[Pressing]:
        return self.pressing[:SHOWN]

    @property
    def _telling(self) -> Telling:
        return Telling(self.facts, self.calendar)

    def _pressing(self, deal: Deal) -> Pressing:
        return Pressing(deal, tuple(self._why(deal)), self.asides.next_steps.get(deal.key, ""))

    def _why(self, deal: Deal) -> list[str]:
        found = []
        if deal.overdue:
            found.append(_("was to close on %(day)s") % {"day": short_day(deal.close_date)})
        if deal.slips:
            times = ngettext("put off %(n)s time", "put off %(n)s times", deal.slips) % {"n": deal.slips}
            days = ngettext("by %(n)s day", "by %(n)s days", deal.slipped_days) % {"n": deal.slipped_days}
            found.append(f"{times} {days}")
        if deal.stalled:
            stood = ngettext("%(n)s day in its stage", "%(n)s days in its stage", deal.days_in_stage)
            found.append(stood % {"n": deal.days_in_stage})
        if deal.key in self.asides.without:
            found.append(_("no next step"))
        return found


def _is_short(one: After) -> bool:
    return one.index_before is not None and one.index_before < one.index_target
