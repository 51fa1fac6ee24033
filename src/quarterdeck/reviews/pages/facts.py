"""The few figures over a review: each with its definition, and with what to read it against."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import DASH, Shown, said, shown
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Coming


@dataclass(frozen=True, slots=True)
class Fact:
    """`kpi` names its definition."""

    kpi: str
    label: str
    value: Shown
    beside: str


def facts_of_page(edition: Edition) -> list[Fact]:
    return [*_of_quarter(edition), *_of_next(edition)]


def _of_quarter(edition: Edition) -> list[Fact]:
    reviewed, quarter = edition.facts.back.reviewed, edition.quarter
    amounts = reviewed.amounts
    found = [
        Fact(
            "revenue",
            _("Sold in %(quarter)s") % {"quarter": quarter},
            _money(edition, amounts.actual),
            _planned(edition),
        )
    ]
    if reviewed.over and amounts.attainment is not None:
        label = _("Attainment in %(quarter)s") % {"quarter": quarter}
        found.append(
            Fact(
                "attainment", label, shown(amounts.attainment, Unit.PERCENT), _off(edition, amounts.variance)
            )
        )
    elif amounts.pace is not None:
        label = _("Pace in %(quarter)s") % {"quarter": quarter}
        found.append(Fact("pace", label, shown(amounts.pace, Unit.PERCENT), _off(edition, amounts.gap)))
    if amounts.growth is not None:
        before = _("%(amount)s in the same time a year before") % {
            "amount": _said(edition, amounts.last_year)
        }
        found.append(
            Fact(
                "growth",
                _("Growth in %(quarter)s") % {"quarter": quarter},
                shown(amounts.growth, Unit.PERCENT, signed=True),
                before,
            )
        )
    return found


def _planned(edition: Edition) -> str:
    amounts, over = edition.facts.back.reviewed.amounts, edition.facts.back.reviewed.over
    if amounts.plan is None:
        return _("nothing was planned")
    said_of = {"amount": _said(edition, amounts.plan)}
    return (_("of %(amount)s planned") if over else _("so far, of %(amount)s planned")) % said_of


def _off(edition: Edition, gap: Decimal | None) -> str:
    """How far from the plan, or from what of it was due."""
    if gap is None:
        return ""
    amount = {"amount": _said(edition, abs(gap))}
    return (_("%(amount)s ahead") if gap >= 0 else _("%(amount)s short")) % amount


def _of_next(edition: Edition) -> list[Fact]:
    """Of the quarter to fill: the first coming one that has not begun and has a plan."""
    following = next(
        (one for one in edition.facts.ahead.quarters if not one.begun and one.index is not None), None
    )
    if following is None or following.index is None:
        return []
    label = _("Pipeline index, %(quarter)s") % {"quarter": edition.period(following.key)}
    return [Fact("pipeline_index", label, shown(following.index, Unit.TIMES), _asked(edition, following))]


def _asked(edition: Edition, one: Coming) -> str:
    target = {"target": said(one.index_target, Unit.TIMES)}
    if not one.short:
        return _("%(target)s are asked for") % target
    missing = _said(edition, one.missing)
    return _("%(target)s are asked for: %(missing)s are missing") % (target | {"missing": missing})


def _money(edition: Edition, value: Decimal) -> Shown:
    return shown(value, Unit.MONEY, edition.facts.currency)


def _said(edition: Edition, value: Decimal | None) -> str:
    return DASH if value is None else said(value, Unit.MONEY, edition.facts.currency)
