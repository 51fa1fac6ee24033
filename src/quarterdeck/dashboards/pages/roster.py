"""The rows of *my partners* as its reader wants them: filtered, sorted, a page at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards.charts.bullet import Bullet
from quarterdeck.dashboards.charts.sparkline import sparkline
from quarterdeck.dashboards.pages.filtered import Offered, alike
from quarterdeck.dashboards.pages.portfolio import COURSE, Portfolio, Row
from quarterdeck.dashboards.pages.says import bullet_says
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.search.fold import fold
from quarterdeck.dashboards.status_words import status_word
from quarterdeck.exports.heading import money, ratio, times
from quarterdeck.exports.table import Table
from quarterdeck.kpis.figure import Figure

PER_PAGE = 25
LAST = Decimal("Infinity")
Query = Mapping[str, str]


def _figure(figures: Mapping[str, Figure], name: str) -> Decimal:
    """For sorting, the lowest first; what is not available comes last."""
    figure = figures.get(name)
    return LAST if figure is None or figure.value is None else figure.value


SORTS: Mapping[str, tuple[str | Promise, Callable[[Row], object]]] = {
    "need": (gettext_lazy("Who needs me first"), lambda row: (-row.pressing, -row.shortfall, row.name)),
    "name": (gettext_lazy("Name"), lambda row: row.name.casefold()),
    "pace": (gettext_lazy("Pace, the slowest first"), lambda row: _figure(row.standing.period, "pace")),
    "growth": (gettext_lazy("Growth, the lowest first"), lambda row: _figure(row.standing.period, "growth")),
    "index": (
        gettext_lazy("Pipeline index, the lowest first"),
        lambda row: _figure(row.standing.following, "pipeline_index"),
    ),
    "revenue": (
        gettext_lazy("Revenue, the largest first"),
        lambda row: -_figure(row.standing.period, "revenue") if "revenue" in row.standing.period else LAST,
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its pictures."""

    row: Row
    bullet: SafeString
    course: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """What the page lists, and what its reader chose."""

    lines: list[Line]
    page: Page[Row]
    sort: str
    sorts: Mapping[str, str | Promise]
    types: list[str]
    tiers: list[str]
    query: Query


def roster(portfolio: Portfolio, query: Query, among: Offered | None = None) -> Roster:
    """`among` is what may be filtered by where the portfolio is filtered already."""
    page = Paginator(chosen(portfolio, query), PER_PAGE).get_page(query.get("page"))
    return Roster(
        lines=[Line(row, bullet(row.standing.period), _course(portfolio, row)) for row in page],
        page=page,
        sort=_sort(query),
        sorts={key: label for key, (label, _key) in SORTS.items()},
        types=alike(row.type for row in portfolio.rows) if among is None else among.types,
        tiers=alike(row.tier for row in portfolio.rows if row.tier) if among is None else among.tiers,
        query=query,
    )


def _course(portfolio: Portfolio, row: Row) -> SafeString:
    nothing = [Decimal(0)] * COURSE
    return sparkline(portfolio.courses.get(row.key, nothing), _("revenue of the last 24 months"))


def chosen(portfolio: Portfolio, query: Query) -> list[Row]:
    """The rows that fit the filters, sorted."""
    text = fold(query.get("name", ""))
    wanted = {name: value.casefold() for name in ("type", "tier") if (value := query.get(name))}
    rows = [
        row
        for row in portfolio.rows
        if text in fold(row.name)
        and all(getattr(row, name).casefold() == value for name, value in wanted.items())
    ]
    return sorted(rows, key=SORTS[_sort(query)][1])  # type: ignore[arg-type]


def bullet(
    figures: Mapping[str, Figure], *, tall: bool = False, largest: Decimal | None = None
) -> SafeString:
    """Revenue against target to date, last year and the whole target; empty where nothing is known.

    `largest` is the full width, where several are to be compared.
    """
    if "revenue" not in figures:
        return SafeString("")
    return Bullet(
        actual=figures["revenue"].value or Decimal(0),
        target=figures["target_to_date"].value or None,
        last_year=figures["revenue_last_year"].value,
        whole_target=figures["target"].value or None,
        says=bullet_says(figures),
        largest=largest,
    ).svg(tall=tall)


def table(portfolio: Portfolio, choice: PeriodChoice, query: Query, currency: str, name: str = "") -> Table:
    """Every row that fits, as values."""
    headings = (
        _("Partner"),
        _("Name"),
        _("Type"),
        _("Tier"),
        money(_("Revenue"), currency),
        money(_("Target"), currency),
        ratio(_("Attainment")),
        ratio(_("Pace")),
        _("Status"),
        ratio(_("Growth")),
        times(_("Pipeline index, %s") % choice.following.key),
        _("Why"),
        _("Next step"),
    )
    name = name or f"My partners {choice.key}"
    return Table(name, headings, (_cells(row) for row in chosen(portfolio, query)))


def _cells(row: Row) -> tuple[str | Decimal | None, ...]:
    figures = row.standing.period
    value = {name: figures[name].value if name in figures else None for name in COLUMNS}
    index = row.standing.following.get("pipeline_index")
    return (
        row.key,
        row.name,
        row.type,
        row.tier,
        *(value[name] for name in COLUMNS[:4]),
        status_word(figures.get("attainment")),
        value["growth"],
        index.value if index else None,
        "; ".join(reason.words for reason in row.reasons),
        row.next_step,
    )


COLUMNS = ("revenue", "target", "attainment", "pace", "growth")


def _sort(query: Query) -> str:
    sort = query.get("sort", "")
    return sort if sort in SORTS else "need"
