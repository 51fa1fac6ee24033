"""Which period a page is about: chosen by its address, this quarter otherwise."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.calendar import FiscalCalendar, Grain, Period, Span
from quarterdeck.wording import reader_locale


@dataclass(frozen=True, slots=True)
class Option:
    key: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period, in words, and the usual ones to change to."""

    span: Span
    name: str
    options: tuple[Option, ...]
    today: date

    @property
    def key(self) -> str:
        return self.span.key

    @property
    def running(self) -> bool:
        return self.span.first <= self.today < self.span.last

    @property
    def said(self) -> str:
        """'Q4 2026, day 53 of 92'; without the day when it is over or still to come."""
        if not self.running:
            return self.name
        days = {"period": self.name, "gone": self.days_gone, "all": self.span.days}
        return _("%(period)s, day %(gone)s of %(all)s") % days

    @property
    def days_gone(self) -> int:
        return (self.today - self.span.first).days + 1

    @property
    def days_left(self) -> int:
        return (self.span.last - self.today).days

    @property
    def following(self) -> Period:
        """The quarter to fill next: the one after today's."""
        return Period.containing(self.today, "quarter", self.span.start.calendar).shift(1)

    @property
    def following_name(self) -> str:
        return period_name(self.following)


def choose(text: str, calendar: FiscalCalendar, today: date) -> PeriodChoice:
    """The period that `text` names; this quarter when it is empty. Raises PeriodError."""
    quarter = Period.containing(today, "quarter", calendar)
    year = Period.containing(today, "year", calendar)
    span = Span.parse(text, calendar) if text else Span(quarter, quarter)
    options = (
        _option(quarter, _("This quarter")),
        _option(year, _("This year")),
        _option(quarter.shift(-1), _("Last quarter")),
        _option(year.shift(-1), pgettext("period", "Last year")),
    )
    return PeriodChoice(span, span_name(span), options, today)


def span_name(span: Span) -> str:
    """'Q4 2026', 'October 2026', '2025 to 2026'."""
    if span.start == span.end:
        return period_name(span.start)
    return _("%(first)s to %(last)s") % {"first": period_name(span.start), "last": period_name(span.end)}


def period_name(period: Period) -> str:
    own_year = period.calendar.start_month == 1 and period.calendar.pattern == "calendar"
    year = _year(period.year) if own_year else _("FY%(year)s") % {"year": period.year}
    said = {"number": period.number, "year": year}
    match period.grain:
        case "year":
            return year
        case "half":
            return _("H%(number)s %(year)s") % said
        case "quarter":
            # Translators: the year comes as the language writes it: 2026, in Japanese with its sign.
            return _("Q%(number)s %(year)s") % said
        case "month":
            return _month(period, "yMMMM") or _("Month %(number)s, %(year)s") % said


def name_of(key: str, calendar: FiscalCalendar) -> str:
    """The same of a period's key: 'Q4 2026' of '2026-Q4'. Raises PeriodError."""
    return period_name(Period.parse(key, calendar))


def month_label(period: Period) -> str:
    """'Oct', for an axis; the number of the month where months are cut by weeks."""
    return _month(period, "MMM") or f"{period.number}"


def month_and_year(period: Period) -> str:
    """'Oct 2026', for an axis of several years."""
    short = _month(period, "yMMM")
    return short or _("%(month)s/%(year)s") % {"month": period.number, "year": period.year}


def around(day: date, grain: Grain, calendar: FiscalCalendar, *, before: int, after: int) -> Span:
    """`before` periods, the one that holds `day`, and `after` more."""
    period = Period.containing(day, grain, calendar)
    return Span(period.shift(-before), period.shift(after))


def _year(year: int) -> str:
    return format_skeleton("y", date(year, 1, 1), locale=reader_locale())


def _month(period: Period, skeleton: str) -> str | None:
    if period.calendar.pattern != "calendar":
        return None
    return format_skeleton(skeleton, period.first, locale=reader_locale())


def _option(period: Period, label: str) -> Option:
    return Option(period.key, label, period_name(period))
