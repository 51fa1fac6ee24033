"""How well each side keeps what it promised."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import today
from quarterdeck.commitments.models import Commitment

State = Commitment.State
IN_TIME = Q(state=State.KEPT, closed_on__lte=F("due"))
GIVEN_UP_IN_TIME = Q(state=State.DROPPED, closed_on__lte=F("due"))


@dataclass(frozen=True, slots=True)
class Score:
    """Of the promises whose day has passed: how many were kept by then. The rest is or was late.

    One dropped by its day is not counted; one dropped afterwards was late.
    """

    due: int = 0
    kept: int = 0

    @property
    def late(self) -> int:
        return self.due - self.kept

    @property
    def rate(self) -> Decimal | None:
        """kept / due; None where nothing has fallen due."""
        return Decimal(self.kept) / self.due if self.due else None

    def __str__(self) -> str:
        """'7 of 9 promises due so far kept in time'."""
        if not self.due:
            return _("nothing was due yet")
        return ngettext(
            "%(kept)s of %(due)s promise due so far kept in time",
            "%(kept)s of %(due)s promises due so far kept in time",
            self.due,
        ) % {"kept": self.kept, "due": self.due}


def scores(found: QuerySet[Commitment], day: date | None = None) -> dict[str, Score]:
    """Each side's score, in one query."""
    passed = found.filter(due__lt=day or today()).exclude(GIVEN_UP_IN_TIME).order_by()
    rows = passed.values_list("side").annotate(due_by_now=Count("pk"), kept=Count("pk", filter=IN_TIME))
    counted = {side: Score(due, kept) for side, due, kept in rows}
    return {side: counted.get(side, Score()) for side in Commitment.Side.values}
