"""What a review keeps of how its partner stood when it was prepared: enough to sort and to list by."""

from decimal import Decimal
from enum import IntEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis import Status
from quarterdeck.plans.content import Value
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.standing import Standing


class Level(IntEnum):
    """How much a partner stands out, the most pressing first."""

    AT_RISK = 0
    BEHIND = 1
    LACKING = 2
    UNPLANNED = 3
    FINE = 4


WORDS: dict[Level, str | Promise] = {
    Level.AT_RISK: _("At risk"),
    Level.BEHIND: _("Behind"),
    Level.LACKING: _("Lacks pipeline"),
    Level.UNPLANNED: _("No plan"),
    Level.FINE: _("On course"),
}
EXCEPTIONS = tuple(level for level in Level if level is not Level.FINE)


class Kept(Value):
    """`gap` is actual - due in whole units of `currency`: among alike levels the lowest comes first.

    `index` is of the quarter after the reviewed one.
    """

    level: Level
    gap: int
    currency: str
    basis: str
    status: Status
    plan: Decimal | None
    actual: Decimal
    attainment: Decimal | None
    pace: Decimal | None
    index: Decimal | None
    index_target: Decimal

    @property
    def behind(self) -> bool:
        """Whether the status of the pace says it already."""
        return self.level in (Level.AT_RISK, Level.BEHIND)

    @property
    def word(self) -> str | Promise:
        return WORDS[self.level]


def kept_of(one: Standing) -> dict[str, Any]:
    """As JSON."""
    kept = Kept(
        level=_level(one),
        gap=int(one.gap or 0),
        currency=one.currency,
        basis=one.basis,
        status=one.status,
        plan=one.plan,
        actual=one.actual,
        attainment=one.attainment,
        pace=one.pace,
        index=one.following.pipeline_index,
        index_target=one.following.index_target,
    )
    return kept.model_dump(mode="json")


def read(review: Review) -> Kept | None:
    """None for a review that was prepared by itself."""
    return Kept.model_validate(review.standing) if review.standing else None


def _level(one: Standing) -> Level:
    if one.status is Status.AT_RISK:
        return Level.AT_RISK
    if one.status is Status.BEHIND:
        return Level.BEHIND
    if one.lacks_pipeline:
        return Level.LACKING
    return Level.UNPLANNED if one.plan is None else Level.FINE
