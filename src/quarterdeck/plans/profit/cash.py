"""When money moves, what is tied up until it does, and the interest on that.

What is sold in a month is sold evenly over its 30 days. 45 days later is thus one month later for one
half, two for the other. What would have to move before the plan's start moves in its first month.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from quarterdeck.calendar import YEAR
from quarterdeck.plans.content import Terms
from quarterdeck.plans.profit.flows import Flows
from quarterdeck.plans.profit.values import NOTHING, Months, less, plus, running

DAYS = 30


def moved(amounts: Months, days: Decimal, step: Decimal) -> Months:
    """The amounts `days` later (earlier when negative). What comes after the last month is left out."""
    whole, part = divmod(days, DAYS) if days >= 0 else _floored(days)
    first, share = int(whole), part / DAYS
    months = [NOTHING] * len(amounts)
    for number, amount in enumerate(amounts):
        rest = (amount * share).quantize(step, ROUND_HALF_UP)
        for at, moving in ((number + first, amount - rest), (number + first + 1, rest)):
            if at < len(months):
                months[max(at, 0)] += moving
    return tuple(months)


def _floored(days: Decimal) -> tuple[Decimal, Decimal]:
    """Decimal divides towards 0; a month earlier must be a whole one with the rest counted forward."""
    whole = -(-days // DAYS) - (1 if -days % DAYS else 0)
    return whole, days - whole * DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Cash:
    """By month: what comes in from the business, and what is tied up in it at the month's end."""

    operating: Months
    receivables: Months
    stock: Months
    payables: Months
    interest: Months

    @property
    def tied_up(self) -> Months:
        return less(plus(self.receivables, self.stock), self.payables)


def cash(flows: Flows, terms: Terms, step: Decimal) -> Cash:
    """Customers pay after `collect_days`, the vendor is paid `pay_days` after goods came `stock_days` ahead.

    Services are paid for in their month; rebates are settled with the vendor after `pay_days`.
    """
    collected = moved(flows.revenue, terms.collect_days, step)
    bought = moved(flows.product_cost, -terms.stock_days, step)
    paid = moved(flows.product_cost, terms.pay_days - terms.stock_days, step)
    settled = moved(flows.rebates, terms.pay_days, step)
    receivables = running(less(plus(flows.revenue, flows.rebates), plus(collected, settled)))
    stock = running(less(bought, flows.product_cost))
    payables = running(less(bought, paid))
    return Cash(
        operating=less(plus(collected, settled), plus(paid, flows.services_cost)),
        receivables=receivables,
        stock=stock,
        payables=payables,
        interest=_interest(less(plus(receivables, stock), payables), terms.finance_rate, step),
    )


def _interest(tied_up: Months, rate: Decimal, step: Decimal) -> Months:
    """A month's interest on what is tied up at its end; none is earned where others' money is used."""
    monthly = rate / YEAR
    return tuple((max(amount, NOTHING) * monthly).quantize(step, ROUND_HALF_UP) for amount in tied_up)
