"""Looking ahead: pipeline to plan by coming quarter, and the deals that are open."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from xlsxwriter.chart import Chart

from quarterdeck.reviews.facts import Coming, Deal
from quarterdeck.reviews.workbook.formats import ACTUAL, INK, LAST_YEAR, PIPELINE, Kind
from quarterdeck.reviews.workbook.page import Area, Book, Cell, Column, Formula, Page, at
from quarterdeck.wording import listed

PLAN, SOLD, BEFORE, WON, OPEN, QUALIFIED, WEIGHTED, INDEX, ASKED, MISSING, COVERAGE = range(1, 12)
"""The columns of the table by coming quarter."""
AMOUNT, PROBABILITY, LIKELY = 4, 5, 6
"""Columns of the table of deals."""
HATCH = {"pattern": "wide_upward_diagonal", "fg_color": PIPELINE, "bg_color": "#FFFFFF"}
TICK = {"type": "long_dash", "size": 18, "fill": {"color": INK}, "border": {"color": INK}}


def pipeline(book: Book) -> Area:
    ahead, edition = book.edition.facts.ahead, book.edition
    page = book.page(_("Pipeline"), _("Amounts in %(currency)s") % {"currency": edition.facts.currency})
    columns = _columns()
    rows = [
        [edition.period(one.key), *_coming(one, page.row + 1 + number)]
        for number, one in enumerate(ahead.quarters)
    ]
    area = page.table(columns, rows, frozen=True)
    page.row += 1
    if ahead.required is not None:
        said = {"won": ahead.won_count, "lost": ahead.lost_count}
        page.say(_("In the last four quarters %(won)s deals were won and %(lost)s lost.") % said)
        page.table(
            [
                Column(_("Deals won"), Kind.COUNT, 24),
                Column(_("Deals lost"), Kind.COUNT),
                Column(_("Win rate"), Kind.SHARE),
                Column(_("Coverage to have"), Kind.TIMES),
            ],
            [_rate(page.row + 1, ahead.won_count, ahead.lost_count, ahead.win_rate, ahead.required)],
        )
        page.widen(0, 24)
    _shift(book, page)
    page.chart(_picture(book, area), _("Pipeline to plan, by coming quarter"))
    return area


def deals(book: Book) -> None:
    """The next to close first."""
    edition = book.edition
    page = book.page(
        _("Deals"),
        _("Open deals, the next to close first. Amounts in %(currency)s")
        % {"currency": edition.facts.currency},
    )
    columns = _deal_columns()
    rows = [_deal(book, one, page.row + 1 + number) for number, one in enumerate(edition.facts.ahead.deals)]
    head = page.row
    area = page.table(columns, rows, frozen=True)
    if not area.count:
        page.say(_("No deal is open."))
        return
    page.sheet.autofilter(head, 0, area.last, len(columns) - 1)
    likely = [
        one.amount * one.probability for one in edition.facts.ahead.deals if one.probability is not None
    ]
    cells: list[Cell] = [None] * len(columns)
    cells[0] = _("Total")
    cells[AMOUNT] = Formula(
        area.sum(AMOUNT), sum((one.amount for one in edition.facts.ahead.deals), Decimal(0))
    )
    cells[LIKELY] = Formula(area.sum(LIKELY), sum(likely, Decimal(0)))
    page.total(columns, cells)


def _columns() -> list[Column]:
    return [
        Column(pgettext("table", "Quarter"), Kind.TEXT, 24),
        Column(pgettext("amount", "Plan")),
        Column(_("Sold so far")),
        Column(pgettext("period", "Last year")),
        Column(_("Won")),
        Column(_("Open pipeline")),
        Column(_("Qualified pipeline")),
        Column(_("Weighted pipeline")),
        Column(_("Pipeline index"), Kind.TIMES, 11),
        Column(_("Index asked for"), Kind.TIMES, 11),
        Column(_("Pipeline missing")),
        Column(_("Coverage of remainder"), Kind.TIMES, 12),
    ]


def _coming(one: Coming, row: int) -> list[Cell]:
    plan, won, pipe, qualified, asked = (at(row, column) for column in (PLAN, WON, OPEN, QUALIFIED, ASKED))
    return [
        *(one.plan, one.actual, one.last_year, one.won, one.pipeline, one.qualified, one.weighted),
        None if one.index is None else Formula(f"={pipe}/{plan}", one.index),
        one.index_target,
        None if one.missing is None else Formula(f"=MAX({plan}*{asked}-{pipe},0)", one.missing),
        None if one.coverage is None else Formula(f"={qualified}/MAX({plan}-{won},0)", one.coverage),
    ]


def _rate(row: int, won: int, lost: int, rate: Decimal | None, required: Decimal | None) -> list[Cell]:
    return [
        *(won, lost),
        Formula(f"={at(row, 0)}/({at(row, 0)}+{at(row, 1)})", rate),
        Formula(f"=1/{at(row, 2)}", required),
    ]


def _shift(book: Book, page: Page) -> None:
    """Which deals could come forward, and what the index would be then."""
    edition, shift = book.edition, book.edition.facts.ahead.shift
    if not shift.moves:
        return
    page.part(_("Deals that could come forward"))
    moved: list[list[Cell]] = [
        [
            edition.facts.ahead.deal(move.deal).name,
            move.amount,
            edition.period(move.source),
            edition.period(move.target),
        ]
        for move in shift.moves
    ]
    page.table(
        [
            Column(_("Deal"), Kind.TEXT, 24),
            Column(_("Amount")),
            Column(_("From"), Kind.TEXT),
            Column(pgettext("quarter", "To"), Kind.TEXT),
        ],
        moved,
    )
    page.row += 1
    page.table(
        [
            Column(pgettext("table", "Quarter"), Kind.TEXT, 24),
            Column(_("Pipeline now")),
            Column(_("Pipeline then")),
            Column(_("Index now"), Kind.TIMES),
            Column(_("Index then"), Kind.TIMES),
        ],
        [
            [
                edition.period(one.key),
                one.pipeline_before,
                one.pipeline_after,
                one.index_before,
                one.index_after,
            ]
            for one in shift.changed
        ],
    )


def _deal_columns() -> list[Column]:
    return [
        Column(_("Deal"), Kind.TEXT, 36),
        Column(_("Customer"), Kind.TEXT, 28),
        Column(_("Stage"), Kind.TEXT, 18),
        Column(pgettext("table", "Quarter"), Kind.TEXT, 12),
        Column(_("Amount")),
        Column(_("Probability"), Kind.SHARE, 12),
        Column(_("Weighted")),
        Column(_("Qualified"), Kind.TEXT, 10),
        Column(_("Created"), Kind.DAY, 12),
        Column(_("Close date"), Kind.DAY, 12),
        Column(_("Put off, times"), Kind.COUNT, 10),
        Column(_("Put off, days"), Kind.COUNT, 10),
        Column(_("Days in its stage"), Kind.COUNT, 10),
        Column(_("What to look at"), Kind.TEXT, 22),
        Column(_("Number"), Kind.TEXT, 14),
    ]


def _deal(book: Book, one: Deal, row: int) -> list[Cell]:
    weighted = None if one.probability is None else one.amount * one.probability
    said = [(one.overdue, _("overdue")), (one.slips > 0, _("put off")), (one.stalled, _("stands still"))]
    return [
        *(one.name, one.customer, one.stage, book.edition.period(one.quarter)),
        *(one.amount, one.probability),
        None if weighted is None else Formula(f"={at(row, AMOUNT)}*{at(row, PROBABILITY)}", weighted),
        _("yes") if one.qualified else _("no"),
        *(one.created, one.close_date, one.slips, one.slipped_days, one.days_in_stage),
        listed(words for holds, words in said if holds),
        one.key,
    ]


def _picture(book: Book, area: Area) -> Chart:
    """Sold and open pipeline upon each other, the plan a tick across them."""
    chart = book.file.add_chart({"type": "column", "subtype": "stacked"})
    columns = (
        (SOLD, _("Sold so far"), {"fill": {"color": ACTUAL}, "border": {"none": True}}),
        (OPEN, _("Open pipeline"), {"pattern": HATCH, "border": {"color": PIPELINE}}),
    )
    for column, name, look in columns:
        chart.add_series(
            {"name": name, "categories": area.values(0), "values": area.values(column), "gap": 70} | look
        )
    if any(one.plan is not None for one in book.edition.facts.ahead.quarters):
        plan = book.file.add_chart({"type": "line"})
        plan.add_series(
            {"name": pgettext("amount", "Plan"), "categories": area.values(0), "values": area.values(PLAN)}
            | {"line": {"none": True}, "marker": TICK}
        )
        chart.combine(plan)
    chart.set_y_axis(
        {"num_format": "#,##0", "line": {"none": True}}
        | {"major_gridlines": {"visible": True, "line": {"color": LAST_YEAR}}}
    )
    return chart
