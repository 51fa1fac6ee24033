"""What both sides promised, the vendor's first."""

from django.utils.translation import gettext as _

from quarterdeck.commitments.models import Commitment
from quarterdeck.reviews.workbook.formats import Kind
from quarterdeck.reviews.workbook.page import Book, Column


def promises(book: Book) -> None:
    edition = book.edition
    page = book.page(_("Promises"), _("What is open, and what was closed since the last review."))
    found = sorted(
        edition.facts.promises, key=lambda one: (one.side != Commitment.Side.VENDOR, one.due, one.pk)
    )
    if not found:
        page.say(_("Nothing was promised."))
        return
    page.table(
        [
            Column(_("Company"), Kind.TEXT, 28),
            Column(_("Who"), Kind.TEXT, 24),
            Column(_("What"), Kind.LONG, 60),
            Column(_("By"), Kind.DAY, 12),
            Column(_("Standing"), Kind.TEXT, 14),
            Column(_("Closed on"), Kind.DAY, 12),
            Column(_("What came of it"), Kind.LONG, 40),
            Column(_("At the last review"), Kind.TEXT, 12),
        ],
        [
            [
                edition.side(one.side),
                one.owner,
                one.text,
                one.due,
                edition.standing(one),
                one.closed_on,
                one.outcome,
                _("yes") if one.here else "",
            ]
            for one in found
        ],
        frozen=True,
    )
