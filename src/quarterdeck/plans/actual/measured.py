"""The figures of a signed plan: those of the basis `plan`, as they are everywhere, inside its own months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Group, Reader, grouped, single
from quarterdeck.kpis import CurrencyError
from quarterdeck.plans.content import Content
from quarterdeck.plans.months import Group as Months
from quarterdeck.plans.months import months_of, quarters_of, years_of
from quarterdeck.plans.publishing import BASIS

WHOLE = ("revenue", "target", "target_to_date", "variance", "attainment", "pace", "revenue_last_year")
PARTS = ("revenue", "target", "variance", "attainment", "pace")
MONTHLY = ("revenue", "target", "variance", "attainment", "revenue_last_year")
ALSO = ("target", "quota")
"""What else may have been set for the same time."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A fiscal quarter of the plan; `beside` has target and attainment on other bases, by basis."""

    period: Period
    begun: bool
    figures: Group
    beside: Mapping[str, Group]

    @property
    def name(self) -> str:
        return period_name(self.period)


@dataclass(frozen=True, slots=True)
class Month:
    period: Period
    begun: bool
    figures: Group

    @property
    def name(self) -> str:
        return period_name(self.period)


@dataclass(frozen=True, slots=True)
class Measured:
    """A plan's figures in `currency`: over its whole time, by quarter, and by month of the year that runs."""

    content: Content
    currency: str
    whole: Group
    quarters: Sequence[Quarter]
    months: Sequence[Month]
    bases: Sequence[str]

    @property
    def published(self) -> bool:
        """Whether its rows have come into the figures."""
        return bool(self.whole["target"].value)

    @property
    def begun(self) -> bool:
        return any(quarter.begun for quarter in self.quarters)


def measured(reader: Reader, partner: str, content: Content) -> Measured:
    """In the plan's currency where all rows are in it, else in the vendor's. At most five questions."""
    try:
        return _measured(replace(reader, own_currency=content.currency), partner, content)
    except CurrencyError:
        return _measured(reader.in_vendor_currency(), partner, content)


def _measured(reader: Reader, partner: str, content: Content) -> Measured:
    where = {"partner": [partner]}
    calendar = reader.snapshot.calendar
    months = months_of(content, calendar)
    span, year = Span(months[0], months[-1]), _running_year(reader, content)
    of_plan = replace(reader, basis=BASIS)
    whole = single(of_plan.ask(WHOLE, where=where, period=span))
    by_quarter = grouped(of_plan.ask(PARTS, by=("quarter",), where=where, period=span), "quarter")
    monthly = of_plan.ask(MONTHLY, by=("month",), where=where, period=year.span, judged=False)
    by_month = grouped(monthly, "month")
    beside = _beside(reader, where, span)
    return Measured(
        content=content,
        currency=reader.currency,
        whole=whole,
        quarters=[
            Quarter(
                quarter.span.start,
                quarter.span.first <= reader.today,
                by_quarter[quarter.key,],
                {basis: groups[quarter.key,] for basis, groups in beside.items()},
            )
            for quarter in quarters_of(content, calendar)
        ],
        months=[
            Month(month, month.first <= reader.today, by_month[month.key,])
            for month in year.span.split("month")
        ],
        bases=list(beside),
    )


def _beside(
    reader: Reader, where: Mapping[str, Sequence[str]], span: Span
) -> dict[str, Mapping[tuple[str | None, ...], Group]]:
    """By basis and quarter, of those on which anything was set."""
    found: dict[str, Mapping[tuple[str | None, ...], Group]] = {}
    for basis in ALSO:
        asked = replace(reader, basis=basis).ask(
            ("target", "attainment"), by=("quarter",), where=where, period=span, judged=False
        )
        groups = grouped(asked, "quarter")
        if any(group["target"].value for group in groups.values()):
            found[basis] = groups
    return found


def _running_year(reader: Reader, content: Content) -> Months:
    """The plan's year that holds today; its first before it begins, its last when it is over."""
    years = years_of(content, reader.snapshot.calendar)
    return next((year for year in years if reader.today <= year.span.last), years[-1])
