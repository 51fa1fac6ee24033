"""What each line brings: its product at its margin, the services attached to its deals, its rebates."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from quarterdeck.plans.content import Line, Service
from quarterdeck.plans.profit.flows import Flows
from quarterdeck.plans.profit.values import NOTHING, Answer, Lack, Missing, Months, Reason


@dataclass(frozen=True, slots=True)
class LineProfit:
    """One line. `flows` is None where its margin is not known: then nothing can be said of its profit."""

    line: Line
    flows: Flows | None
    missing: Missing | None

    @property
    def blended_margin(self) -> Answer:
        return Answer(reason=Reason.NO_MARGIN) if self.flows is None else self.flows.blended_margin


def deals(line: Line) -> Answer:
    """How many deals the revenue of a line is: revenue / average deal."""
    deal = line.earning.deal
    return Answer(line.total / deal) if deal else Answer(reason=Reason.NO_REVENUE)


def earned(line: Line, step: Decimal) -> LineProfit:
    """Each month rounded to `step`, so that months and lines add up to the totals."""
    earning = line.earning
    if earning.margin is None:
        lacks = Missing(line.key, line.name, Lack.MARGIN) if any(line.months) else None
        return LineProfit(line, None, lacks)
    offered = bool(earning.services) and any(line.months)
    lacks = Missing(line.key, line.name, Lack.DEAL) if offered and not earning.deal else None
    sold, cost = _services(earning.services, earning.deal)
    flows = Flows(
        product=line.months,
        product_cost=tuple(
            month - part for month, part in zip(line.months, _times(line, earning.margin, step), strict=True)
        ),
        services=_times(line, sold, step),
        services_cost=_times(line, cost, step),
        rebates=_times(line, earning.rebate, step),
    )
    return LineProfit(line, flows, lacks)


def _services(services: tuple[Service, ...], deal: Decimal | None) -> tuple[Decimal, Decimal]:
    """Revenue and cost of the services for each unit of product revenue: attach x days x rate / deal."""
    if not deal:
        return NOTHING, NOTHING
    days = [(service.attach * service.days, service) for service in services]
    sold = sum((amount * service.day_rate for amount, service in days), NOTHING)
    cost = sum((amount * service.day_cost for amount, service in days), NOTHING)
    return sold / deal, cost / deal


def _times(line: Line, rate: Decimal, step: Decimal) -> Months:
    if not rate:
        return (NOTHING,) * len(line.months)
    return tuple((month * rate).quantize(step, ROUND_HALF_UP) for month in line.months)
