"""What the partner puts in: people's days at their cost, the billing lost by them, and what it buys."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from quarterdeck.plans.content import Investment
from quarterdeck.plans.profit.values import NOTHING, Lack, Missing, Months


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One investment in its parts. `vendor` is what the vendor pays of `bought`."""

    of: Investment
    bought: Decimal
    people: Decimal
    lost: Decimal
    vendor: Decimal

    @property
    def own(self) -> Decimal:
        """What is left to the partner."""
        return self.bought + self.people + self.lost - self.vendor


def cost(investment: Investment, step: Decimal) -> Cost:
    """People x days x cost, people x days x lost billing, and the amount less the vendor's share."""
    days = investment.people * investment.days

    def paid(amount: Decimal) -> Decimal:
        return amount.quantize(step, ROUND_HALF_UP)

    return Cost(
        of=investment,
        bought=paid(investment.amount),
        people=paid(days * investment.day_cost),
        lost=paid(days * investment.lost_day),
        vendor=paid(investment.amount * investment.vendor_share),
    )


def by_month(costs: Iterable[Cost], length: int) -> Months:
    months = [NOTHING] * length
    for each in costs:
        months[each.of.month] += each.own
    return tuple(months)


def outside(investments: Iterable[Investment], length: int) -> tuple[Missing, ...]:
    """Those that come after the plan's end: they are not counted."""
    return tuple(Missing(each.key, each.name, Lack.MONTH) for each in investments if each.month >= length)
