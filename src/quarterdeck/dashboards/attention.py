"""Who needs attention, and why: derived from figures, said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Figure, Status, Unit

STEEP = Decimal("-0.10")


class Cause(StrEnum):
    """Why a partner needs somebody, the most pressing first."""

    SILENT = "silent"
    AT_RISK = "at risk"
    BEHIND = "behind"
    DECLINING = "declining"
    NO_PIPELINE = "no pipeline"
    THIN_PIPELINE = "thin pipeline"


WEIGHT: Mapping[Cause, int] = {
    Cause.SILENT: 6,  # at risk and declining at once
    Cause.AT_RISK: 4,
    Cause.BEHIND: 2,
    Cause.DECLINING: 2,
    Cause.NO_PIPELINE: 2,
    Cause.THIN_PIPELINE: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The figures that reasons are drawn from. `silent_since` names the last month with a sale."""

    period: Mapping[str, Figure]
    following: Mapping[str, Figure]
    following_name: str
    silent_since: str | None

    def status(self, name: str) -> Status:
        figure = self.period.get(name)
        return figure.status if figure else Status.NOT_AVAILABLE


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause; its words are written when somebody reads them."""

    cause: Cause
    standing: Standing

    @property
    def words(self) -> str:
        match self.cause:
            case Cause.SILENT:
                return _silence(self.standing)
            case Cause.AT_RISK | Cause.BEHIND:
                return _lag(self.standing)
            case Cause.DECLINING:
                return _decline(self.standing)
            case Cause.NO_PIPELINE:
                return _("no pipeline for %(quarter)s") % {"quarter": self.standing.following_name}
            case Cause.THIN_PIPELINE:
                return _thin_pipeline(self.standing)


def reasons(standing: Standing) -> tuple[Reason, ...]:
    """What is wrong, the most pressing first; nothing when all is well."""
    found = (_about_sales(standing), _about_growth(standing), _about_pipeline(standing))
    causes = sorted((cause for cause in found if cause), key=lambda cause: -WEIGHT[cause])
    return tuple(Reason(cause, standing) for cause in causes)


def pressing(found: tuple[Reason, ...]) -> int:
    """How much needs doing: 0 when nothing does."""
    return sum(WEIGHT[reason.cause] for reason in found)


def next_step(found: Sequence[Reason], following_name: str) -> str:
    """What to do about the most pressing reason."""
    return step(found[0], following_name) if found else _("Nothing presses")


def step(reason: Reason, following_name: str, *, own: bool = False) -> str:
    """What to do about one reason; `own`: said to the partner's own people."""
    match reason.cause:
        case Cause.SILENT:
            return _("See what you ordered last") if own else _("Call and ask what stopped the orders")
        case Cause.AT_RISK | Cause.BEHIND:
            return _("See which products are missing")
        case Cause.DECLINING:
            return _("See what you stopped buying") if own else _("See what they stopped buying")
        case Cause.NO_PIPELINE | Cause.THIN_PIPELINE:
            return _("Plan deals for %(quarter)s") % {"quarter": following_name}


def shortfall(standing: Standing) -> Decimal:
    """How much money is missing to the target to date; the loss on last year where there is no target."""
    if _has_target(standing):
        behind = 1 - _value(standing.period, "pace")
        return max(behind * _value(standing.period, "target_to_date"), Decimal(0))
    lost = _value(standing.period, "revenue_last_year") - _value(standing.period, "revenue")
    return max(lost, Decimal(0))


def _about_sales(standing: Standing) -> Cause | None:
    if standing.silent_since:
        return Cause.SILENT
    match standing.status("pace"):
        case Status.AT_RISK:
            return Cause.AT_RISK
        case Status.BEHIND:
            return Cause.BEHIND
    return None


def _about_growth(standing: Standing) -> Cause | None:
    growth = standing.period.get("growth")
    fell = growth is not None and growth.value is not None and growth.value <= STEEP
    return Cause.DECLINING if fell and not standing.silent_since else None


def _about_pipeline(standing: Standing) -> Cause | None:
    index = standing.following.get("pipeline_index")
    if index is None or index.status is not Status.AT_RISK or _is_over(standing):
        return None
    return Cause.THIN_PIPELINE if index.value else Cause.NO_PIPELINE


def _silence(standing: Standing) -> str:
    missing = shortfall(standing)
    if not missing:
        words = _("nothing sold since %(month)s")
    elif _has_target(standing):
        words = _("nothing sold since %(month)s, %(missing)s missing")
    else:
        words = _("nothing sold since %(month)s, %(missing)s less than a year ago")
    return words % {"month": standing.silent_since, "missing": _money(standing, missing)}


def _lag(standing: Standing) -> str:
    words = (
        _("%(share)s behind target, %(missing)s missing")
        if _is_over(standing)
        else _("%(share)s behind target to date, %(missing)s missing")
    )
    return words % {
        "share": said(1 - _value(standing.period, "pace"), Unit.PERCENT),
        "missing": _money(standing, shortfall(standing)),
    }


def _decline(standing: Standing) -> str:
    fall = -_value(standing.period, "growth")
    return _("%(share)s less than a year ago") % {"share": said(fall, Unit.PERCENT)}


def _thin_pipeline(standing: Standing) -> str:
    return _("pipeline for %(quarter)s only %(times)s the target") % {
        "quarter": standing.following_name,
        "times": said(_value(standing.following, "pipeline_index"), Unit.TIMES),
    }


def _has_target(standing: Standing) -> bool:
    return _value(standing.period, "target_to_date") != 0


def _is_over(standing: Standing) -> bool:
    """Whether the period has gone: all of its target is due."""
    whole = _value(standing.period, "target")
    return whole != 0 and whole == _value(standing.period, "target_to_date")


def _money(standing: Standing, amount: Decimal) -> str:
    return said(amount, Unit.MONEY, standing.period["revenue"].currency)


def _value(figures: Mapping[str, Figure], name: str) -> Decimal:
    figure = figures.get(name)
    return Decimal(0) if figure is None or figure.value is None else figure.value
