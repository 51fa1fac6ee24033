"""Wins to celebrate, and what to ask each other."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from quarterdeck.reviews import words
from quarterdeck.reviews.deck.teller import Teller, notes
from quarterdeck.reviews.models import Entry
from quarterdeck.slides import Column, Columns, Item

MOST = 4
KIND = Entry.Kind


def talk(teller: Teller) -> Columns:
    """What both sides wrote, then what the figures say; nothing that the vendor keeps to itself."""
    written = teller.edition.review.entries.filter(internal=False, kind__in=(KIND.WIN, KIND.QUESTION))
    entries = list(written.select_related("author"))
    wins, questions = words.wins(teller.telling), words.questions(teller.telling)
    return Columns(
        _("What went well, and what should we ask?"),
        Column(_("Wins"), _items(entries, KIND.WIN, wins), _("Which success should we talk about?")),
        Column(
            _("Questions"), _items(entries, KIND.QUESTION, questions), _("What should we ask each other?")
        ),
        topic=_("To talk about"),
        notes=notes((*wins, *questions)),
    )


def _items(entries: Sequence[Entry], kind: Entry.Kind, told: words.Sentences) -> tuple[Item, ...]:
    written = [Item(one.text, one.author.name) for one in entries if one.kind == kind]
    return (*written, *(Item(one.text) for one in told))[:MOST]
