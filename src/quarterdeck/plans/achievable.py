"""How far a goal reaches: cautious, likely, stretch or unlikely, against what is known.

The continuation with its band, the partner's own history and its peers each set two marks beyond the
usual: what is good, and what only the best reach. The middle of each kind counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.forecast import Band
from quarterdeck.kpis.cohort import Quartiles

CHANGES = 2
"""How many changes from one span to the next make a history."""


class Reach(TextChoices):
    CAUTIOUS = "cautious", _("Cautious")
    LIKELY = "likely", _("Likely")
    STRETCH = "stretch", _("Stretch")
    UNLIKELY = "unlikely", _("Unlikely")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`reach` is None where too little is known to judge by; `why` is a sentence either way."""

    reach: Reach | None
    why: Promise


@dataclass(frozen=True, slots=True)
class Marks:
    """What is good, and what only the best reach."""

    good: Decimal
    best: Decimal


UNKNOWN = Judgement(None, _("It cannot be judged: there is too little history to compare it with."))
WHY = {
    Reach.CAUTIOUS: _("It comes by going on as before."),
    Reach.LIKELY: _("It is more than going on as before, and within what is usual in good times."),
    Reach.STRETCH: _("It is beyond the usual: only the best got that far."),
    Reach.UNLIKELY: _("It is beyond everything that is known to have been reached."),
}


def achievable(
    target: Decimal,
    history: Sequence[Decimal] = (),
    *,
    expected: Band | None = None,
    peers: Quartiles | None = None,
    lower_is_better: bool = False,
) -> Judgement:
    """Judge `target` against the same measure over whole spans of the same length, the oldest first.

    `expected` is the continuation in the goal's own span; see `forecast.together` for that of several
    months. `lower_is_better` where a measure is to fall (days to a first deal).
    """
    if expected is None and not history:
        return UNKNOWN
    usual = expected.middle if expected else history[-1]
    marks = list(_marks(history, expected, peers, lower_is_better=lower_is_better))
    if not marks:
        return UNKNOWN
    sign = Decimal(-1) if lower_is_better else Decimal(1)
    limits = {
        Reach.CAUTIOUS: usual * sign,
        Reach.LIKELY: median(mark.good * sign for mark in marks),
        Reach.STRETCH: median(mark.best * sign for mark in marks),
    }
    reach = next((one for one, limit in limits.items() if target * sign <= limit), Reach.UNLIKELY)
    return Judgement(reach, WHY[reach])


def _marks(
    history: Sequence[Decimal], expected: Band | None, peers: Quartiles | None, *, lower_is_better: bool
) -> Iterator[Marks]:
    """One pair for each thing that is known. One in ten comes to lie beyond an edge of the band by itself."""
    if expected:
        edge = expected.lower if lower_is_better else expected.upper
        yield Marks((expected.middle + edge) / 2, edge)
    changes = _changes(history)
    if len(changes) >= CHANGES:
        best = min(changes) if lower_is_better else max(changes)
        yield Marks(history[-1] * (1 + median(changes)), history[-1] * (1 + best))
    if peers and history:
        best = peers.lower if lower_is_better else peers.upper
        yield Marks(history[-1] * (1 + peers.median), history[-1] * (1 + best))


def _changes(history: Sequence[Decimal]) -> list[Decimal]:
    """From each span to the next, as parts of what was; one that begins with nothing says nothing."""
    return [(after - before) / before for before, after in pairwise(history) if before > 0]
