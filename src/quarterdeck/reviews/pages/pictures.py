"""The pictures of a review: what came of each quarter, and what each coming one has in its pipeline."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.charts.language import Spec, chart, mark
from quarterdeck.dashboards.charts.planned import PlannedMonth, planned_chart
from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import BackQuarter, Coming
from quarterdeck.wording import headed

Part = tuple[str, Decimal | None]
LIKELY = {"width": {"band": 0.3}, "fill": "transparent", "stroke": "var(--ink)"}


def back(edition: Edition) -> Spec:
    """Plan an outline, sold solid, the year before grey."""
    bars = [_bar(edition, one) for one in edition.facts.back.quarters]
    return planned_chart(bars, _("Plan, sales and the year before, by quarter"))


def ahead(edition: Edition) -> Spec:
    """Sold solid, open deals hatched on top of it, in them a dashed outline of what is likely to come of
    them; the plan a tick across.
    """
    rows = [_coming(edition, one) for one in edition.facts.ahead.quarters]
    layers = [
        mark("bar", "actual", "sold", width={"band": 0.5}),
        _on_top("pipeline", "reach", width={"band": 0.5}),
        _on_top("forecast", "likely", **LIKELY),
        mark("tick", "target", "plan", thickness=2.5, bandSize={"band": 0.8}),
    ]
    return chart(rows, layers, height=250, says=_("Pipeline to plan, by coming quarter"))


def _on_top(style: str, field: str, **more: object) -> Spec:
    """A bar that stands on what was sold."""
    layer = mark("bar", style, field, **more)
    layer["encoding"]["y2"] = {"field": "sold"}
    return layer


def _bar(edition: Edition, one: BackQuarter) -> PlannedMonth:
    amounts, name = one.amounts, edition.period(one.key)
    parts = (
        (_("sold %s"), amounts.actual),
        (_("plan %s"), amounts.plan),
        (_("a year before %s"), amounts.last_year),
    )
    return PlannedMonth(
        label=name,
        name=name,
        says=_says(edition, name, parts),
        actual=amounts.actual,
        planned=amounts.plan,
        last_year=amounts.last_year,
    )


def _coming(edition: Edition, one: Coming) -> Spec:
    name = edition.period(one.key)
    parts = (
        (_("sold %s"), one.actual),
        (_("open %s"), one.pipeline),
        (_("of that likely %s"), one.weighted),
        (_("plan %s"), one.plan),
    )
    return {
        "label": name,
        "says": _says(edition, name, parts),
        "sold": float(one.actual),  # for drawing only
        "reach": float(one.actual + one.pipeline),
        "likely": None if one.weighted is None else float(one.actual + one.weighted),
        "plan": None if one.plan is None else float(one.plan),
    }


def _says(edition: Edition, name: str, parts: Sequence[Part]) -> str:
    currency = edition.facts.currency
    return headed(
        name, [words % said(value, Unit.MONEY, currency) for words, value in parts if value is not None]
    )
