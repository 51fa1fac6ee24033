"""The course of a deal: how long it has stood in its stage, and how often it was put off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from statistics import median

OPEN, WON = "open", "won"
ENOUGH = 5
"""With fewer won deals than these nothing is usual for a stage."""
TWICE = 2
AT_MOST = 60
"""Days in a stage of which nothing is known."""
AT_LEAST = 14
"""Days that a deal may stand in any stage, however fast others went through it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a deal's history: it is written when its stage, its amount or its close date changed."""

    number: int
    entered: date
    stage: str
    amount: Decimal
    close_date: date
    status: str = OPEN


@dataclass(frozen=True, slots=True)
class Course:
    """How a deal came to stand where it stands.

    `since` is when it came to its stage, to stay. `slips` counts how often its close date was put off,
    `slipped_days` by how many days in all; what was brought forward again is not taken off.
    """

    stage: str
    status: str
    close_date: date
    since: date
    days_in_stage: int
    age_days: int
    slips: int
    slipped_days: int


@dataclass(frozen=True, slots=True)
class Signs:
    """What about an open deal asks for attention; all False for one that is closed.

    `usual_days` is what won deals took in its stage, None where too few are known; beyond `limit_days` it
    has stalled.
    """

    overdue: bool
    slipped: bool
    stalled: bool
    limit_days: int
    usual_days: Decimal | None

    @property
    def any(self) -> bool:
        return self.overdue or self.slipped or self.stalled


def course(steps: Iterable[Step], today: date) -> Course | None:
    """As it stood on that day; None where it was not known yet.

    A deal without a history has one step: it entered its stage when it was created.
    """
    known = sorted((one for one in steps if one.entered <= today), key=lambda one: one.number)
    if not known:
        return None
    last, since = known[-1], _stays(known)[-1][0].entered
    put_off = [
        (after.close_date - before.close_date).days
        for before, after in pairwise(known)
        if after.status == OPEN and after.close_date > before.close_date
    ]
    return Course(
        stage=last.stage,
        status=last.status,
        close_date=last.close_date,
        since=since,
        days_in_stage=(today - since).days,
        age_days=(today - known[0].entered).days,
        slips=len(put_off),
        slipped_days=sum(put_off),
    )


def signs(found: Course, today: date, usual: Mapping[str, Decimal]) -> Signs:
    """`usual` has the days by stage, see `usual_days`. A deal due today is not overdue."""
    known, is_open = usual.get(found.stage), found.status == OPEN
    limit = AT_MOST if known is None else max(AT_LEAST, int(TWICE * known))
    return Signs(
        overdue=is_open and found.close_date < today,
        slipped=is_open and found.slips > 0,
        stalled=is_open and found.days_in_stage > limit,
        limit_days=limit,
        usual_days=known,
    )


def usual_days(deals: Iterable[Sequence[Step]]) -> dict[str, Decimal]:
    """The median of days that won deals stood in each stage; stages that few went through are left out.

    A deal that came back to a stage stood in it for all its stays together.
    """
    took: dict[str, list[int]] = {}
    for steps in deals:
        for stage, days in _took(steps).items():
            took.setdefault(stage, []).append(days)
    return {stage: Decimal(str(median(days))) for stage, days in took.items() if len(days) >= ENOUGH}


def _took(steps: Sequence[Step]) -> dict[str, int]:
    """Days by stage; none for a deal that was not won."""
    stays = _stays(sorted(steps, key=lambda one: one.number))
    if not stays or stays[-1][-1].status != WON:
        return {}
    took: dict[str, int] = {}
    for stay, following in pairwise(stays):
        days = (following[0].entered - stay[0].entered).days
        took[stay[0].stage] = took.get(stay[0].stage, 0) + days
    return took


def _stays(steps: Iterable[Step]) -> list[list[Step]]:
    """The steps by their stays in a stage; closing a deal ends the last, whatever its stage is called."""
    return [list(stay) for _, stay in groupby(steps, key=lambda one: (one.stage, one.status))]
