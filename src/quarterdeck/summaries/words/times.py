"""When: the period in the vendor's calendar, and in the company's own beside it."""

from django.utils.translation import gettext as _

from quarterdeck.calendar import FiscalCalendar, Period, Span
from quarterdeck.dashboards.numbers import short_day
from quarterdeck.dashboards.periods import span_name
from quarterdeck.summaries.content.value import Summary


def days_of(summary: Summary) -> str:
    return _("%(first)s to %(last)s") % {"first": short_day(summary.first), "last": short_day(summary.last)}


def own_calendar(summary: Summary) -> str:
    """'In your own calendar this is Q2 FY2027.'; empty where the company's years are the vendor's."""
    if summary.own_start is None:
        return ""
    own = FiscalCalendar(start_month=summary.own_start)
    first = Period.containing(summary.first, "quarter", own)
    last = Period.containing(summary.last, "quarter", own)
    exact = (first.first, last.last) == (summary.first, summary.last)
    words = {"period": span_name(Span(first, last))}
    if exact:
        return _("In your own calendar this is %(period)s.") % words
    return _("In your own calendar this lies in %(period)s.") % words
