"""How what called for a get-well plan, and its causes, are said."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis import catalogue
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.arithmetic.attention import Reading, Trigger
from quarterdeck.reviews.getwell.causes import Cause, Kind
from quarterdeck.reviews.getwell.watching import INDEX
from quarterdeck.wording import headed, listed, sentence


def label(measure: str) -> str:
    return str(catalogue()[measure].label)


def written(measure: str, value: Decimal) -> str:
    """'80 %', '2.0 x'."""
    return numbers.said(value, Unit.TIMES if measure == INDEX else Unit.PERCENT)


def quarter_name(key: str, calendar: FiscalCalendar) -> str:
    return period_name(Period.parse(key, calendar))


def readings(measure: str, some: Iterable[Reading], calendar: FiscalCalendar) -> str:
    """'70 % in Q4 2025, 65 % in Q1 2026', in order of time."""
    return listed(reading(measure, one, calendar) for one in sorted(some, key=lambda one: one.period))


def reading(measure: str, one: Reading, calendar: FiscalCalendar) -> str:
    """'65 % in Q1 2026'; '' where there is no value."""
    if one.value is None:
        return ""
    words = _("%(value)s in %(quarter)s")
    return words % {"value": written(measure, one.value), "quarter": quarter_name(one.period, calendar)}


def trigger(one: Trigger, calendar: FiscalCalendar) -> str:
    """'Attainment: 70 % in Q4 2025, 65 % in Q1 2026. Two quarters running below 80 %.'"""
    values = headed(label(one.measure), [readings(one.measure, one.readings, calendar)])
    words = (
        _("Below %(limit)s, once is enough.") if one.severe else _("Two quarters running below %(limit)s.")
    )
    limit = one.bottom if one.severe else one.floor
    return f"{sentence(values)} {words % {'limit': written(one.measure, limit)}}"


AMOUNTS = {
    Kind.VOLUME: lambda: _("Less was sold: %(amount)s less than the year before by volume."),
    Kind.PRICE: lambda: _("Prices fell: %(amount)s less than the year before."),
    Kind.MIX: lambda: _("Cheaper products were sold: %(amount)s less than the year before."),
    Kind.FELL_AWAY: lambda: _("Products fell away that brought %(amount)s the year before."),
    Kind.LINE: lambda: _("%(name)s is %(amount)s behind plan, at %(ratio)s of what was due."),
    Kind.SHRUNK: lambda: _("%(name)s brought %(amount)s less than the year before, %(ratio)s of it."),
    Kind.PIPELINE: lambda: _("The pipeline of %(name)s is thin: an index of %(index)s, %(amount)s missing."),
    Kind.WIN_RATE: lambda: _("Few deals are won: %(ratio)s of the %(count)s that were decided in a year."),
}


def cause(one: Cause, calendar: FiscalCalendar) -> str:
    """The figure and what it is about, in a sentence."""
    named = {
        "name": quarter_name(one.name, calendar) if one.kind is Kind.PIPELINE else one.name,
        "amount": numbers.said(abs(one.amount or Decimal(0)), Unit.MONEY, one.currency),
        "ratio": numbers.said(one.ratio or Decimal(0), Unit.PERCENT),
        "index": numbers.said(one.ratio or Decimal(0), Unit.TIMES),
        "count": one.count or 0,
    }
    return (AMOUNTS[one.kind]() if one.kind in AMOUNTS else _counted(one.kind, one.count or 0)) % named


def _counted(kind: Kind, count: int) -> str:
    match kind:
        case Kind.LOST:
            return ngettext(
                "%(count)s customer was lost who bought for %(amount)s the year before: %(name)s.",
                "%(count)s customers were lost who bought for %(amount)s the year before: %(name)s.",
                count,
            )
        case Kind.SLIPPED:
            return ngettext(
                "%(count)s open deal was put off, %(amount)s.",
                "%(count)s open deals were put off, %(amount)s together.",
                count,
            )
        case Kind.STALLED:
            return ngettext(
                "%(count)s open deal stands still, %(amount)s.",
                "%(count)s open deals stand still, %(amount)s together.",
                count,
            )
        case Kind.LATE_VENDOR:
            return ngettext(
                "%(count)s promise of the vendor is or was late.",
                "%(count)s promises of the vendor are or were late.",
                count,
            )
    return ngettext(
        "%(count)s promise of the partner is or was late.",
        "%(count)s promises of the partner are or were late.",
        count,
    )
