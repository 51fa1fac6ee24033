"""The whole forecast of a content."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from quarterdeck import money
from quarterdeck.plans.content import Content
from quarterdeck.plans.profit import delay, floor
from quarterdeck.plans.profit.floor import Advice
from quarterdeck.plans.profit.flows import summed
from quarterdeck.plans.profit.investing import Cost, by_month, cost, outside
from quarterdeck.plans.profit.lines import LineProfit, earned
from quarterdeck.plans.profit.outcome import Outcome, outcome
from quarterdeck.plans.profit.values import Answer, Missing, Months, Reason, total

DIGITS = 80
"""The largest amounts times each other lose nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profit:
    """What the partner earns by a plan, over all lines whose margin is known.

    What is `missing` is not counted: with any, the figures are partial, and say so. Where no line that
    sells has a margin, `available` is False and no figure of this is to be shown.
    """

    content: Content
    lines: tuple[LineProfit, ...]
    costs: tuple[Cost, ...]
    outcome: Outcome
    missing: tuple[Missing, ...]
    delays: Months
    advice: Advice

    @property
    def available(self) -> bool:
        return any(line.flows is not None and any(line.line.months) for line in self.lines) or not any(
            self.lines_missing
        )

    @property
    def lines_missing(self) -> tuple[LineProfit, ...]:
        """Those that sell, and whose margin nobody said."""
        return tuple(line for line in self.lines if line.flows is None and any(line.line.months))

    @property
    def profit(self) -> Answer:
        return self._if_available(total(self.outcome.profit))

    @property
    def investment(self) -> Decimal:
        return total(self.outcome.investments)

    @property
    def blended_margin(self) -> Answer:
        return self.outcome.flows.blended_margin if self.available else Answer(reason=Reason.NO_MARGIN)

    @property
    def roi(self) -> Answer:
        return self.outcome.roi if self.available else Answer(reason=Reason.NO_MARGIN)

    @property
    def delay(self) -> Answer:
        """What the first month's delay costs."""
        return self._if_available(self.delays[0])

    def _if_available(self, value: Decimal) -> Answer:
        return Answer(value) if self.available else Answer(reason=Reason.NO_MARGIN)


def forecast(content: Content) -> Profit:
    with localcontext(prec=DIGITS):
        return _forecast(content, money.step(content.currency))


def _forecast(content: Content, step: Decimal) -> Profit:
    lines = tuple(earned(line, step) for line in content.lines)
    costs = tuple(cost(each, step) for each in content.investments if each.month < content.length)
    flows = summed((line.flows for line in lines if line.flows), content.length)
    found = outcome(flows, by_month(costs, content.length), content.terms, step)
    return Profit(
        content=content,
        lines=lines,
        costs=costs,
        outcome=found,
        missing=(
            *(line.missing for line in lines if line.missing),
            *outside(content.investments, content.length),
        ),
        delays=delay.costs(found, content.terms, step),
        advice=floor.advice(lines, flows, content.terms.floor),
    )
