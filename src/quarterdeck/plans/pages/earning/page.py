"""Everything that the page shows of one content's forecast."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards.charts.language import Spec
from quarterdeck.dashboards.periods import period_name
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import Group, months_of, quarters_of
from quarterdeck.plans.pages.earning import words
from quarterdeck.plans.pages.earning.picture import picture
from quarterdeck.plans.profit import Profit, forecast
from quarterdeck.plans.profit.investing import Cost
from quarterdeck.plans.profit.lines import LineProfit
from quarterdeck.plans.profit.values import Months, total


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRow:
    """A quarter of the plan; `cash` is the cash to date at its end."""

    name: str
    revenue: Decimal
    product: Decimal
    services: Decimal
    rebates: Decimal
    interest: Decimal
    investment: Decimal
    profit: Decimal
    cash: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line: None where it is not known. `below` says that it draws the plan under the floor."""

    line: LineProfit
    revenue: Decimal
    product: Decimal | None
    services: Decimal | None
    rebates: Decimal | None
    margin: Decimal | None
    reason: object
    below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentRow:
    cost: Cost
    month: str


class EarningPage:
    """A content's forecast in the vendor's calendar."""

    def __init__(self, content: Content, calendar: FiscalCalendar) -> None:
        self.content = content
        self.months: list[Period] = months_of(content, calendar)
        self._groups: list[Group] = quarters_of(content, calendar)
        self.profit: Profit = forecast(content)

    @property
    def headline(self) -> str:
        return words.headline(self.profit, self.months)

    @property
    def lacking(self) -> list[str]:
        return words.lacking(self.profit)

    @property
    def against_floor(self) -> str:
        return words.against_floor(self.profit)

    @property
    def advice(self) -> list[str]:
        return words.advice(self.profit.advice)

    @property
    def delay(self) -> str:
        return words.delay(self.profit)

    @property
    def shown(self) -> bool:
        """Whether there is anything to draw."""
        return self.profit.available and (any(self.profit.outcome.profit) or bool(self.content.total))

    @property
    def picture(self) -> Spec:
        return picture(self.profit, self.months, self._groups, self.headline)

    @property
    def margin(self) -> Decimal | None:
        return self.profit.blended_margin.value

    @property
    def low_month(self) -> str:
        return period_name(self.months[self.profit.outcome.low_point[0]])

    @property
    def low_cash(self) -> Decimal | None:
        return self.profit.outcome.low_point[1] if self.profit.available else None

    @property
    def no_break_even(self) -> object:
        return words.REASONS[reason] if (reason := self.profit.outcome.break_even.reason) else ""

    @property
    def no_roi(self) -> object:
        return words.REASONS[reason] if (reason := self.profit.roi.reason) else ""

    @property
    def no_margin(self) -> object:
        return words.REASONS[reason] if (reason := self.profit.blended_margin.reason) else ""

    @property
    def break_even(self) -> int | None:
        """The month as people count, from 1."""
        found = self.profit.outcome.break_even.month
        return None if found is None or not self.profit.available else found + 1

    @property
    def quarters(self) -> Iterator[QuarterRow]:
        out = self.profit.outcome
        for group in self._groups:

            def of(months: Months, group: Group = group) -> Decimal:
                return total([months[number] for number in group.months])

            yield QuarterRow(
                name=period_name(group.span.start),
                revenue=of(out.flows.revenue),
                product=of(out.flows.product_profit),
                services=of(out.flows.services_profit),
                rebates=of(out.flows.rebates),
                interest=of(out.cash.interest),
                investment=of(out.investments),
                profit=of(out.profit),
                cash=out.cash_to_date[group.months.stop - 1],
            )

    @property
    def lines(self) -> list[LineRow]:
        return [self._line(line) for line in self.profit.lines]

    def _line(self, line: LineProfit) -> LineRow:
        flows, margin, floor = line.flows, line.blended_margin, self.content.terms.floor
        return LineRow(
            line=line,
            revenue=total(flows.revenue) if flows else line.line.total,
            product=total(flows.product_profit) if flows else None,
            services=total(flows.services_profit) if flows else None,
            rebates=total(flows.rebates) if flows else None,
            margin=margin.value,
            reason=words.REASONS[margin.reason] if margin.reason else "",
            below=margin.value is not None and floor is not None and margin.value < floor,
        )

    @property
    def investments(self) -> list[InvestmentRow]:
        found = sorted(self.profit.costs, key=lambda cost: cost.of.month)
        return [InvestmentRow(cost=cost, month=period_name(self.months[cost.of.month])) for cost in found]
