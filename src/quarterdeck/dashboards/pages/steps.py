"""What to do next about a set of partners: derived from its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.pages.parts import Part, Parts
from quarterdeck.dashboards.pages.portfolio import Row
from quarterdeck.dashboards.pages.standouts import Standout, Standouts
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.kpis.figure import Status, Unit

NEEDING = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What is so, what to do about it, and where that begins."""

    why: str
    what: str
    address: str


def of_channel(
    parts: Sequence[Parts], standouts: Standouts, choice: PeriodChoice, currency: str
) -> list[Step]:
    """Where most is missing, who fell most, and where the coming quarter is empty."""
    weak = [part for one in parts if (part := one.weakest) and part.address]
    found = [_missing(part, choice, currency) for part in weak]
    found += [_fallen(one, choice, currency) for one in standouts.down[:1] if one.opens]
    found += [_unplanned(part, choice) for one in parts for part in _empty(one)][:1]
    return found


def of_rows(rows: Sequence[Row], choice: PeriodChoice) -> list[Step]:
    """The partners who need somebody first."""
    return [
        Step(
            why=_("%(partner)s: %(reason)s") % {"partner": row.name, "reason": row.reasons[0].words},
            what=row.next_step,
            address=f"{reverse('partner', args=[row.key])}?{urlencode({'period': choice.key})}",
        )
        for row in rows[:NEEDING]
    ]


def _missing(part: Part, choice: PeriodChoice, currency: str) -> Step:
    words = (
        _("%(missing)s missing to the target to date")
        if choice.running and part.value("target_to_date")
        else _("%(missing)s missing to the target")
        if part.value("target_to_date")
        else _("%(missing)s less than last year")
    )
    return Step(
        why=words % {"missing": said(part.missing, Unit.MONEY, currency)},
        what=_("See who is behind in %(part)s") % {"part": part.name},
        address=part.address,
    )


def _fallen(one: Standout, choice: PeriodChoice, currency: str) -> Step:
    return Step(
        why=_("%(amount)s less than last year, more than anybody else lost")
        % {"amount": said(one.distance, Unit.MONEY, currency)},
        what=_("See what %(partner)s stopped buying") % {"partner": one.name},
        address=f"{reverse('breakdown', args=[one.key])}?{urlencode({'period': choice.key, 'by': 'family'})}",
    )


def _empty(parts: Parts) -> Iterator[Part]:
    """Parts whose coming quarter is at risk, the emptiest first."""
    at_risk = [
        part for part in parts.parts if part.address and part.coming and part.coming.status is Status.AT_RISK
    ]
    yield from sorted(at_risk, key=lambda part: (part.coming.value if part.coming else None) or 0)


def _unplanned(part: Part, choice: PeriodChoice) -> Step:
    assert part.coming
    return Step(
        why=_("the pipeline for %(quarter)s is %(times)s its target")
        % {"quarter": choice.following_name, "times": said(part.coming.value or part.size * 0, Unit.TIMES)},
        what=_("Plan deals for %(quarter)s in %(part)s")
        % {"quarter": choice.following_name, "part": part.name},
        address=part.address,
    )
