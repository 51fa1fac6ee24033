"""The first page of a distributor: what it bought, what went through, and its resellers.

Sell-in and sell-through are the same goods at two moments: each has its own figure, none is added.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.calendar import Span
from quarterdeck.dashboards.charts.months import MonthBar
from quarterdeck.dashboards.pages.company import deal_steps
from quarterdeck.dashboards.pages.deals import OpenDeal, needing, open_deals
from quarterdeck.dashboards.pages.portfolio import Row, portfolio, published
from quarterdeck.dashboards.pages.says import month_says
from quarterdeck.dashboards.pages.steps import Step
from quarterdeck.dashboards.periods import PeriodChoice, around, month_label, period_name
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.kpis import Answer
from quarterdeck.kpis.figure import Figure

MONTHS = 11  # before this one
RESELLERS = 8
STEPS = 2  # about resellers
PRESSING = 2  # from here on somebody is needed
FEWEST = 2  # of one reseller alone a sum is that reseller's figure


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow of goods: its figure for the period, and month by month beside the year before."""

    figure: Figure
    months: Sequence[MonthBar]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distributor:
    """Both flows, what each side sold on, the resellers as far as they may be told apart, and the deals."""

    bought: Flow
    through: Flow
    by_itself: Figure
    by_resellers: Figure | None
    count: int
    resellers: Sequence[Row]
    deals: Sequence[OpenDeal]
    steps: Sequence[Step]

    @property
    def needing(self) -> list[OpenDeal]:
        return needing(self.deals)

    @property
    def shown(self) -> Sequence[Row]:
        return self.resellers[:RESELLERS]


@dataclass(frozen=True, slots=True)
class Sides:
    """A distributor's own companies, and its resellers, that the cube knows."""

    own: Sequence[str]
    resellers: Sequence[str]

    @classmethod
    def of(cls, reader: Reader) -> "Sides":
        below = reader.scope.below | reader.scope.together
        return cls(published(reader, reader.scope.own), published(reader, below))

    @property
    def both(self) -> list[str]:
        return sorted({*self.own, *self.resellers})

    @property
    def sums_up(self) -> bool:
        """Whether there are enough resellers for their sum to hide each of them."""
        return len(self.resellers) >= FEWEST


def distributor(reader: Reader, choice: PeriodChoice) -> Distributor:
    """Raises CurrencyError where the reader's own currency is not that of all rows."""
    sides = Sides.of(reader)
    hidden = bool(reader.scope.together) and not sides.sums_up
    all_sides = sides.own if hidden else sides.both
    own = single(together(reader, ("sell_in", "sell_through"), sides.own, choice.span))
    resellers = () if hidden else sides.resellers
    rows = [row for row in portfolio(reader, choice).rows if row.key not in reader.scope.own]
    deals = open_deals(reader, published(reader, reader.scope.partners))
    return Distributor(
        bought=Flow(own["sell_in"], _months(reader, "sell_in", sides.own)),
        through=Flow(
            single(together(reader, ("sell_through",), all_sides, choice.span))["sell_through"],
            _months(reader, "sell_through", all_sides),
        ),
        by_itself=own["sell_through"],
        by_resellers=single(together(reader, ("sell_through",), resellers, choice.span))["sell_through"]
        if resellers
        else None,
        count=len(sides.resellers),
        resellers=rows,
        deals=deals,
        steps=[*_reseller_steps(rows, choice), *deal_steps(reader, deals)],
    )


def _reseller_steps(rows: Sequence[Row], choice: PeriodChoice) -> list[Step]:
    """The resellers that need somebody most."""
    return [
        Step(
            _("%(reseller)s: %(reason)s") % {"reseller": row.name, "reason": row.reasons[0].words},
            row.next_step,
            f"{reverse('partner', args=[row.key])}?{urlencode({'period': choice.key})}",
        )
        for row in rows[:STEPS]
        if row.pressing >= PRESSING
    ]


def together(
    reader: Reader, names: Sequence[str], partners: Collection[str], period: Span, *, by: Sequence[str] = ()
) -> Answer:
    """The sum of partners that the vendor's rule may show together only: split by nothing but time."""
    one = replace(reader, scope=reader.scope.summing)
    return one.ask(names, by=by, where={"partner": sorted(partners)}, period=period)


def _months(reader: Reader, kpi: str, partners: Collection[str]) -> list[MonthBar]:
    """This month and the eleven before it, each beside the same one a year before."""
    span = around(reader.today, "month", reader.snapshot.calendar, before=MONTHS, after=0)
    longer = Span(span.start.shift(-12), span.end)
    found = grouped(together(reader, (kpi,), partners, longer, by=("month",)), "month")
    bars = []
    for month in span.split("month"):
        actual, before = (_value(found, one.key, kpi) for one in (month, month.last_year()))
        name = period_name(month)
        bars.append(
            MonthBar(
                key=month.key,
                label=month_label(month),
                name=name,
                says=month_says(name, actual, None, before, reader.currency),
                over=month.last <= reader.today,
                actual=actual,
                target=None,
                last_year=before,
            )
        )
    return bars


def _value(found: Mapping[tuple[str | None, ...], Mapping[str, Figure]], month: str, kpi: str) -> Decimal:
    figure = found.get((month,), {}).get(kpi)
    return Decimal(0) if figure is None else figure.value or Decimal(0)
