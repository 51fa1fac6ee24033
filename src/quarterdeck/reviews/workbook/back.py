"""Looking back: performance to plan by quarter, and by line with the quarters side by side."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from xlsxwriter.chart import Chart

from quarterdeck.reviews.facts import Amounts, BackLine, BackQuarter
from quarterdeck.reviews.workbook.formats import ACTUAL, INK, LAST_YEAR, Kind
from quarterdeck.reviews.workbook.page import Area, Book, Cell, Column, Formula, Page, at

PLAN, DUE, ACTUALLY, VARIANCE, ATTAINMENT, PACE, BEFORE, GROWTH = range(1, 9)
"""The columns of a table by quarter."""
WIDE = 15
"""Lines in a picture, at most."""


def by_quarter(book: Book) -> Area:
    back, edition = book.edition.facts.back, book.edition
    page = book.page(_("By quarter"), _amounts_in(book))
    columns = _columns(pgettext("table", "Quarter"))
    rows = [
        [edition.period(one.key), *_measured(one.amounts, page.row + 1 + number), _state(one)]
        for number, one in enumerate(back.quarters)
    ]
    area = page.table(columns, rows, frozen=True)
    page.total(columns, [_("Total"), *_totalled(back.total, area), ""])
    page.row += 1
    page.say(edition.basis)
    page.chart(_bars(book, area), _("Plan, sales and the year before, by quarter"))
    return area


def by_line(book: Book) -> Area:
    """Each quarter has its columns, then all of them together."""
    back, edition = book.edition.facts.back, book.edition
    page = book.page(_("By line"), _amounts_in(book))
    spans = [edition.period(one.key) for one in back.quarters]
    step = 4
    page.heads_over(
        [(1 + step * place, step * (place + 1), name) for place, name in enumerate(spans)]
        + [(1 + step * len(spans), 1 + step * len(spans) + 5, _("Altogether"))]
    )
    columns = [Column(edition.lines_are, Kind.TEXT, 36)]
    for _name in spans:
        columns += _short_columns()
    columns += [
        *_short_columns(),
        Column(_("Attainment"), Kind.SHARE, 11),
        Column(_("Growth"), Kind.SHARE, 11),
    ]
    rows = [_line(book, line, page.row + 1 + number) for number, line in enumerate(back.lines)]
    area = page.table(columns, rows, frozen=True)
    page.total(columns, _sums(book, area))
    page.row += 1
    if not back.planned_by_line and back.total.plan is not None:
        page.say(_("The target was set for all products together: single lines have none."))
    if back.lines:
        page.chart(_lines_picture(page, book, area), _("Plan and sales by line"), rows=22)
    return area


def _columns(first: str) -> list[Column]:
    return [
        Column(first, Kind.TEXT, 24),
        Column(pgettext("amount", "Plan")),
        Column(_("Due by the day")),
        Column(_("Actual")),
        Column(_("Variance")),
        Column(_("Attainment"), Kind.SHARE, 12),
        Column(_("Pace"), Kind.SHARE, 12),
        Column(pgettext("period", "Last year")),
        Column(_("Growth"), Kind.SHARE, 12),
        Column("", Kind.TEXT, 14),
    ]


def _short_columns() -> list[Column]:
    return [
        Column(pgettext("amount", "Plan")),
        Column(_("Actual")),
        Column(_("Variance")),
        Column(pgettext("period", "Last year")),
    ]


def _measured(amounts: Amounts, row: int) -> list[Cell]:
    """One row by quarter: what was counted, and what follows from it as formulas."""
    return [amounts.plan, amounts.due, amounts.actual, *_followed(amounts, row, amounts.last_year)]


def _followed(amounts: Amounts, row: int, before: Cell) -> list[Cell]:
    plan, due, actual, last = (at(row, column) for column in (PLAN, DUE, ACTUALLY, BEFORE))
    return [
        _formula(amounts.variance, f"={actual}-{plan}"),
        _formula(amounts.attainment, f"={actual}/{plan}"),
        _formula(amounts.pace, f"={actual}/{due}"),
        before,
        _formula(amounts.growth, f"={actual}/{last}-1"),
    ]


def _totalled(total: Amounts, area: Area) -> list[Cell]:
    return [
        _formula(total.plan, area.sum(PLAN)),
        _formula(total.due, area.sum(DUE)),
        Formula(area.sum(ACTUALLY), total.actual) if area.count else total.actual,
        *_followed(
            total, area.total, _formula(total.last_year, area.sum(BEFORE)) if area.count else Decimal(0)
        ),
    ]


def _formula(value: Decimal | None, text: str) -> Cell:
    """Nothing where there is nothing to work out."""
    return None if value is None else Formula(text, value)


def _state(one: BackQuarter) -> str:
    if one.over:
        return ""
    return _("so far") if one.begun else _("still ahead")


def _line(book: Book, line: BackLine, row: int) -> list[Cell]:
    """Total and what follows from it are formulas over the line's quarters."""
    count = len(line.quarters)
    cells: list[Cell] = [book.edition.line(line)]
    for place, one in enumerate(line.quarters):
        first = 1 + 4 * place
        variance = _formula(one.variance, f"={at(row, first + 1)}-{at(row, first)}")
        cells += [one.plan, one.actual, variance, one.last_year]
    return [*cells, *_altogether(line.total, row, count)]


