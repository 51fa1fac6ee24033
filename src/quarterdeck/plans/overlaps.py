"""One plan in force per partner and day: where two meet, and what can be done about it."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import day as long_day
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Plan
from quarterdeck.wording import enumerated


class OverlapError(PlanError):
    """Other plans with the partner hold in the same months; it is not said yet that they shall end."""

    def __init__(self, others: list[Plan], begins: date) -> None:
        self.others, self.before = others, begins - timedelta(days=1)
        spans = enumerated(
            [_("%(first)s to %(last)s") % {"first": long_day(one.begins), "last": long_day(one.last_day)}
             for one in others]
        )  # fmt: skip
        sentence = _(
            "A plan signed by both already holds for these months (%(spans)s). Let it end on %(day)s, the day"
            " before this one begins, or shorten this one."
        )
        super().__init__(sentence % {"spans": spans, "day": long_day(self.before)})


def overlapping(plan: Plan, begins: date, ends: date) -> list[Plan]:
    """The partner's other signed plans that hold on some day from `begins` to `ends`."""
    signed = selectors.signed_between(begins, ends).filter(partner=plan.partner_id)
    return list(signed.exclude(pk=plan.pk).order_by("begins"))


def agreed_to_end(plan: Plan, days: tuple[date, date], agreed: Collection[int]) -> list[Plan]:
    """The plans that end when this one comes into force. Raises OverlapError for one that is not agreed."""
    others = overlapping(plan, *days)
    if {one.pk for one in others} - set(agreed):
        raise OverlapError(others, days[0])
    return others
