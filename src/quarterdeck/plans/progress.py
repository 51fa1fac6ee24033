"""How far a goal has come: (current - baseline) / (target - baseline), against the share due by today."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quarterdeck.kpis.declared.common import BY_PACE
from quarterdeck.kpis.figure import Status
from quarterdeck.plans.content import Goal


@dataclass(frozen=True, slots=True)
class Progress:
    """`made` of the way, as a part of it; `wanted` is the part of its days that has gone by."""

    made: Decimal
    wanted: Decimal

    @property
    def status(self) -> Status:
        """By what was to be reached by today, as pace is; nothing is judged before the goal begins."""
        if self.made >= 1:
            return Status.AHEAD
        return BY_PACE.status(self.made / self.wanted) if self.wanted else Status.NEUTRAL


def progress(goal: Goal, current: Decimal | None, *, begins: date, today: date) -> Progress | None:
    """None where the goal does not say from where, to where or by when, or nobody knows where it stands."""
    if goal.baseline is None or goal.target is None or goal.by is None or current is None:
        return None
    if goal.target == goal.baseline or goal.by < begins:
        return None
    days, gone = (goal.by - begins).days + 1, (min(today, goal.by) - begins).days + 1
    wanted = Decimal(max(gone, 0)) / days
    return Progress((current - goal.baseline) / (goal.target - goal.baseline), wanted)
