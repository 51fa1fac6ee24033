"""What comes out: profit and cash by month, and when the investment is covered."""

from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.plans.content import Terms
from quarterdeck.plans.profit.cash import Cash, cash
from quarterdeck.plans.profit.flows import Flows
from quarterdeck.plans.profit.values import (
    NOTHING,
    Answer,
    Months,
    Reason,
    When,
    less,
    ratio,
    running,
    total,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Of flows, investments and terms. `gain` is earned before investments, `profit` after them."""

    flows: Flows
    investments: Months
    cash: Cash

    @property
    def gain(self) -> Months:
        """Product and services profit and rebates, less interest."""
        return less(self.flows.gain, self.cash.interest)

    @property
    def profit(self) -> Months:
        return less(self.gain, self.investments)

    @property
    def cash_flow(self) -> Months:
        return less(less(self.cash.operating, self.cash.interest), self.investments)

    @property
    def cash_to_date(self) -> Months:
        return running(self.cash_flow)

    @property
    def low_point(self) -> tuple[int, Decimal]:
        """The month in which the cash of the plan is lowest, and how low; from 0 at its start."""
        course = self.cash_to_date
        month = min(range(len(course)), key=course.__getitem__)
        return month, course[month]

    @property
    def break_even(self) -> When:
        """The first month in which the gain to date covers the investment to date, once there is one."""
        if not any(self.investments):
            return When(reason=Reason.NO_INVESTMENT)
        invested, gained = running(self.investments), running(self.gain)
        for month, (put_in, got_out) in enumerate(zip(invested, gained, strict=True)):
            if NOTHING < put_in <= got_out:
                return When(month)
        return When(reason=Reason.NOT_REACHED)

    @property
    def roi(self) -> Answer:
        """(gain - investment) / investment."""
        return ratio(total(self.profit), total(self.investments), Reason.NO_INVESTMENT)


def outcome(flows: Flows, investments: Months, terms: Terms, step: Decimal) -> Outcome:
    return Outcome(flows=flows, investments=investments, cash=cash(flows, terms, step))
