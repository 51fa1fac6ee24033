"""Figures that crossed a threshold since an endpoint was last told, as its owner sees them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks import task

from quarterdeck import cube, kpis
from quarterdeck.calendar import Period, Span, today
from quarterdeck.delivery.announcing import announce
from quarterdeck.delivery.models import Endpoint, Event
from quarterdeck.directory.day import vendors_day
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.kpis.figure import Figure, Status

SILENT = (Status.NOT_AVAILABLE, Status.NEUTRAL)  # no standing that could change
PER_MESSAGE = 100
Standing = dict[str, dict[str, str]]
"""By KPI and partner (empty: all together) the status in a word."""


@task()
def tell_crossings(endpoint_id: int) -> None:
    """Tell what changed its status within the running quarter; a new quarter begins in silence."""
    endpoint = Endpoint.objects.filter(pk=endpoint_id, state=Endpoint.State.ACTIVE).first()
    snapshot = cube.current(settings.HOME.cube)
    if endpoint is None or snapshot is None or not endpoint.owner.is_active:
        return
    with vendors_day():
        _tell(endpoint, snapshot)


def _tell(endpoint: Endpoint, snapshot: cube.Snapshot) -> None:
    quarter = Period.containing(today(), "quarter", snapshot.calendar)
    scope = scope_of(endpoint.owner)
    figures = list(_figures(endpoint, scope, snapshot, quarter))
    with transaction.atomic():
        held = Endpoint.objects.select_for_update(of=("self",)).select_related("owner").get(pk=endpoint.pk)
        before: Standing = held.standing.get("of", {}) if held.standing.get("period") == quarter.key else {}
        crossed = [_said(one, was) for one in figures if (was := _was(before, one)) not in (None, one.status)]
        held.standing = {"period": quarter.key, "of": _standing(before, figures)}
        held.save(update_fields=["standing"])
        for first in range(0, len(crossed), PER_MESSAGE):
            some = crossed[first : first + PER_MESSAGE]
            named = {one["by"]["partner"] for one in some if "partner" in one["by"]}
            partners = sorted(named or scope.partners)  # a sum speaks of all that are in it
            announce([held], Event.FIGURE_CROSSED, {"figures": some}, partners=partners)


def watchable(scope: Scope) -> Mapping[str, kpis.Kpi]:
    """The KPIs with thresholds that this person may know."""
    known = kpis.definitions().visible(internal=scope.internal)
    return {name: kpi for name, kpi in known.items() if kpi.thresholds}


def _figures(endpoint: Endpoint, scope: Scope, snapshot: cube.Snapshot, quarter: Period) -> Iterator[Figure]:
    names = [name for name in endpoint.kpis if name in watchable(scope)]
    if not names:
        return
    answer = kpis.ask(
        snapshot,
        scope,
        names,
        by=("partner",) if endpoint.each_partner else (),
        period=Span(quarter, quarter),
        basis=get_vendor().target_basis,
        today=today(),
    )
    for figure in answer.figures:
        if figure.status not in SILENT and figure.by.get("partner", "") is not None:
            yield figure


def _was(before: Standing, figure: Figure) -> str | None:
    return before.get(figure.kpi, {}).get(figure.by.get("partner") or "")


def _standing(before: Standing, figures: Iterable[Figure]) -> Standing:
    """What was told, with what is now: a figure that is not there today keeps its last word."""
    found: Standing = {name: dict(partners) for name, partners in before.items()}
    for figure in figures:
        found.setdefault(figure.kpi, {})[figure.by.get("partner") or ""] = figure.status.value
    return found


def _said(figure: Figure, was: str | None) -> dict[str, Any]:
    return {**figure.as_json(), "was": was}
