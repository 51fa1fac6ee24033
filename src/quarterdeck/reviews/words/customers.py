"""Customers won and lost, in words."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.reviews.arithmetic.customers import Customer, Customers
from quarterdeck.reviews.words.naming import named
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling
from quarterdeck.wording import whole


def customers(telling: Telling) -> Sentences:
    """Nothing where sales do not say to whom."""
    story = telling.facts.story
    if story is None or story.customers is None:
        return ()
    found = story.customers
    return (*won(telling), *_lost(telling, found.lost), *_kept(telling, found))


def won(telling: Telling) -> Sentences:
    story = telling.facts.story
    found = story.customers.won if story and story.customers else ()
    if not found:
        return ()
    text = ngettext(
        "%(count)s customer was won who had bought nothing a year before: %(names)s.",
        "%(count)s customers were won who had bought nothing a year before: %(names)s.",
        len(found),
    )
    return (Sentence(_filled(telling, text, found), _behind(telling, found), "good"),)


def _lost(telling: Telling, lost: Sequence[Customer]) -> Sentences:
    if not lost:
        return ()
    text = ngettext(
        "%(count)s customer bought a year before, and nothing now: %(names)s.",
        "%(count)s customers bought a year before, and nothing now: %(names)s.",
        len(lost),
    )
    return (Sentence(_filled(telling, text, lost), _behind(telling, lost), "bad"),)


def _kept(telling: Telling, found: Customers) -> Sentences:
    if not found.kept:
        return ()
    text = ngettext(
        "%(count)s customer bought in both years: %(change)s in all.",
        "%(count)s customers bought in both years: %(change)s in all.",
        found.kept,
    )
    change = found.grown + found.shrunk
    behind = (
        telling.amount(_("Bought more"), found.grown, signed=True),
        telling.amount(_("Bought less"), found.shrunk, signed=True),
        telling.amount(_("Without a customer's name"), found.unnamed, signed=True),
    )
    filled = text % {"count": whole(found.kept), "change": _more_or_less(telling, change)}
    return (Sentence(filled, behind, "good" if change > 0 else "bad" if change < 0 else ""),)


def _more_or_less(telling: Telling, change: Decimal) -> str:
    amount = {"amount": telling.money(abs(change))}
    if not change:
        return _("as much as before")
    return _("%(amount)s more") % amount if change > 0 else _("%(amount)s less") % amount


def _filled(telling: Telling, text: str, found: Sequence[Customer]) -> str:
    pairs = [(one.name, one.change) for one in found]
    return text % {"count": whole(len(found)), "names": named(telling, pairs)}


def _behind(telling: Telling, found: Sequence[Customer]) -> tuple[Behind, ...]:
    return tuple(telling.amount(one.name, one.change, signed=True) for one in found)
