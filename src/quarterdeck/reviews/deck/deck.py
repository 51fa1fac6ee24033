"""Eight to twelve slides: the quarter, how it came about, what lies ahead, what both sides do."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import day
from quarterdeck.reviews.deck import ahead, back, meeting, opening, since
from quarterdeck.reviews.deck.teller import Teller
from quarterdeck.reviews.edition import Edition
from quarterdeck.slides import Brand, Deck
from quarterdeck.slides.content import Slide


def deck_of(edition: Edition, brand: Brand) -> Deck:
    """Of what both sides see, in the reader's language."""
    facts = edition.facts
    version = _("Data version %(version)s") % {"version": facts.data_version}
    foot = (edition.vendor, edition.partner, day(facts.day), version)
    deck = Deck(brand, edition.title, foot=foot, language=get_language() or "en")
    deck.extend(_slides(Teller(edition)))
    return deck


def _slides(teller: Teller) -> Iterator[Slide]:
    yield opening.title(teller)
    yield opening.headline(teller)
    if teller.facts.known:
        yield back.by_quarter(teller)
        yield from back.by_line(teller)
        yield from back.drivers(teller)
    yield since.since(teller)
    if teller.facts.known:
        yield from ahead.pipeline(teller)
        yield from ahead.deals(teller)
        yield from ahead.chance(teller)
    yield meeting.talk(teller)
    yield since.promises(teller)
    yield opening.closing(teller)
