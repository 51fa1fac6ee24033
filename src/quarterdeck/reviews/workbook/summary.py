"""The first worksheet: whose review it is, and the few figures that say most, linked to where they stand."""

from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import day
from quarterdeck.reviews.workbook import back
from quarterdeck.reviews.workbook.formats import Kind
from quarterdeck.reviews.workbook.page import Area, Book, Formula, Page


def summary(book: Book) -> Page:
    """Its title and what it is of. The figures are written once the other worksheets are there."""
    edition = book.edition
    page = book.page(_("Summary"), edition.title)
    page.widen(0, 44)
    page.widen(1, 20)
    page.say(edition.basis)
    said = {"day": day(edition.facts.day), "version": edition.facts.data_version}
    page.say(
        _("Figures of %(day)s, data version %(version)s. Amounts in %(currency)s.")
        % (said | {"currency": edition.facts.currency})
    )
    if edition.review.digest:
        page.say(f"SHA-256 {edition.review.digest}")
    page.row += 1
    return page


def figures(book: Book, page: Page, quarters: Area) -> None:
    """Of the reviewed quarter and of the year up to it, each a link to its cell."""
    facts, edition = book.edition.facts, book.edition
    reviewed, year = facts.back.reviewed.amounts, facts.back.total
    places = (
        (edition.quarter, reviewed, quarters.last),
        (_("The year up to then"), year, quarters.total),
    )
    for title, amounts, row in places:
        page.part(title)
        _rows(
            page,
            quarters,
            row,
            (
                (_("Plan"), Kind.MONEY, amounts.plan, back.PLAN),
                (_("Actual"), Kind.MONEY, amounts.actual, back.ACTUALLY),
                (_("Variance"), Kind.MONEY, amounts.variance, back.VARIANCE),
                (_("Attainment"), Kind.SHARE, amounts.attainment, back.ATTAINMENT),
                (_("Pace"), Kind.SHARE, amounts.pace, back.PACE),
                (_("Last year"), Kind.MONEY, amounts.last_year, back.BEFORE),
                (_("Growth"), Kind.SHARE, amounts.growth, back.GROWTH),
            ),
        )


def _rows(page: Page, area: Area, row: int, cells: tuple[tuple[str, Kind, Decimal | None, int], ...]) -> None:
    for words, kind, value, column in cells:
        if value is not None:
            linked = Formula(f"={area.from_afar(row, column)}", value)
            page.line(words, linked, kind)
