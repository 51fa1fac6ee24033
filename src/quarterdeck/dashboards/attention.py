"""Who needs attention, and why: derived from figures, said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Figure, Status, Unit

STEEP = Decimal("-0.10")
BAD = (Status.AT_RISK, Status.BEHIND)


class Cause(StrEnum):
    """Why a partner needs somebody, the most pressing first."""

    SILENT = "silent"
    AT_RISK = "at risk"
    BEHIND = "behind"
    DECLINING = "declining"
    NO_PIPELINE = "no pipeline"
    THIN_PIPELINE = "thin pipeline"


WEIGHT: Mapping[Cause, int] = {
    Cause.SILENT: 5,
    Cause.AT_RISK: 4,
    Cause.BEHIND: 2,
    Cause.DECLINING: 2,
    Cause.NO_PIPELINE: 2,
    Cause.THIN_PIPELINE: 1,
}


@dataclass(frozen=True, slots=True)
class Reason:
    cause: Cause
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The figures that reasons are drawn from. `silent_since` names the last month with a sale."""

    period: Mapping[str, Figure]
    following: Mapping[str, Figure]
    following_name: str
    silent_since: str | None


def reasons(standing: Standing) -> tuple[Reason, ...]:
    """What is wrong, the most pressing first; nothing when all is well."""
    found = (_silent(standing), _pace(standing), _decline(standing), _pipeline(standing))
    return tuple(sorted(filter(None, found), key=lambda reason: -WEIGHT[reason.cause]))


def pressing(found: tuple[Reason, ...]) -> int:
    """How much needs doing: 0 when nothing does."""
    return sum(WEIGHT[reason.cause] for reason in found)


def next_step(found: Sequence[Reason], following_name: str) -> str:
    """What to do about the most pressing reason."""
    return step(found[0], following_name) if found else _("Nothing presses")


def step(reason: Reason, following_name: str) -> str:
    """What to do about one reason."""
    match reason.cause:
        case Cause.SILENT:
            return _("Call and ask what stopped the orders")
        case Cause.AT_RISK | Cause.BEHIND:
            return _("See which products are missing")
        case Cause.DECLINING:
            return _("See what they stopped buying")
        case Cause.NO_PIPELINE | Cause.THIN_PIPELINE:
            return _("Plan deals for %(quarter)s") % {"quarter": following_name}


def shortfall(standing: Standing) -> Decimal:
    """How much money is missing to the target to date; the loss on last year where there is no target."""
    revenue = _value(standing.period, "revenue")
    due = _value(standing.period, "target_to_date" if _has_target(standing) else "revenue_last_year")
    return max(due - revenue, Decimal(0))


def _silent(standing: Standing) -> Reason | None:
    if standing.silent_since is None:
        return None
    words = _("nothing sold since %(month)s") % {"month": standing.silent_since}
    missing = shortfall(standing)
    if not missing:
        return Reason(Cause.SILENT, words)
    gap = (
        _("%(words)s, %(missing)s missing")
        if _has_target(standing)
        else _("%(words)s, %(missing)s a year ago")
    )
    return Reason(Cause.SILENT, gap % {"words": words, "missing": _money(standing, missing)})


def _pace(standing: Standing) -> Reason | None:
    pace = standing.period.get("pace")
    if standing.silent_since or pace is None or pace.value is None or pace.status not in BAD:
        return None
    words = _("%(share)s behind target to date, %(missing)s missing") % {
        "share": said(1 - pace.value, Unit.PERCENT),
        "missing": _money(standing, shortfall(standing)),
    }
    return Reason(Cause.AT_RISK if pace.status is Status.AT_RISK else Cause.BEHIND, words)


def _decline(standing: Standing) -> Reason | None:
    growth = standing.period.get("growth")
    if standing.silent_since or growth is None or growth.value is None or growth.value > STEEP:
        return None
    return Reason(
        Cause.DECLINING, _("%(share)s less than a year ago") % {"share": said(-growth.value, Unit.PERCENT)}
    )


def _pipeline(standing: Standing) -> Reason | None:
    index = standing.following.get("pipeline_index")
    if index is None or index.value is None or index.status is not Status.AT_RISK:
        return None
    if index.value == 0:
        return Reason(
            Cause.NO_PIPELINE, _("no pipeline for %(quarter)s") % {"quarter": standing.following_name}
        )
    words = _("pipeline for %(quarter)s only %(times)s the target") % {
        "quarter": standing.following_name,
        "times": said(index.value, Unit.TIMES),
    }
    return Reason(Cause.THIN_PIPELINE, words)


def _has_target(standing: Standing) -> bool:
    return _value(standing.period, "target_to_date") != 0


def _money(standing: Standing, amount: Decimal) -> str:
    return said(amount, Unit.MONEY, standing.period["revenue"].currency)


def _value(figures: Mapping[str, Figure], name: str) -> Decimal:
    figure = figures.get(name)
    return Decimal(0) if figure is None or figure.value is None else figure.value
