"""What is sold and what it costs, month by month: of one line, or of all."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal

from quarterdeck.plans.profit.values import NOTHING, Answer, Months, Reason, less, plus, ratio, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """Amounts by month: the product and its cost, the attached services and theirs, the rebates."""

    product: Months
    product_cost: Months
    services: Months
    services_cost: Months
    rebates: Months

    @property
    def revenue(self) -> Months:
        return plus(self.product, self.services)

    @property
    def product_profit(self) -> Months:
        return less(self.product, self.product_cost)

    @property
    def services_profit(self) -> Months:
        return less(self.services, self.services_cost)

    @property
    def margin_profit(self) -> Months:
        """What the blended margin is of: product and services, without rebates."""
        return plus(self.product_profit, self.services_profit)

    @property
    def gain(self) -> Months:
        """Everything earned, before interest and investments."""
        return plus(self.margin_profit, self.rebates)

    @property
    def blended_margin(self) -> Answer:
        return ratio(total(self.margin_profit), total(self.revenue), Reason.NO_REVENUE)

    def later(self, months: int) -> "Flows":
        """The same `months` later: what falls behind the plan's end is not sold in it."""
        return Flows(**{each.name: later(getattr(self, each.name), months) for each in fields(self)})


def later(amounts: Months, months: int) -> Months:
    kept = max(len(amounts) - months, 0)
    return (NOTHING,) * (len(amounts) - kept) + amounts[:kept]


def summed(flows: Iterable[Flows], length: int) -> Flows:
    """All of them together; nothing at all where there is none."""
    found = tuple(flows)
    return Flows(
        **{each.name: _sum((getattr(one, each.name) for one in found), length) for each in fields(Flows)}
    )


def _sum(columns: Iterable[Months], length: int) -> Months:
    rows = tuple(columns)
    return tuple(sum(cells, Decimal(0)) for cells in zip(*rows, strict=True)) if rows else (NOTHING,) * length
