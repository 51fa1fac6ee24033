"""My partners: who needs somebody today, and how each of them stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import Span
from quarterdeck.dashboards import attention
from quarterdeck.dashboards.attention import Reason, Standing
from quarterdeck.dashboards.periods import PeriodChoice, around, period_name
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.directory.models import Partner
from quarterdeck.kpis.figure import Figure

NOW = ("revenue", "target", "target_to_date", "revenue_last_year", "attainment", "pace", "growth")
NEXT = ("pipeline_index", "pipeline")
SILENT_AFTER = 2  # whole months without a sale
COURSE = 24  # months in a sparkline


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One partner."""

    key: str
    name: str
    type: str
    tier: str
    standing: Standing
    reasons: tuple[Reason, ...]

    @property
    def pressing(self) -> int:
        return attention.pressing(self.reasons)

    @property
    def shortfall(self) -> Decimal:
        return attention.shortfall(self.standing)

    @property
    def next_step(self) -> str:
        return attention.next_step(self.reasons, self.standing.following_name)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All partners of a reader, the one who needs somebody first at the top, and their sum."""

    rows: tuple[Row, ...]
    total: Mapping[str, Figure]

    @property
    def needing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.pressing >= 2)


def portfolio(reader: Reader, choice: PeriodChoice) -> Portfolio:
    """Five questions, however many partners there are."""
    following = choice.following
    now = grouped(reader.ask(NOW, by=("partner",), period=choice.span), "partner")
    ahead = grouped(reader.ask(NEXT, by=("partner",), period=Span(following, following)), "partner")
    silent = _silent(reader)
    rows = []
    for partner in Partner.objects.visible_to(reader.scope):
        standing = Standing(
            period=now.get((partner.key,), {}),
            following=ahead.get((partner.key,), {}),
            following_name=period_name(following),
            silent_since=silent.get(partner.key),
        )
        rows.append(_row(partner, standing))
    rows.sort(key=lambda row: (-row.pressing, -row.shortfall, row.name))
    return Portfolio(tuple(rows), single(reader.ask(NOW, period=choice.span)))


def courses(reader: Reader, keys: Sequence[str]) -> dict[str, list[Decimal]]:
    """Revenue of the last 24 months of each of these partners, oldest first."""
    span = around(reader.today, "month", reader.snapshot.calendar, before=COURSE - 1, after=0)
    months = {period.key: index for index, period in enumerate(span.split("month"))}
    found = {key: [Decimal(0)] * COURSE for key in keys}
    answer = reader.ask(["revenue"], by=("partner", "month"), where={"partner": list(keys)}, period=span)
    for figure in answer.figures:
        key, month = figure.by["partner"], figure.by["month"]
        if key in found and month in months:
            found[key][months[month]] = figure.value or Decimal(0)
    return found


def _row(partner: Partner, standing: Standing) -> Row:
    return Row(
        key=partner.key,
        name=partner.name,
        type=partner.type,
        tier=partner.tier,
        standing=standing,
        reasons=attention.reasons(standing),
    )


def _silent(reader: Reader) -> dict[str, str]:
    """Partners that sold in the year before, but nothing in the last months: key to the last month's name."""
    calendar = reader.snapshot.calendar
    recent = around(reader.today, "month", calendar, before=SILENT_AFTER, after=0)
    before = Span(recent.start.shift(-12), recent.start.shift(-1))
    sold = {key for key in _sellers(reader, before) - _sellers(reader, recent) if reader.scope.sees(key)}
    months = list(around(reader.today, "month", calendar, before=COURSE - 1, after=0).split("month"))
    return {
        key: period_name(max(month for month, value in zip(months, course, strict=True) if value))
        for key, course in courses(reader, sorted(sold)).items()
    }


def _sellers(reader: Reader, span: Span) -> set[str]:
    figures = reader.ask(["revenue"], by=("partner",), period=span).figures
    return {key for figure in figures if figure.value and (key := figure.by["partner"])}
