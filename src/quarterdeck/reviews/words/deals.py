"""Open deals in words: which could come forward, and which need somebody."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.reviews.arithmetic.shift import After, Move
from quarterdeck.reviews.facts import Deal
from quarterdeck.reviews.words.naming import named, some
from quarterdeck.reviews.words.sentence import Sentence, Sentences, Telling, in_period, times
from quarterdeck.wording import enumerated, whole


def shift(telling: Telling) -> Sentences:
    """What could come forward into each quarter that is short, and what its index would be then."""
    found = telling.facts.ahead.shift
    after = {one.key: one for one in found.quarters}
    targets = [one.key for one in found.quarters if any(move.target == one.key for move in found.moves)]
    return tuple(
        _forward(telling, [move for move in found.moves if move.target == key], after) for key in targets
    )


def deals(telling: Telling) -> Sentences:
    """Those past their date, put off, and standing still: those with the most at stake first."""
    found = sorted(telling.facts.ahead.deals, key=lambda deal: (-deal.amount, deal.key))
    overdue = _overdue(telling, [deal for deal in found if deal.overdue])
    slipped = _slipped(telling, [deal for deal in found if deal.slips])
    return (*overdue, *slipped, *_stalled(telling, [deal for deal in found if deal.stalled]))


def _forward(telling: Telling, moves: Sequence[Move], after: dict[str, After]) -> Sentence:
    target = after[moves[0].target]
    sources = [after[key] for key in dict.fromkeys(move.source for move in moves)]
    names = {deal.key: deal.name for deal in telling.facts.ahead.deals}
    said = {
        "quarter": telling.name(target.key),
        "sources": enumerated([telling.name(one.key) for one in sources]),
        "deals": named(telling, [(names.get(move.deal, move.deal), move.amount) for move in moves]),
        "before": times(target.index_before),
        "after": times(target.index_after),
    }
    words = _(
        "From %(sources)s could come forward into %(quarter)s: %(deals)s. Its pipeline index would be"
        " %(after)s then, instead of %(before)s."
    )
    behind = tuple(
        figure
        for one in (target, *sources)
        for figure in (
            telling.times(in_period(_("Pipeline index"), telling.name(one.key)), one.index_before),
            telling.times(in_period(_("Pipeline index then"), telling.name(one.key)), one.index_after),
        )
    )
    return Sentence(words % said, behind)


def _overdue(telling: Telling, found: Sequence[Deal]) -> Sentences:
    if not found:
        return ()
    text = ngettext(
        "%(count)s open deal is past its close date: %(deals)s.",
        "%(count)s open deals are past their close date: %(deals)s.",
        len(found),
    )
    names = named(telling, [(deal.name, deal.amount) for deal in found])
    return (_told(telling, text, names, found),)


def _slipped(telling: Telling, found: Sequence[Deal]) -> Sentences:
    if not found:
        return ()
    text = ngettext(
        "%(count)s open deal has been put off: %(deals)s.",
        "%(count)s open deals have been put off: %(deals)s.",
        len(found),
    )
    names = some([_by_days(deal.name, deal.slipped_days) for deal in found])
    return (_told(telling, text, names, found),)


def _stalled(telling: Telling, found: Sequence[Deal]) -> Sentences:
    if not found:
        return ()
    text = ngettext(
        "%(count)s open deal has stood in its stage for longer than is usual: %(deals)s.",
        "%(count)s open deals have stood in their stage for longer than is usual: %(deals)s.",
        len(found),
    )
    names = some([_by_days(deal.name, deal.days_in_stage) for deal in found])
    return (_told(telling, text, names, found),)


def _by_days(name: str, days: int) -> str:
    return ngettext("%(name)s (%(days)s day)", "%(name)s (%(days)s days)", days) % {
        "name": name,
        "days": whole(days),
    }


def _told(telling: Telling, text: str, names: str, found: Sequence[Deal]) -> Sentence:
    behind = tuple(telling.amount(deal.name, deal.amount) for deal in found)
    return Sentence(text % {"count": whole(len(found)), "deals": names}, behind, "bad")
