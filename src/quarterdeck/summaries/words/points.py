"""Talking points in words: what is so, with its number, and what to ask."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.words.sentence import LEVEL
from quarterdeck.summaries.content.value import Code, Line, Point

ZERO = Decimal(0)
SENTENCES: Mapping[Code, str | Promise] = {
    Code.SILENT: gettext_lazy("Nothing was sold; a year before it was %(last_year)s. Ask what happened."),
    Code.SHORT: gettext_lazy(
        "%(missing)s are missing to the target (%(attainment)s of it). Ask what held it back."
    ),
    Code.REACHED: gettext_lazy("%(attainment)s of the target are reached. Ask what would bring more."),
    Code.AHEAD: gettext_lazy(
        "%(missing)s over the target (%(attainment)s of it). Say so, and ask what worked."
    ),
    Code.NO_TARGET: gettext_lazy("%(revenue)s were sold, and no target was set. Agree on one."),
    Code.NO_PIPELINE: gettext_lazy(
        "%(quarter)s has no open deal yet, against a target of %(next_target)s. Plan where it comes from."
    ),
    Code.THIN: gettext_lazy(
        "%(quarter)s is covered %(index)s, and %(usual)s is usual: deals of %(lacking)s are lacking."
    ),
    Code.COVERED: gettext_lazy("%(quarter)s is covered %(index)s. Ask which deal could come sooner."),
    Code.UNPLANNED: gettext_lazy(
        "%(quarter)s has no target yet; deals of %(pipeline)s are open. Agree on one."
    ),
    Code.FELL: gettext_lazy(
        "%(change)s less than a year before (%(last_year)s). Ask what they buy elsewhere."
    ),
    Code.GREW: gettext_lazy("%(change)s more than a year before (%(last_year)s). Ask what is behind it."),
    Code.NEW: gettext_lazy("There is no year before to compare with. Ask what they expect of this one."),
}


def point_said(point: Point, line: Line, currency: str, following: str) -> str:
    """One sentence or two."""
    words = {
        "revenue": said(line.revenue, Unit.MONEY, currency),
        "attainment": said(line.attainment or ZERO, Unit.PERCENT),
        "missing": said(abs(line.variance), Unit.MONEY, currency),
        "last_year": said(line.last_year or ZERO, Unit.MONEY, currency),
        "change": said(abs(line.growth or ZERO), Unit.PERCENT),
        "quarter": following,
        "pipeline": said(line.pipeline, Unit.MONEY, currency),
        "index": said(line.index or ZERO, Unit.TIMES),
        "usual": said(line.index_target or ZERO, Unit.TIMES),
        "lacking": said(line.missing_pipeline, Unit.MONEY, currency),
        "next_target": said(line.next_target, Unit.MONEY, currency),
        "count": point.count,
    }
    return _sentence(point, line) % words


def _sentence(point: Point, line: Line) -> str:
    match point.code:
        case Code.OURS_LATE:
            return _ours(point.count)
        case Code.THEIRS_LATE:
            return _theirs(point.count)
        case Code.SILENT if not line.last_year:
            return _("Nothing was sold. Ask what they need to begin.")
        case Code.GREW if abs(line.growth or ZERO) < LEVEL:
            return _("As much as a year before (%(last_year)s). Ask what would bring more.")
        case Code.GREW if (line.growth or ZERO) < 0:
            return _("%(change)s less than a year before (%(last_year)s): nearly the same.")
    return str(SENTENCES[point.code])


def _ours(count: int) -> str:
    return ngettext(
        "%(count)s promise of ours is late. Have an answer ready.",
        "%(count)s promises of ours are late. Have an answer ready.",
        count,
    )


def _theirs(count: int) -> str:
    return ngettext(
        "%(count)s promise of theirs is late. Ask when it comes.",
        "%(count)s promises of theirs are late. Ask when they come.",
        count,
    )
