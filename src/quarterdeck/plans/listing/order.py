"""The plans in sight in the order of who has to act, and the kinds that a reader may choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan, Version

SOON = timedelta(days=90)
State = Plan.State


class Stand(StrEnum):
    """Where a plan stands today, for who reads the list."""

    WAITING = "waiting"
    MINE = "mine"
    THEIRS = "theirs"
    ENDING = "ending"
    RUNNING = "running"
    COMING = "coming"
    OVER = "over"


ORDER = tuple(Stand)
WORDS: dict[Stand, str | Promise] = {
    Stand.WAITING: _("Waits for your side"),
    Stand.MINE: _("Drafted by your side"),
    Stand.THEIRS: _("Waits for the other side"),
    Stand.ENDING: _("Ends soon"),
    Stand.RUNNING: _("In force"),
    Stand.COMING: _("Signed, not begun"),
    Stand.OVER: _("Over"),
}


def standing(scope: Scope, today: date) -> QuerySet[Plan]:
    """The plans in sight, each with its `stand` and `until` when; what waits for the reader comes first."""
    proposed = Version.objects.filter(plan=OuterRef("pk"), state=Version.State.PROPOSED)
    found = selectors.visible(scope).annotate(until=selectors.UNTIL, waits=Exists(proposed))
    cases = [When(test, then=Value(str(stand))) for stand, test in _tests(scope, today)]
    ranks = [When(stand=str(stand), then=Value(rank)) for rank, stand in enumerate(ORDER)]
    found = found.annotate(stand=Case(*cases, default=Value(str(Stand.OVER))))
    return found.annotate(rank=Case(*ranks)).order_by("rank", "until", "pk")


def in_force(today: date) -> Q:
    """Of plans with `until`."""
    return Q(state=State.SIGNED, begins__lte=today, until__gte=today)


def _tests(scope: Scope, today: date) -> list[tuple[Stand, Q]]:
    """The first that holds says where a plan stands."""
    mine = Q(turn=selectors.side_of(scope))
    return [
        (Stand.OVER, Q(state__in=(State.ENDED, State.WITHDRAWN)) | Q(state=State.SIGNED, until__lt=today)),
        (Stand.WAITING, Q(waits=True) & mine),
        (Stand.THEIRS, Q(waits=True)),
        (Stand.MINE, Q(state=State.DRAFT) & mine),
        (Stand.THEIRS, Q(state=State.DRAFT)),
        (Stand.COMING, Q(begins__gt=today)),
        (Stand.ENDING, Q(until__lte=today + SOON)),
        (Stand.RUNNING, Q(state=State.SIGNED)),
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A plan of the list, with what it adds up to as far as that may be seen."""

    plan: Plan
    stand: Stand
    total: Decimal | None

    @property
    def words(self) -> str | Promise:
        return WORDS[self.stand]


def lines_of(found: Iterable[Plan], totals: Mapping[int, Decimal]) -> list[Line]:
    """Of plans that `standing` found."""
    return [
        Line(plan, Stand(getattr(plan, "stand")), totals.get(plan.pk))  # noqa: B009 (annotated)
        for plan in found
    ]
