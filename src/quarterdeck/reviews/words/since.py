"""Since we last met, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import day, said
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.facts import Promised, Since
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling
from quarterdeck.wording import enumerated, whole


def since(telling: Telling) -> Sentences:
    """When that was, what became of its promises, the vendor's first, and of its figures."""
    found = telling.facts.since
    if found is None:
        return (Sentence(_("There has been no review before this one.")),)
    last = _("The last review was of %(quarter)s, with the figures of %(day)s.") % {
        "quarter": telling.name(found.quarter),
        "day": day(found.closed_on),
    }
    return (Sentence(last), *promises(telling), _figures(found), *_manager(telling, found))


def promises(telling: Telling) -> Sentences:
    """What became of what was promised at the last review."""
    here = [one for one in telling.facts.promises if one.here]
    if not here:
        return (Sentence(_("Nothing was promised there.")),)
    ours, theirs = ([one for one in here if one.side == side] for side in ("vendor", "partner"))
    found: list[Sentence] = []
    if ours:
        text = ngettext(
            "Of the vendor's %(count)s promise: %(parts)s.",
            "Of the vendor's %(count)s promises: %(parts)s.",
            len(ours),
        )
        found.append(_told(telling, text, ours))
    if theirs:
        text = ngettext(
            "Of the partner's %(count)s promise: %(parts)s.",
            "Of the partner's %(count)s promises: %(parts)s.",
            len(theirs),
        )
        found.append(_told(telling, text, theirs))
    return tuple(found)


def _told(telling: Telling, text: str, found: Sequence[Promised]) -> Sentence:
    on = telling.facts.day
    kept = [one for one in found if one.state == "kept"]
    open_ = [one for one in found if one.state == "open"]
    counts = (
        (sum(not one.late(on) for one in kept), _("%s kept in time")),
        (sum(one.late(on) for one in kept), _("%s kept late")),
        (sum(one.late(on) for one in open_), _("%s past its day")),
        (sum(not one.late(on) for one in open_), _("%s still open")),
        (sum(one.state == "dropped" for one in found), _("%s dropped")),
    )
    parts = [words % whole(count) for count, words in counts if count]
    behind = tuple(Behind(one.text, one.owner) for one in found)
    good = all(one.state == "kept" or (one.state == "open" and not one.late(on)) for one in found)
    filled = text % {"count": whole(len(found)), "parts": enumerated(parts)}
    return Sentence(filled, behind, "good" if good else "bad")


def _figures(found: Since) -> Sentence:
    """What it said of its months then, and what is said of the same months today."""
    text = {
        "then": said(found.then, Unit.MONEY, found.currency),
        "currency": found.currency,
    }
    if found.now is None or found.difference is None:
        return Sentence(_("What it told, %(then)s, cannot be told in %(currency)s any more.") % text)
    text["now"] = said(found.now, Unit.MONEY, found.currency)
    text["change"] = said(abs(found.difference), Unit.MONEY, found.currency)
    if not found.difference:
        return Sentence(_("The %(then)s that it told are what the same months say today.") % text)
    if found.running:
        words = _(
            "Its quarter still ran: the %(then)s that it told are %(now)s today, with what was sold, came"
            " late or was corrected since."
        )
        return Sentence(words % text)
    if found.difference > 0:
        words = _(
            "The %(then)s that it told are %(now)s today: %(change)s more, as rows came late or were"
            " corrected."
        )
    else:
        words = _(
            "The %(then)s that it told are %(now)s today: %(change)s less, as rows were corrected or taken"
            " out."
        )
    return Sentence(words % text)


def _manager(telling: Telling, found: Since) -> Sentences:
    now = telling.facts.manager
    if not now or not found.manager or now == found.manager:
        return ()
    text = _("%(now)s looks after the partner today; at the last review it was %(then)s.")
    return (Sentence(text % {"now": now, "then": found.manager}),)
