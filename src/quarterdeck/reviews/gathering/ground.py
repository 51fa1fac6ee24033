"""What a review stands on: the partner, the quarter, whose plan it is measured by, and in which currency."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import F
from django.db.models.functions import Coalesce

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Group, Reader, grouped
from quarterdeck.directory.models import Partner
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.months import months_of, years_of
from quarterdeck.plans.publishing import BASIS


@dataclass(frozen=True, slots=True)
class Ground:
    """`reader` sees the common view, in `currency`. `plan` and its `content` as both signed it, or neither.

    `span` are the months to look back at: of the plan's year, or of the fiscal year, up to the end of
    `quarter`. `rate` is what one of the plan's currency is worth in `currency`.
    """

    reader: Reader
    partner: Partner
    quarter: Period
    plan: Plan | None
    content: Content | None
    span: Span
    rate: Decimal = Decimal(1)

    @property
    def currency(self) -> str:
        return self.reader.currency

    @property
    def known(self) -> bool:
        """Whether any row of the partner has come in: of others there is nothing to ask."""
        return bool(published(self.reader, [self.partner.pk]))

    @property
    def over(self) -> Span | None:
        """The months of the quarter that are over; None before the first is, and of an unknown partner."""
        over = [month for month in self.quarter.split("month") if month.last < self.reader.today]
        return Span(over[0], over[-1]) if over and self.known else None

    def groups(
        self, names: Sequence[str], *, by: str, period: Span, reader: Reader | None = None
    ) -> dict[str | None, Group]:
        """The partner's figures by one dimension; none of an unknown partner. One question."""
        if not self.known:
            return {}
        answer = (reader or self.reader).ask(names, by=(by,), where=self.where, period=period, judged=False)
        return {key: figures for (key,), figures in grouped(answer, by).items()}

    @property
    def where(self) -> dict[str, list[str]]:
        return {"partner": [self.partner.pk]}

    @property
    def on_plan(self) -> Reader:
        return replace(self.reader, basis=BASIS)


def ground(reader: Reader, partner: Partner, quarter: Period) -> Ground:
    """In the plan's or the partner's own currency; see `in_vendors` for where not all rows are in it."""
    plan, version = _measured_by(partner, quarter)
    content = version.value if version else None
    currency = content.currency if content else partner.currency
    return Ground(
        reader=replace(reader, own_currency=currency or None),
        partner=partner,
        quarter=quarter,
        plan=plan,
        content=content,
        span=_span(content, quarter),
    )


def in_vendors(found: Ground) -> Ground:
    """The same in the vendor's currency, the plan's amounts at the plan rate."""
    reader = found.reader.in_vendor_currency()
    rate = _plan_rate(reader, found.content.currency) if found.content else Decimal(1)
    if rate is None:  # nobody said what it is worth: measured by what the vendor set
        start = Period(found.quarter.year, 1, "quarter", found.quarter.calendar)
        return replace(found, reader=reader, plan=None, content=None, span=Span(start, found.quarter))
    return replace(found, reader=reader, rate=rate)


def _measured_by(partner: Partner, quarter: Period) -> tuple[Plan | None, Version | None]:
    """The signed plan that covers the end of the quarter; of a plan that ended in it, its last days."""
    plans = selectors.signed_between(quarter.first, quarter.last).filter(partner=partner)
    newest = plans.annotate(over=Coalesce("ended_on", F("ends"))).order_by("-over", "-begins").first()
    return (newest, selectors.in_force(newest)) if newest else (None, None)


def _span(content: Content | None, quarter: Period) -> Span:
    if content is None:
        return Span(Period(quarter.year, 1, "quarter", quarter.calendar), quarter)
    last = quarter.split("month")[-1]
    years = years_of(content, quarter.calendar)
    begun = [year.span.start for year in years if year.span.first <= quarter.last]
    return Span(begun[-1] if begun else months_of(content, quarter.calendar)[0], last)


def _plan_rate(reader: Reader, currency: str) -> Decimal | None:
    if currency == reader.snapshot.currency:
        return Decimal(1)
    rows = reader.snapshot.query(
        "SELECT plan_rate FROM rates WHERE currency = $currency ORDER BY day DESC LIMIT 1",
        {"currency": currency},
    )
    return rows[0][0] if rows else None
