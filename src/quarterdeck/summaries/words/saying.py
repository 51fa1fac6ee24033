"""Putting a whole summary into words."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.numbers import DASH, said, short_day, shown
from quarterdeck.dashboards.periods import name_of
from quarterdeck.directory.models import Side
from quarterdeck.kpis.figure import Status, Unit
from quarterdeck.summaries.content.value import Line, Promise, Summary
from quarterdeck.summaries.words import headline as first
from quarterdeck.summaries.words.points import point_said
from quarterdeck.summaries.words.tables import tables
from quarterdeck.summaries.words.times import days_of, own_calendar
from quarterdeck.summaries.words.told import Fact, Names, Talk, Told
from quarterdeck.wording import enumerated, whole


def say(summary: Summary, vendor: str, calendar: FiscalCalendar) -> Told:
    """In the language, number signs and clock that hold here; `calendar` is the vendor's."""
    period, following = name_of(summary.period, calendar), name_of(summary.following, calendar)
    return Told(
        subject=first.subject(summary, vendor, period),
        kicker=_kicker(summary, period, calendar),
        headline=first.headline(summary, period),
        under=tuple(
            filter(None, (first.sold(summary), first.coming(summary, following), own_calendar(summary)))
        ),
        facts=_facts(summary, following),
        names=_names(summary, following),
        talks=_talks(summary, following),
        tables=tables(summary, following),
        promises_title=_("What is open between you and %(vendor)s") % {"vendor": vendor},
        promises=tuple(_promise(one, summary, vendor) for one in summary.promises),
        foot=_("Worked out on %(day)s for you alone, from the data of version %(version)s.")
        % {"day": short_day(summary.today), "version": summary.data_version},
    )


def _kicker(summary: Summary, period: str, calendar: FiscalCalendar) -> str:
    """Whose, and which days, where the period's name does not say them."""
    named = summary.grain == "month" and calendar.pattern == "calendar"
    return " · ".join(
        filter(None, (summary.company, "" if named else period, "" if named else days_of(summary)))
    )


def _facts(summary: Summary, following: str) -> tuple[Fact, ...]:
    one, currency = summary.whole, summary.currency
    index = said(one.index, Unit.TIMES) if one.index is not None else DASH
    return (
        Fact(_("Revenue"), said(one.revenue, Unit.MONEY, currency)),
        Fact(
            _("Attainment"),
            said(one.attainment, Unit.PERCENT) if one.attainment is not None else DASH,
            _("of a target of %s") % said(one.target, Unit.MONEY, currency) if one.target else _("no target"),
            one.status if one.attainment is not None else Status.NEUTRAL,
        ),
        Fact(
            _("Against last year"),
            shown(one.growth, Unit.PERCENT, signed=True).short if one.growth is not None else DASH,
            _("from %s") % said(one.last_year, Unit.MONEY, currency)
            if one.last_year
            else _("no year before"),
        ),
        Fact(
            _("Pipeline, %s") % following,
            said(one.pipeline, Unit.MONEY, currency),
            _("%s its target") % index if one.index is not None else _("no target yet"),
            one.index_status if one.index is not None else Status.NEUTRAL,
        ),
    )


def _names(summary: Summary, following: str) -> tuple[Names, ...]:
    """Who is short, who is ahead, whose next quarter lacks pipeline."""
    return tuple(
        Names(label, _enumerated(found, many))
        for label, found, many in (
            (_("Short"), summary.short, summary.many_short),
            (_("Ahead"), summary.ahead, summary.many_ahead),
            (_("Lacks pipeline for %s") % following, summary.lacking, summary.many_lack),
        )
        if found
    )


def _enumerated(names: Sequence[str], many: int) -> str:
    """'Nordlicht Systems, Elbkontor and 3 more'."""
    left = many - len(names)
    more = [_("%(count)s more") % {"count": whole(left)}] if left > 0 else []
    return enumerated([*names, *more])


def _talks(summary: Summary, following: str) -> tuple[Talk, ...]:
    return tuple(
        Talk(
            line.key,
            line.name,
            tuple(point_said(point, line, summary.currency, following) for point in line.points),
        )
        for line in _talked_about(summary.lines)
    )


def _talked_about(lines: Iterable[Line]) -> Iterable[Line]:
    return (line for line in lines if line.points)


def _promise(promise: Promise, summary: Summary, vendor: str) -> str:
    words = {
        "day": short_day(promise.due),
        "owner": promise.owner,
        "company": vendor if promise.side == Side.VENDOR else summary.company,
        "text": promise.text,
    }
    if promise.due < summary.today:
        return _("Late, due %(day)s, %(owner)s (%(company)s): %(text)s") % words
    return _("By %(day)s, %(owner)s (%(company)s): %(text)s") % words
