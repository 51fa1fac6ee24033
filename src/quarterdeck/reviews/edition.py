"""Edition: one review on its way to a reader, with what its facts call by key named."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.calendar import FiscalCalendar, Period, Span
from quarterdeck.commitments.models import Commitment
from quarterdeck.dashboards.periods import period_name, span_name
from quarterdeck.reviews.facts import BackLine, BackQuarter, Facts, Promised
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.words import line_name
from quarterdeck.wording import listed


@dataclass(frozen=True)
class Edition:
    """What page, sheet and paper are made of: nothing in it is the vendor's alone."""

    review: Review
    facts: Facts
    calendar: FiscalCalendar
    vendor: str

    @property
    def partner(self) -> str:
        return self.review.partner.name

    @property
    def quarter(self) -> str:
        return self.period(self.facts.quarter)

    def period(self, key: str) -> str:
        """'Q3 2026' in the vendor's calendar."""
        return period_name(Period.parse(key, self.calendar))

    @property
    def own_quarter(self) -> str:
        """What the partner calls the quarter's time where its year begins elsewhere: 'Q1 FY2027'."""
        own, first = self.review.partner.calendar, self.review.first
        period = Period.containing(first, "quarter", own)
        same = (period.first, period.last) == (first, self.review.last)
        elsewhere = own.start_month != self.calendar.start_month
        return period_name(period) if same and elsewhere else ""

    @property
    def title(self) -> str:
        return _("Review of %(quarter)s with %(partner)s") % {
            "quarter": self.quarter,
            "partner": self.partner,
        }

    @property
    def basis(self) -> str:
        """What plan means in it."""
        if self.facts.plan is not None:
            return _("Measured by the plan that both signed.")
        if self.facts.back.total.plan is not None:
            return _("Measured by the target that %(vendor)s has set.") % {"vendor": self.vendor}
        return _("Nothing was planned and no target is set, so there is nothing to measure by.")

    @property
    def at(self) -> datetime:
        """The time that its files carry, however often they are made."""
        return self.review.closed_at or datetime.combine(self.facts.day, time(), UTC)

    def span(self, first: str, last: str) -> str:
        """'Q3 2026', 'July 2026 to August 2026'."""
        return span_name(Span.parse(f"{first}..{last}", self.calendar))

    def state_of_time(self, one: BackQuarter) -> str:
        """'Q4 2026, so far'."""
        name = self.period(one.key)
        return name if one.over else listed((name, _("so far") if one.begun else _("still ahead")))

    @property
    def lines_are(self) -> str:
        """The head over their names: without a plan they are product families."""
        return pgettext("plan", "Line") if self.facts.plan is not None else _("Family")

    @property
    def sold_lines(self) -> list[BackLine]:
        """Without what only carries a target that was set for all products together."""
        back = self.facts.back
        return [one for one in back.lines if back.planned_by_line or one.total.actual or one.total.last_year]

    def line(self, line: BackLine) -> str:
        return line_name(line)

    def side(self, side: str) -> str:
        """The company on that side."""
        return self.vendor if side == Commitment.Side.VENDOR else self.partner

    def standing(self, promise: Promised) -> str:
        """What became of a promise, in a word or two."""
        late = promise.late(self.facts.day)
        match promise.state:
            case Commitment.State.KEPT:
                return _("kept late") if late else _("kept in time")
            case Commitment.State.DROPPED:
                return _("dropped")
        return _("late") if late else _("open")

    def file(self, form: str) -> str:
        """'review-2026-q3-nordlicht-systems.pdf'."""
        return f"review-{slugify(self.facts.quarter)}-{slugify(self.partner) or self.review.pk}.{form}"
