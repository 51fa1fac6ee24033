"""The course of a partner, or of any set of them: months gone, quarters ahead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.charts.months import MonthBar
from quarterdeck.dashboards.charts.quarters import QuarterBar
from quarterdeck.dashboards.pages.says import month_says, quarter_says
from quarterdeck.dashboards.periods import PeriodChoice, month_label, period_name
from quarterdeck.dashboards.reader import Group, Reader, grouped
from quarterdeck.kpis.figure import Status

Where = Mapping[str, Sequence[str | None]]
QUARTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one partner or many stand, where they come from, and what lies ahead."""

    figures: Group
    months: Sequence[MonthBar]
    quarters: Sequence[QuarterBar]

    @property
    def standing(self) -> Status:
        """Against target; against last year where there is none."""
        attainment = self.figures["attainment"]
        return (attainment if attainment.value is not None else self.figures["growth"]).status

    @property
    def has_target(self) -> bool:
        return any(bar.target for bar in self.months)

    @property
    def has_deals(self) -> bool:
        return any(bar.won or bar.pipeline for bar in self.quarters)


def months_of_year(reader: Reader, where: Where, choice: PeriodChoice) -> list[MonthBar]:
    """The months of the fiscal year in which the period ends, each beside the same one a year before."""
    year = Period.containing(choice.span.last, "year", reader.snapshot.calendar)
    span = Span(year.shift(-1), year)
    answer = reader.ask(["revenue", "target"], by=("month",), where=where, period=span, judged=False)
    found = grouped(answer, "month")
    return [_month_bar(reader, month, found) for month in year.split("month")]


def _month_bar(reader: Reader, month: Period, found: Mapping[tuple[str | None, ...], Group]) -> MonthBar:
    now, before = found.get((month.key,), {}), found.get((month.last_year().key,), {})
    began = month.first <= reader.today
    revenue = _value(now, "revenue") or Decimal(0) if began else None
    target = _value(now, "target") or None
    last_year = _value(before, "revenue")
    name = period_name(month)
    return MonthBar(
        key=month.key,
        label=month_label(month),
        name=name,
        says=month_says(name, revenue, target, last_year, reader.currency),
        over=month.last <= reader.today,
        actual=revenue,
        target=target,
        last_year=last_year,
    )


def quarters_ahead(reader: Reader, where: Where) -> list[QuarterBar]:
    """This quarter and the three after it: won, open and target."""
    this = Period.containing(reader.today, "quarter", reader.snapshot.calendar)
    span = Span(this, this.shift(QUARTERS - 1))
    answer = reader.ask(
        ["won", "pipeline", "target", "pipeline_index"], by=("quarter",), where=where, period=span
    )
    found = grouped(answer, "quarter")
    return [_quarter_bar(reader, quarter, found.get((quarter.key,), {})) for quarter in span.split("quarter")]


def _quarter_bar(reader: Reader, quarter: Period, group: Group) -> QuarterBar:
    won, pipeline = _value(group, "won") or Decimal(0), _value(group, "pipeline") or Decimal(0)
    target, name = _value(group, "target") or None, period_name(quarter)
    return QuarterBar(
        key=quarter.key,
        label=name,
        says=quarter_says(name, won, pipeline, target, reader.currency),
        won=won,
        pipeline=pipeline,
        target=target,
        index=group.get("pipeline_index"),
    )


def _value(group: Group, name: str) -> Decimal | None:
    figure = group.get(name)
    return None if figure is None else figure.value
