"""What the list of get-well plans says of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterdeck.commitments.models import Commitment
from quarterdeck.reviews.getwell import words
from quarterdeck.reviews.models import Check, GetWell


@dataclass(frozen=True, slots=True)
class Listed:
    """One get-well plan: its goal in words, the value last noted, the next check, promises that are late."""

    one: GetWell
    label: str
    goal: str
    last: str
    check: Check | None
    due: bool
    late: int


def listed(found: Sequence[GetWell], day: date) -> list[Listed]:
    """Two questions for all of them."""
    checks: dict[int, list[Check]] = {}
    for check in Check.objects.filter(getwell__in=found):
        checks.setdefault(check.getwell_id, []).append(check)
    promised = Commitment.objects.filter(source__in=[one.key for one in found], state=Commitment.State.OPEN)
    late = Counter(promised.filter(due__lt=day).values_list("source", flat=True))
    return [_listed(one, checks.get(one.pk, []), day, late[one.key]) for one in found]


def _listed(one: GetWell, checks: Sequence[Check], day: date, late: int) -> Listed:
    noted = [check.value for check in checks if check.noted_on and check.value is not None]
    following = next((check for check in checks if not check.noted_on), None)
    return Listed(
        one,
        words.label(one.kpi),
        words.written(one.kpi, one.goal),
        words.written(one.kpi, noted[-1]) if noted else "",
        following,
        following is not None and following.day <= day,
        late,
    )
