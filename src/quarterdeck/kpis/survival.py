"""The median of waits of which some have not ended yet (Kaplan-Meier)."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction


def median(waits: Iterable[tuple[int, bool]]) -> int | None:
    """The first day by which at least half have ended; None when that is not known.

    A wait is (days, ended). One that has not ended is known to last longer than its days: it counts
    among those at risk up to there.
    """
    ended, left = Counter[int](), Counter[int]()
    for days, over in waits:
        (ended if over else left)[days] += 1
    at_risk, surviving = ended.total() + left.total(), Fraction(1)
    for day in sorted(ended.keys() | left.keys()):
        if ended[day]:
            surviving *= 1 - Fraction(ended[day], at_risk)
            if surviving <= Fraction(1, 2):
                return day
        at_risk -= ended[day] + left[day]
    return None
