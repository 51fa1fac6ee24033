"""Watching a partner: attainment, pace and pipeline index by quarter, against what is expected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.plans import selectors as plans
from quarterdeck.plans.publishing import BASIS
from quarterdeck.reviews.arithmetic.attention import Limit, Reading, Trigger, triggers
from quarterdeck.reviews.gathering.common import common, common_to_each
from quarterdeck.reviews.gathering.ground import Ground, ground, in_vendors
from quarterdeck.reviews.standards import Standards, standards

ATTAINMENT, PACE, INDEX = "attainment", "pace", "pipeline_index"
MEASURES = (ATTAINMENT, PACE, INDEX)
ASKED = ("target", *MEASURES)
Values = Mapping[str, Mapping[str, Decimal | None]]
"""By quarter, then by measure."""
SETTLED = timedelta(days=30)
"""So long a quarter has to run before its pace says anything."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was read of each measure, the oldest first, the limits that hold, and what they call for.

    Attainment of the two quarters that are over; pace of the last one and of the running one; the pipeline
    index of the two that come, the next one last: it is the one that presses.
    """

    running: Period
    readings: Mapping[str, tuple[Reading, ...]]
    limits: Mapping[str, Limit]

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        return triggers(self.readings, self.limits)

    def now(self, measure: str) -> Reading:
        """The reading that counts today."""
        return self.readings[measure][-1]


def watch(reader: Reader, partner: Partner) -> Watched:
    """In the common view: what both sides see. One question, and one more where a signed plan counts."""
    running = Period.containing(reader.today, "quarter", reader.snapshot.calendar)
    found = ground(common(reader, partner), partner, running)
    try:
        values = _values(found)
    except CurrencyError:
        values = _values(in_vendors(found))
    return Watched(running, _readings(reader, running, values), _limits(partner, running, standards()))


def watch_all(reader: Reader, partners: Sequence[Partner]) -> dict[str, Watched]:
    """By partner, as `watch`, but in one currency: near a limit it may differ from the partner's page.

    Two questions for any number of partners.
    """
    running = Period.containing(reader.today, "quarter", reader.snapshot.calendar)
    asking, known = common_to_each(reader), standards()
    keys = published(asking, [one.pk for one in partners])
    try:
        values = _all_values(asking, running, keys)
    except CurrencyError:
        values = _all_values(asking.in_vendor_currency(), running, keys)
    return {
        one.pk: Watched(
            running, _readings(reader, running, values.get(one.pk, {})), _limits(one, running, known)
        )
        for one in partners
    }


def _values(found: Ground) -> Values:
    """By quarter: on the plan that both signed, where one reaches it, else on what the vendor set."""
    span = _span(found.quarter)
    usual = found.groups(ASKED, by="quarter", period=span)
    signed = plans.signed_between(span.first, span.last).filter(partner=found.partner)
    planned = found.groups(ASKED, by="quarter", period=span, reader=found.on_plan) if signed.exists() else {}
    agreed = {key: group for key, group in planned.items() if group["target"].value}
    chosen = usual | agreed
    return {str(key): {name: one[name].value for name in MEASURES} for key, one in chosen.items() if key}


def _all_values(reader: Reader, running: Period, partners: Sequence[str]) -> dict[str, Values]:
    """By partner, then as `_values`."""
    found: dict[str, dict[str, Mapping[str, Decimal | None]]] = defaultdict(dict)
    if not partners:
        return {}
    for asking, always in ((reader, True), (replace(reader, basis=BASIS), False)):
        table = asking.table(
            ASKED, by=("partner", "quarter"), period=_span(running), where={"partner": partners}
        )
        for (partner, quarter), (target, *values) in table.rows.items():
            if always or target:
                found[str(partner)][str(quarter)] = dict(zip(MEASURES, values, strict=True))
    return dict(found)


def _span(running: Period) -> Span:
    return Span(running.shift(-2), running.shift(2))


def _readings(reader: Reader, running: Period, values: Values) -> dict[str, tuple[Reading, ...]]:
    def read(measure: str, quarters: Sequence[Period]) -> tuple[Reading, ...]:
        return tuple(Reading(one.key, _value(values, measure, one)) for one in quarters)

    last, following = running.shift(-1), running.shift(1)
    pace = read(PACE, (last, running))
    if reader.today - running.first < SETTLED:
        pace = (pace[0], replace(pace[1], value=None))
    return {
        ATTAINMENT: read(ATTAINMENT, (running.shift(-2), last)),
        PACE: pace,
        INDEX: read(INDEX, (running.shift(2), following)),
    }


def _value(values: Values, measure: str, quarter: Period) -> Decimal | None:
    return values[quarter.key][measure] if quarter.key in values else None


def _limits(partner: Partner, running: Period, known: Standards) -> dict[str, Limit]:
    """Each by what is expected in the quarter that counts for it; none where it is not watched."""
    last, now, following = (known.of(partner.type, running.shift(step)) for step in (-1, 0, 1))
    floors = {
        ATTAINMENT: (last.attainment, last.severe),
        PACE: (now.pace, now.severe),
        INDEX: (following.pipeline, following.severe),
    }
    return {measure: Limit(floor, severe) for measure, (floor, severe) in floors.items() if floor is not None}
