"""The first sentences of a summary: how it stands, and what comes next."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.words.sentence import LEVEL
from quarterdeck.summaries.content.value import Audience, Measures, Summary


def subject(summary: Summary, vendor: str, period: str) -> str:
    words = {"period": period, "vendor": vendor}
    match summary.audience:
        case Audience.CHIEF:
            return _("The channel in %(period)s") % words
        case Audience.REGIONAL:
            return _("Your region in %(period)s") % words
        case Audience.MANAGER:
            return _("Your partners in %(period)s") % words
        case Audience.COMPANY:
            return _("Your %(period)s with %(vendor)s") % words


def headline(summary: Summary, period: str) -> str:
    """'Revenue in October 2026 was 12 % short of the target.'"""
    if summary.audience is Audience.MANAGER and summary.partners > 1:
        return _of_partners(summary, period)
    return _of_whole(summary.whole, period, summary.currency)


def _of_partners(summary: Summary, period: str) -> str:
    words = {"all": summary.partners, "short": summary.many_short, "period": period}
    if not summary.many_short:
        return _("None of your partners is short in %(period)s.") % words
    return (
        ngettext(
            "%(short)s of your %(all)s partners is short in %(period)s.",
            "%(short)s of your %(all)s partners are short in %(period)s.",
            summary.many_short,
        )
        % words
    )


def _of_whole(whole: Measures, period: str, currency: str) -> str:
    words = {"period": period, "revenue": said(whole.revenue, Unit.MONEY, currency)}
    if whole.attainment is not None:
        gap = whole.attainment - 1
        words["gap"] = said(abs(gap), Unit.PERCENT)
        if abs(gap) < LEVEL:
            return _("Revenue in %(period)s was on target.") % words
        if gap > 0:
            return _("Revenue in %(period)s was %(gap)s ahead of target.") % words
        return _("Revenue in %(period)s was %(gap)s short of the target.") % words
    if whole.growth is not None:
        words["gap"] = said(abs(whole.growth), Unit.PERCENT)
        if whole.growth >= 0:
            return _("Revenue in %(period)s was %(gap)s above the year before.") % words
        return _("Revenue in %(period)s was %(gap)s below the year before.") % words
    return _("%(revenue)s were sold in %(period)s.") % words


def sold(summary: Summary) -> str:
    """The amounts behind the headline."""
    whole, currency = summary.whole, summary.currency
    words = {
        "revenue": said(whole.revenue, Unit.MONEY, currency),
        "target": said(whole.target, Unit.MONEY, currency),
        "last_year": said(whole.last_year or Decimal(0), Unit.MONEY, currency),
    }
    if whole.target and whole.last_year:
        return (
            _("%(revenue)s were sold, against a target of %(target)s and %(last_year)s a year before.")
            % words
        )
    if whole.target:
        return _("%(revenue)s were sold, against a target of %(target)s.") % words
    if whole.last_year:
        return _("%(revenue)s were sold, against %(last_year)s a year before; no target was set.") % words
    return _("%(revenue)s were sold; no target was set, and there is no year before.") % words


def coming(summary: Summary, following: str) -> str:
    """What the next quarter has."""
    whole, currency = summary.whole, summary.currency
    words = {
        "quarter": following,
        "pipeline": said(whole.pipeline, Unit.MONEY, currency),
        "target": said(whole.next_target, Unit.MONEY, currency),
        "index": said(whole.index or Decimal(0), Unit.TIMES),
        "usual": said(whole.index_target or Decimal(0), Unit.TIMES),
    }
    if whole.index is None:
        return _("%(quarter)s has open deals of %(pipeline)s, and no target yet.") % words
    if whole.lacks and whole.index_target:
        return (
            _("%(quarter)s has %(index)s its target in open deals (%(pipeline)s); usual is %(usual)s.")
            % words
        )
    return _("%(quarter)s has %(index)s its target in open deals (%(pipeline)s).") % words
