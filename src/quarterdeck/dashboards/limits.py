"""Thresholds in words: where each status begins."""

from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards import numbers
from quarterdeck.kpis import Definitions, Kpi
from quarterdeck.kpis.figure import Status, Unit
from quarterdeck.kpis.parts import unit_of
from quarterdeck.kpis.record import Thresholds


def steps(limits: Thresholds, unit: Unit) -> list[tuple[Status, str]]:
    """Each status with where it begins: 'from 105 %', 'below 80 %'."""
    start = _("up to %(limit)s") if limits.falling else _("from %(limit)s")
    rest = _("above %(limit)s") if limits.falling else _("below %(limit)s")
    return [
        (Status.AHEAD, start % {"limit": written(limits.ahead, unit)}),
        (Status.ON_TRACK, start % {"limit": written(limits.on_track, unit)}),
        (Status.BEHIND, start % {"limit": written(limits.behind, unit)}),
        (Status.AT_RISK, rest % {"limit": written(limits.behind, unit)}),
    ]


def judged_unit(kpi: Kpi, known: Definitions) -> Unit:
    """What thresholds are counted in: the figure, or the formula that it is judged by."""
    of = kpi.thresholds.of if kpi.thresholds else None
    return unit_of(known.read(of), dict(known)) if of else kpi.unit


def written(value: Decimal, unit: Unit) -> str:
    """A limit as one writes it: 95 %, 3.5 times, 20 days."""
    if unit is Unit.PERCENT:
        return f"{numbers.shown((value * 100).normalize(), Unit.COUNT).exact}\u00a0%"
    shown = numbers.shown(value, unit)
    return f"{shown.exact.strip()}\u00a0{shown.unit}".strip()


def whose(kind: str, place: str) -> str:
    """Who is judged by thresholds of their own: 'Distributor in Germany', 'all in Germany', 'Distributor'."""
    if kind and place:
        return _("%(type)s in %(territory)s") % {"type": kind, "territory": place}
    return kind or _("all in %(territory)s") % {"territory": place}
