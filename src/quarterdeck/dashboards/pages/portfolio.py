"""My partners: who needs somebody today, and how each of them stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from quarterdeck import cube
from quarterdeck.calendar import Span
from quarterdeck.dashboards import attention
from quarterdeck.dashboards.attention import Reason, Standing
from quarterdeck.dashboards.periods import PeriodChoice, around, period_name
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.directory.models import Partner
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.figure import Figure

NOW = ("revenue", "target", "target_to_date", "revenue_last_year", "attainment", "pace", "growth")
NEXT = ("pipeline_index", "pipeline")
SILENT_AFTER = 2  # whole months without a sale
COURSE = 24  # months in a sparkline
MOST = 100  # partners looked at one by one

Where = Mapping[str, Sequence[str | None]]
Course = list[Decimal]
"""Revenue month by month, the oldest first, the running month last."""


@dataclass(frozen=True, slots=True)
class Within:
    """The partners to look at instead of all of the reader's, and what their figures are held at.

    `furthest` are the keys of those furthest behind, where that is known already, of `count` in all.
    """

    partners: QuerySet[Partner]
    where: Where
    furthest: Sequence[str] = ()
    count: int | None = None


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
    """The partners of a reader, the one who needs somebody first at the top, and the sum of all.

    Of more than `MOST` partners, `rows` are those furthest behind, or those whose name was looked for.
    `total` is empty while the cube knows none of them, and where only some are looked at. `courses` are
    those of the rows.
    """

    rows: tuple[Row, ...]
    count: int
    total: Mapping[str, Figure]
    courses: Mapping[str, Course] = field(default_factory=dict)

    @property
    def needing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.pressing >= 2)

    @property
    def partial(self) -> bool:
        return self.count > MOST


def portfolio(
    reader: Reader, choice: PeriodChoice, name: str = "", *, within: Within | None = None
) -> Portfolio:
    """Five questions at most, however many partners there are."""
    partners, count = _looked_at(reader, choice, name, within)
    held: Where = within.where if within else {}
    keys = published(reader, (partner.key for partner in partners))
    some = count > MOST or (within is not None and len(within.furthest) > 0)
    where = {**held, "partner": keys} if some else held
    if within and not keys:
        return Portfolio((), count, {})
    following = choice.following
    now = grouped(reader.ask(NOW, by=("partner",), where=where, period=choice.span), "partner")
    coming = reader.ask(NEXT, by=("partner",), where=where, period=Span(following, following))
    ahead = grouped(coming, "partner")
    drawn = courses(reader, keys, held)
    rows = [
        _row(
            partner,
            Standing(
                period=now.get((partner.key,), {}),
                following=ahead.get((partner.key,), {}),
                following_name=choice.following_name,
                silent_since=_silent_since(reader, drawn.get(partner.key)),
            ),
        )
        for partner in partners
    ]
    rows.sort(key=lambda row: (-row.pressing, -row.shortfall, row.name))
    return Portfolio(tuple(rows), count, {} if within else _total(reader, choice), drawn)


def published(reader: Reader, keys: Iterable[str]) -> list[str]:
    """Those of these partners that the cube knows: a new one is in the directory a moment before."""
    known = book_of(reader.snapshot).partners
    return sorted(key for key in keys if key in known)


def _total(reader: Reader, choice: PeriodChoice) -> Mapping[str, Figure]:
    """The sum of the reader's partners, without what a manager once sold at partners of others."""
    if reader.scope.everything:
        return single(reader.ask(NOW, period=choice.span))
    keys = published(reader, reader.scope.partners)
    return single(reader.ask(NOW, where={"partner": keys}, period=choice.span)) if keys else {}


def _looked_at(
    reader: Reader, choice: PeriodChoice, name: str, within: Within | None
) -> tuple[list[Partner], int]:
    """The partners to work figures out for, and how many there are."""
    everyone = within.partners if within else Partner.objects.visible_to(reader.scope)
    count = within.count if within and within.count is not None else everyone.count()
    if count <= MOST and not (within and within.furthest):
        return list(everyone), count
    if name:
        return list(everyone.filter(name__icontains=name)[:MOST]), count
    if within and within.furthest:
        return list(everyone.filter(key__in=within.furthest)), count
    behind = cube.widest_gaps(
        reader.snapshot,
        reader.scope,
        span=choice.span,
        basis=reader.vendor.target_basis,
        today=reader.today,
        most=MOST,
        among=list(everyone.values_list("key", flat=True)) if within else None,
    )
    return list(everyone.filter(key__in=behind)), count


def courses(reader: Reader, keys: Sequence[str], held: Where | None = None) -> dict[str, Course]:
    """Revenue of the last 24 months of each of these partners, oldest first."""
    span = around(reader.today, "month", reader.snapshot.calendar, before=COURSE - 1, after=0)
    months = {period.key: index for index, period in enumerate(span.split("month"))}
    found = {key: [Decimal(0)] * COURSE for key in keys}
    known = published(reader, keys)
    if not known:
        return found
    where = {**(held or {}), "partner": known}
    answer = reader.ask(["revenue"], by=("partner", "month"), where=where, period=span, judged=False)
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


def _silent_since(reader: Reader, course: Course | None) -> str | None:
    """The last month with a sale of who sold in the year before, but nothing in the last months."""
    recent = SILENT_AFTER + 1
    if course is None or _sold(course[-recent:]) or not _sold(course[-recent - 12 : -recent]):
        return None
    months = around(reader.today, "month", reader.snapshot.calendar, before=COURSE - 1, after=0).split(
        "month"
    )
    return period_name(max(month for month, value in zip(months, course, strict=True) if value))


def _sold(course: Course) -> bool:
    return sum(course, Decimal(0)) != 0
