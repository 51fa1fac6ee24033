"""Wins to celebrate, and what to ask each other."""

from django.utils.translation import gettext as _

from quarterdeck.reviews.deck.teller import Teller
from quarterdeck.reviews.models import Entry
from quarterdeck.slides import Column, Columns, Item

MOST = 5
KIND = Entry.Kind


def talk(teller: Teller) -> Columns:
    """What the figures say, and what both sides wrote; nothing that the vendor keeps to itself."""
    written = teller.edition.review.entries.filter(internal=False, kind__in=(KIND.WIN, KIND.QUESTION))
    entries = list(written.select_related("author"))
    return Columns(
        _("What went well, and what should we ask?"),
        Column(_("Wins"), _items(entries, KIND.WIN), _("Which success should we talk about?")),
        Column(_("Questions"), _items(entries, KIND.QUESTION), _("What should we ask each other?")),
        topic=_("To talk about"),
    )


def _items(entries: list[Entry], kind: Entry.Kind) -> tuple[Item, ...]:
    return tuple(Item(one.text, one.author.name) for one in entries if one.kind == kind)[:MOST]
