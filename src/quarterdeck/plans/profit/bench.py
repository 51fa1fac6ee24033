"""The people that attached services keep busy."""

from decimal import ROUND_CEILING, Decimal

from quarterdeck.plans.content import Content
from quarterdeck.plans.profit.values import NOTHING, Months

BILLABLE = 16
"""Days that one person sells in a month."""


def service_days(content: Content) -> Months:
    """The days to deliver in each month: deals x attach rate x days, of all lines with an average deal."""
    months = [NOTHING] * content.length
    for line in content.lines:
        a_deal = sum((service.attach * service.days for service in line.earning.services), NOTHING)
        if a_deal and line.earning.deal:
            for number, amount in enumerate(line.months):
                months[number] += amount / line.earning.deal * a_deal
    return tuple(months)


def people(days: Decimal) -> int:
    """How many whole people sell so many days in a month."""
    return int((days / BILLABLE).to_integral_value(ROUND_CEILING))
