"""What the page of one review shows, from its facts alone."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards.charts.language import Spec
from quarterdeck.dashboards.charts.planned import PlannedMonth, planned_chart
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.facts import BackQuarter, Coming, Facts, Promised
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.reading import asides_of, facts_of
from quarterdeck.wording import headed


@dataclass(frozen=True)
class ReviewPage:
    """One review's figures, and how they are called in the vendor's calendar."""

    review: Review
    facts: Facts
    asides: Asides
    calendar: FiscalCalendar

    @property
    def quarter(self) -> str:
        return self.name(self.facts.quarter)

    def name(self, key: str) -> str:
        """'Q3 2026'."""
        return period_name(Period.parse(key, self.calendar))

    @property
    def own_quarter(self) -> str:
        """What the partner calls the quarter's time where its year begins elsewhere: 'Q1 FY2027'."""
        own, first = self.review.partner.calendar, self.review.first
        period = Period.containing(first, "quarter", own)
        same = (period.first, period.last) == (first, self.review.last)
        elsewhere = own.start_month != self.calendar.start_month
        return period_name(period) if same and elsewhere else ""

    @cached_property
    def quarters(self) -> list[tuple[str, BackQuarter]]:
        return [(self.name(one.key), one) for one in self.facts.back.quarters]

    @cached_property
    def coming(self) -> list[tuple[str, Coming]]:
        return [(self.name(one.key), one) for one in self.facts.ahead.quarters]

    @property
    def last_quarter(self) -> str:
        """That of the review before."""
        return self.name(self.facts.since.quarter) if self.facts.since else ""

    @property
    def promises(self) -> list[tuple[Promised, bool]]:
        """Each with whether it is or was late."""
        return [(one, one.late(self.facts.day)) for one in self.facts.promises]

    @property
    def back_title(self) -> str:
        return _("Plan, sales and the year before, by quarter")

    @property
    def back_chart(self) -> Spec:
        return planned_chart([self._bar(name, one) for name, one in self.quarters], self.back_title)

    def _bar(self, name: str, one: BackQuarter) -> PlannedMonth:
        amounts, currency = one.amounts, self.facts.currency
        said_of = (
            (_("sold %s"), amounts.actual),
            (_("plan %s"), amounts.plan),
            (_("a year before %s"), amounts.last_year),
        )
        parts = [text % said(value, Unit.MONEY, currency) for text, value in said_of if value is not None]
        return PlannedMonth(
            label=name,
            name=name,
            says=headed(name, parts),
            actual=amounts.actual,
            planned=amounts.plan,
            last_year=amounts.last_year,
        )


def review_page(reader: Reader, review: Review) -> ReviewPage:
    facts = facts_of(reader, review)
    return ReviewPage(review, facts, asides_of(reader, review, facts), reader.snapshot.calendar)
