"""How ambitious a plan is: its months over what would come anyway, and where it stands in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from quarterdeck.calendar import YEAR, Period
from quarterdeck.dashboards.charts.planned import PlannedMonth
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import month_and_year, period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.forecast import Band, Forecast, TooLittle
from quarterdeck.kpis.cohort import peers
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.arithmetic.totals import by_month
from quarterdeck.plans.content import Content
from quarterdeck.plans.history import base_year
from quarterdeck.plans.months import months_of
from quarterdeck.plans.outlook import continuation, words
from quarterdeck.plans.outlook.past import Past, past_of
from quarterdeck.plans.outlook.standing import Standing, bands_of
from quarterdeck.wording import headed


@dataclass(frozen=True)
class Outlook:
    """`found` is the continuation: None while it is being worked out."""

    content: Content
    past: Past
    found: Forecast | TooLittle | None
    standing: Standing

    @property
    def computing(self) -> bool:
        return self.found is None

    @property
    def sentences(self) -> list[str]:
        """What the plan asks for, against history, continuation and peers."""
        standing, currency = self.standing, self.content.currency
        told = [
            words.grew_before(standing),
            words.beside_continuation(standing, currency),
            words.beside_band(standing),
            words.no_continuation(self.found) if isinstance(self.found, TooLittle) else "",
        ]
        return [" ".join(filter(None, told)), words.beside_peers(standing)]

    @property
    def headline(self) -> str:
        return words.asked(self.standing, self.content.currency)

    @property
    def title(self) -> str:
        """Of the picture."""
        return words.beside_band(self.standing) or _("The plan month by month")

    @property
    def rows(self) -> list[PlannedMonth]:
        """The months of the plan."""
        return [bar for bar in self.bars if bar.planned is not None]

    @cached_property
    def bars(self) -> list[PlannedMonth]:
        """The year before the plan, sold or still to come, and each month of the plan."""
        return list(self._bars())

    def _bars(self) -> Iterator[PlannedMonth]:
        first = self.standing.months[0]
        before = [first.shift(number) for number in range(-YEAR, 0)]
        for month, band in zip(before, bands_of(before, self.past, self.found), strict=True):
            if month in self.past.sold or band:
                yield self._bar(month, band=band)
        for month, planned, band in self._months:
            yield self._bar(month, planned=planned, band=band)

    @property
    def _months(self) -> Iterator[tuple[Period, Decimal, Band | None]]:
        return zip(self.standing.months, self.standing.planned, self.standing.bands, strict=True)

    def _bar(
        self, month: Period, *, planned: Decimal | None = None, band: Band | None = None
    ) -> PlannedMonth:
        bar = PlannedMonth(
            label=month_and_year(month),
            name=period_name(month),
            says="",
            actual=self.past.sold.get(month),
            last_year=self.past.sold.get(month.shift(-YEAR)),
            planned=planned,
            lower=band.lower if band else None,
            middle=band.middle if band else None,
            upper=band.upper if band else None,
        )
        return replace(bar, says=_says(bar, self.content.currency))


def outlook_of(reader: Reader, partner: str, content: Content) -> Outlook | None:
    """None where what was sold cannot be told in the plan's currency. Two questions to the cube."""
    past = past_of(reader, partner, content)
    if past is None:
        return None
    months = months_of(content, reader.snapshot.calendar)
    found = continuation.kept(past.history, content.currency)
    standing = Standing(
        months=months,
        planned=by_month(content),
        years=past.same_months(base_year(months[0], reader.today)[: len(months)]),
        bands=bands_of(months, past, found),
        peers=peers(
            reader.snapshot,
            reader.scope,
            partner,
            basis=reader.vendor.target_basis,
            today=reader.today,
        ),
    )
    return Outlook(content, past, found, standing)


def _says(bar: PlannedMonth, currency: str) -> str:
    """'June 2027: plan 40 K EUR, going on as before 35 K EUR, a year before 33 K EUR'."""
    said_of = (
        (_("sold %s"), bar.actual),
        (_("plan %s"), bar.planned),
        (_("going on as before %s"), bar.middle),
        (_("a year before %s"), bar.last_year),
    )
    parts = [text % said(value, Unit.MONEY, currency) for text, value in said_of if value is not None]
    return headed(bar.name, parts)
