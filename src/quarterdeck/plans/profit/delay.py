"""What it costs to begin later: sales come later, investments and the plan's end stay where they are."""

from decimal import Decimal

from quarterdeck.plans.content import Content, Terms
from quarterdeck.plans.profit.flows import later
from quarterdeck.plans.profit.outcome import Outcome, outcome
from quarterdeck.plans.profit.values import Months, total

MONTHS = 6
"""For how many months of delay the cost is told."""


def delayed(content: Content, months: int) -> Content:
    """The plan with everything sold `months` later."""
    lines = tuple(
        line.model_copy(update={"months": later(line.months, months), "locked": ()}) for line in content.lines
    )
    return content.model_copy(update={"lines": lines})


def costs(now: Outcome, terms: Terms, step: Decimal) -> Months:
    """The profit lost by one month's delay, by two, ...: each against no delay."""
    profit = total(now.profit)
    return tuple(
        profit - total(outcome(now.flows.later(months), now.investments, terms, step).profit)
        for months in range(1, MONTHS + 1)
    )