def _altogether(total: Amounts, row: int, count: int) -> list[Cell]:
    first = 1 + 4 * count
    plan, actual, _variance, before = (_over_quarters(row, offset, count) for offset in range(4))
    return [
        _formula(total.plan, plan),
        Formula(actual, total.actual),
        _formula(total.variance, f"={at(row, first + 1)}-{at(row, first)}"),
        Formula(before, total.last_year),
        _formula(total.attainment, f"={at(row, first + 1)}/{at(row, first)}"),
        _formula(total.growth, f"={at(row, first + 1)}/{at(row, first + 3)}-1"),
    ]


def _over_quarters(row: int, offset: int, count: int) -> str:
    return "=" + "+".join(at(row, 1 + 4 * place + offset) for place in range(count))


def _sums(book: Book, area: Area) -> list[Cell]:
    back = book.edition.facts.back
    if not area.count:
        return [_("Total"), *(None for _cell in range(4 * len(back.quarters) + 6))]
    cells: list[Cell] = [_("Total")]
    for place, one in enumerate([*(one.amounts for one in back.quarters), back.total]):
        first, row = 1 + 4 * place, area.total
        cells += [
            _formula(one.plan, area.sum(first)),
            Formula(area.sum(first + 1), one.actual),
            _formula(one.variance, f"={at(row, first + 1)}-{at(row, first)}"),
            Formula(area.sum(first + 3), one.last_year),
        ]
    first = 1 + 4 * len(back.quarters)
    return [
        *cells,
        _formula(back.total.attainment, f"={at(area.total, first + 1)}/{at(area.total, first)}"),
        _formula(back.total.growth, f"={at(area.total, first + 1)}/{at(area.total, first + 3)}-1"),
    ]


def _bars(book: Book, area: Area) -> Chart:
    chart = book.file.add_chart({"type": "column"})
    _series(chart, area, BEFORE, pgettext("period", "Last year"), _solid(LAST_YEAR))
    if book.edition.facts.back.total.plan is not None:
        _series(chart, area, PLAN, pgettext("amount", "Plan"), _outlined())
    _series(chart, area, ACTUALLY, _("Actual"), _solid(ACTUAL))
    _axes(chart)
    return chart


def _lines_picture(page: Page, book: Book, area: Area) -> Chart:
    """A bar for each of the largest lines; they stand in the order of the table."""
    chart = book.file.add_chart({"type": "bar"})
    first = 1 + 4 * len(book.edition.facts.back.quarters)
    shown = Area(page, area.first, min(area.count, WIDE))
    if book.edition.facts.back.planned_by_line:
        _series(chart, shown, first, pgettext("amount", "Plan"), _outlined())
    _series(chart, shown, first + 1, _("Actual"), _solid(ACTUAL))
    chart.set_y_axis({"reverse": True, "line": {"none": True}})
    chart.set_x_axis(
        {"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": LAST_YEAR}}}
    )
    return chart


def _series(chart: Chart, area: Area, column: int, name: str, look: dict[str, object]) -> None:
    chart.add_series(
        {"name": name, "categories": area.values(0), "values": area.values(column), "gap": 70} | look
    )


def _axes(chart: Chart) -> None:
    chart.set_y_axis(
        {"num_format": "#,##0", "line": {"none": True}}
        | {"major_gridlines": {"visible": True, "line": {"color": LAST_YEAR}}}
    )


def _solid(colour: str) -> dict[str, object]:
    return {"fill": {"color": colour}, "border": {"none": True}}


def _outlined() -> dict[str, object]:
    return {"fill": {"none": True}, "border": {"color": INK, "width": 1.5}}


def _amounts_in(book: Book) -> str:
    return _("Amounts in %(currency)s") % {"currency": book.edition.facts.currency}
