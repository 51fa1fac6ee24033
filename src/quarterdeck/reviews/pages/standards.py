"""What is expected of partners, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.dashboards import numbers
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.getwell import words
from quarterdeck.reviews.getwell.watching import ATTAINMENT, INDEX, PACE
from quarterdeck.reviews.models import Standard
from quarterdeck.wording import headed, midsentence


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: of whom, and what. `standard` has no number where it is the product's own."""

    standard: Standard
    who: str
    when: str
    asked: str
    watched: str


def shown(standards: Sequence[Standard]) -> list[Shown]:
    return [
        Shown(one, one.type or _("All types of partner"), when(one.quarter), _asked(one), _watched(one))
        for one in standards
    ]


def when(quarter: int) -> str:
    """'Q4 of each year'; 'every quarter' for 0."""
    return _("Q%(number)s of each year") % {"number": quarter} if quarter else _("every quarter")


def _asked(one: Standard) -> str:
    times = numbers.said(one.index, Unit.TIMES)
    return _("A coming quarter's pipeline should be %(times)s its plan.") % {"times": times}


def _watched(one: Standard) -> str:
    limits = {ATTAINMENT: one.attainment, PACE: one.pace, INDEX: one.pipeline}
    floors = [
        f"{midsentence(words.label(name))} {words.written(name, limit)}"
        for name, limit in limits.items()
        if limit is not None
    ]
    if not floors:
        return _("No get-well plan is ever proposed.")
    severe = numbers.said(one.severe, Unit.PERCENT)
    said = headed(_("A get-well plan is proposed two quarters running below"), floors)
    return _("%(floors)s; or once below %(severe)s of these.") % {"floors": said, "severe": severe}
