"""Questions for the partner that the figures raise."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import day
from quarterdeck.reviews.arithmetic.drivers import Cause
from quarterdeck.reviews.words.lines import line_name
from quarterdeck.reviews.words.naming import named, some
from quarterdeck.reviews.words.sentence import LEVEL, Behind, Sentence, Sentences, Telling, change, in_period
from quarterdeck.reviews.words.wins import quoted
from quarterdeck.wording import whole

YEARS = 3
"""How far back a family that was never sold was looked for; see `gathering.gather`."""


def questions(telling: Telling) -> Sentences:
    """Each with the figures that raise it; none of a partner of whom nothing is known."""
    if not telling.facts.known:
        return ()
    asked = (_line(telling), _fell_away(telling), _customers(telling), _peers(telling), _untried(telling))
    ahead = (_pipeline(telling), _overdue(telling), _late(telling))
    return tuple(one for found in (*asked, *ahead) for one in found)


def _line(telling: Telling) -> Iterator[Sentence]:
    """What holds back the line that is furthest behind."""
    lines = [(one.quarters[-1].gap, one) for one in telling.facts.back.lines]
    behind = [(gap, line) for gap, line in lines if gap is not None and gap < 0]
    if not behind or not telling.facts.back.planned_by_line:
        return
    gap, line = min(behind, key=lambda pair: pair[0])
    text = _("Furthest behind plan in %(quarter)s: %(line)s, by %(gap)s. What stands in the way?") % {
        "quarter": telling.quarter,
        "line": line_name(line),
        "gap": telling.money(abs(gap)),
    }
    yield Sentence(text, (telling.amount(in_period(_("Variance"), line_name(line)), gap, signed=True),))


def _fell_away(telling: Telling) -> Iterator[Sentence]:
    story = telling.facts.story
    parts = [one for one in story.leading if one.cause is Cause.FELL_AWAY] if story else []
    pairs = [(story.names.get(one.product) or one.product, one.amount) for one in parts] if story else []
    named_ = [(name, amount) for name, amount in pairs if name]
    if not named_:
        return
    text = ngettext(
        "Sold a year before, and not any more: %(products)s. Was it replaced, or lost?",
        "Sold a year before, and not any more: %(products)s. Were they replaced, or lost?",
        len(named_),
    )
    behind = tuple(telling.amount(name, amount, signed=True) for name, amount in named_)
    yield Sentence(text % {"products": named(telling, named_)}, behind)


def _customers(telling: Telling) -> Iterator[Sentence]:
    story = telling.facts.story
    lost = story.customers.lost if story and story.customers else ()
    if not lost:
        return
    pairs = [(one.name, one.change) for one in lost]
    text = _("Customers who bought a year before, and nothing now: %(names)s. What happened?")
    behind = tuple(telling.amount(name, amount, signed=True) for name, amount in pairs)
    yield Sentence(text % {"names": named(telling, pairs)}, behind)


def _peers(telling: Telling) -> Iterator[Sentence]:
    """Where less is planned, or was sold, than half of the partners like it reached."""
    peers, total = telling.facts.peers, telling.facts.back.total
    if peers is None or total.growth is None:
        return
    planned = total.due / total.last_year - 1 if total.due else None
    asks, behind = planned if planned is not None else total.growth, []
    if asks >= peers.median - LEVEL:
        return
    said = {"change": change(asks), "median": change(peers.median)}
    if planned is not None:
        text = _(
            "The plan so far stands at %(change)s on the year before. Half of the partners of this kind"
            " came to %(median)s or more in the last twelve months. What would it take to grow as they did?"
        )
        behind.append(telling.share(_("Plan on the year before"), planned, signed=True))
    else:
        text = _(
            "Sales stand at %(change)s on the year before. Half of the partners of this kind came to"
            " %(median)s or more in the last twelve months. What holds them back here?"
        )
    behind += [
        telling.share(_("Sales on the year before"), total.growth, signed=True),
        telling.share(_("Partners of this kind, in the middle"), peers.median, signed=True),
    ]
    yield Sentence(text % said, tuple(behind))


def _untried(telling: Telling) -> Iterator[Sentence]:
    families = telling.facts.untried
    if not families or not telling.facts.back.total.actual:
        return
    text = ngettext(
        "Not sold in at least %(years)s years: %(families)s. Which customers could use it?",
        "Not sold in at least %(years)s years: %(families)s. Which customers could use them?",
        len(families),
    )
    yield Sentence(text % {"families": some(families), "years": whole(YEARS)})


def _pipeline(telling: Telling) -> Iterator[Sentence]:
    """The first quarter that is short."""
    short = next((one for one in telling.facts.ahead.quarters if one.short), None)
    if short is None:
        return
    text = _("%(missing)s of pipeline are missing for %(quarter)s. Where can it come from?") % {
        "missing": telling.money(short.missing),
        "quarter": telling.name(short.key),
    }
    behind = (
        telling.times(in_period(_("Pipeline index"), telling.name(short.key)), short.index),
        telling.times(in_period(_("Asked for"), telling.name(short.key)), short.index_target),
    )
    yield Sentence(text, behind)


def _overdue(telling: Telling) -> Iterator[Sentence]:
    found = [deal for deal in telling.facts.ahead.deals if deal.overdue]
    if not found:
        return
    pairs = sorted(((deal.name, deal.amount) for deal in found), key=lambda pair: (-pair[1], pair[0]))
    text = ngettext(
        "%(deals)s should have been decided by now. Is it still to be won?",
        "%(deals)s should have been decided by now. Are they still to be won?",
        len(found),
    )
    behind = tuple(telling.amount(name, amount) for name, amount in pairs)
    yield Sentence(text % {"deals": named(telling, pairs)}, behind)


def _late(telling: Telling) -> Iterator[Sentence]:
    """Of the partner's promises: those of the vendor's side are not asked of the partner."""
    late = [
        one
        for one in telling.facts.promises
        if one.side == "partner" and one.state == "open" and one.late(telling.facts.day)
    ]
    if not late:
        return
    text = _("Promised, past the day and still open: %(promises)s. What is missing?")
    behind = tuple(Behind(one.text, day(one.due)) for one in late)
    yield Sentence(text % {"promises": some([quoted(one) for one in late])}, behind)
