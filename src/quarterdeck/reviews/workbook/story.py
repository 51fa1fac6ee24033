"""What changed: against the year before, and since the last review."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.reviews.arithmetic.customers import Customers
from quarterdeck.reviews.facts import Since, Story
from quarterdeck.reviews.words import CAUSES, product_name
from quarterdeck.reviews.workbook.formats import Kind
from quarterdeck.reviews.workbook.page import Book, Cell, Column, Formula, Page, at


def changed(book: Book) -> None:
    facts = book.edition.facts
    said = _("Amounts in %(currency)s") % {"currency": facts.currency}
    page = book.page(_("What changed"), said)
    if facts.story is None:
        page.say(_("No month of the quarter is over yet, so nothing can be compared."))
    else:
        _drivers(book, page, facts.story)
        _leading(page, facts.story)
        if facts.story.customers:
            _customers(page, facts.story.customers)
    if facts.since:
        _since(book, page, facts.since)
    if facts.peers:
        page.part(_("How partners of the same type grew"))
        heads = (
            _("One in four grew by less than"),
            _("Half grew by less than"),
            _("One in four grew by more than"),
        )
        page.table(
            [Column(head, Kind.SHARE, 24) for head in heads],
            [[facts.peers.lower, facts.peers.median, facts.peers.upper]],
        )
    if facts.untried:
        page.part(_("Families that the partner has not sold in years"))
        page.table([Column(_("Family"), Kind.TEXT, 36)], [[name] for name in facts.untried])
    page.widen(0, 42)
    page.widen(1, 18)
    for column in (2, 3):
        page.widen(column, 34)


def _drivers(book: Book, page: Page, story: Story) -> None:
    """From the year before to now: the last row is the sum of the others."""
    page.part(
        _("From the year before to now: %(span)s") % {"span": book.edition.span(story.first, story.last)}
    )
    columns = [Column("", Kind.TEXT, 42), Column(_("Amount"))]
    found = story.drivers
    rows: list[list[Cell]] = [[_("Sold a year before"), found.before]]
    rows += [[str(name), found.by(cause)] for cause, name in CAUSES.items()]
    area = page.table(columns, rows)
    page.total(columns, [_("Sold now"), Formula(area.sum(1), found.after)])


def _leading(page: Page, story: Story) -> None:
    if not story.leading:
        return
    page.part(_("The products that moved most"))
    page.table(
        [
            Column(_("Product"), Kind.TEXT, 42),
            Column(_("Amount")),
            Column(pgettext("cause", "By"), Kind.TEXT, 32),
        ],
        [[product_name(story, one.product), one.amount, str(CAUSES[one.cause])] for one in story.leading],
    )


def _customers(page: Page, found: Customers) -> None:
    page.part(_("Customers"))
    rows: list[list[Cell]] = [[one.name, one.change, _("won")] for one in found.won]
    rows += [[one.name, one.change, _("lost")] for one in found.lost]
    rows += [
        [_("Others who bought more"), found.grown, ""],
        [_("Others who bought less"), found.shrunk, ""],
        [_("Sold without saying to whom"), found.unnamed, ""],
    ]
    columns = [Column(_("Customer"), Kind.TEXT, 42), Column(_("Change")), Column("", Kind.TEXT, 18)]
    area = page.table(columns, rows)
    changes = [one.change for one in (*found.won, *found.lost)]
    total = sum(changes, found.grown + found.shrunk + found.unnamed)
    page.total(columns, [_("Total"), Formula(area.sum(1), total), ""])


def _since(book: Book, page: Page, since: Since) -> None:
    page.part(_("Since the review of %(quarter)s") % {"quarter": book.edition.period(since.quarter)})
    named = {"currency": since.currency}
    columns = [
        Column(_("Closed on"), Kind.DAY, 42),
        Column(_("Sold, as it was kept then (%(currency)s)") % named),
        Column(_("The same months, as they are now (%(currency)s)") % named),
        Column(pgettext("amount", "Difference")),
    ]
    row = page.row + 1
    difference: Decimal | None = since.difference
    page.table(
        columns,
        [
            [
                since.closed_on,
                since.then,
                since.now,
                None if difference is None else Formula(f"={at(row, 2)}-{at(row, 1)}", difference),
            ]
        ],
    )
    if since.running:
        page.say(
            _("Its quarter was not over then: what was sold in it afterwards is part of the difference.")
        )
