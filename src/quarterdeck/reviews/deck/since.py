"""Promises of both sides: what became of those since the last review, and what is open."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.standing import standing
from quarterdeck.dashboards.numbers import short_day
from quarterdeck.reviews import words
from quarterdeck.reviews.deck.teller import Teller, notes
from quarterdeck.reviews.facts import Promised
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.words.since import promises as promises_told
from quarterdeck.slides import Column, Columns, Item
from quarterdeck.slides.content import Status
from quarterdeck.wording import enumerated, listed, whole

MOST = 6
OPEN = Commitment.State.OPEN
STATUS: dict[str, Status] = {
    "": "",
    "not-available": "unknown",
    "at-risk": "at_risk",
    "behind": "behind",
    "on-track": "on_track",
}
"""As the pages say it, and as slides do."""


def since(teller: Teller) -> Columns:
    """Closed since then, or promised then: the vendor's own first."""
    found = [one for one in teller.facts.promises if one.here or one.state != OPEN]
    return Columns(
        _became(teller, found),
        _column(teller, Review.Side.VENDOR, found, _("Nothing was promised.")),
        _column(teller, Review.Side.PARTNER, found, _("Nothing was promised.")),
        topic=_met(teller),
        note=words.joined(_figures(teller)),
        notes=notes(words.since(teller.telling)),
    )


def promises(teller: Teller) -> Columns:
    """What is open, the nearest first."""
    found = sorted(
        (one for one in teller.facts.promises if one.state == OPEN), key=lambda one: (one.due, one.pk)
    )
    late = sum(one.late(teller.facts.day) for one in found)
    title = ngettext("%(count)s promise is open", "%(count)s promises are open", len(found))
    of_these = ngettext("%(count)s of them is late", "%(count)s of them are late", late)
    said = [title % {"count": whole(len(found))}, of_these % {"count": whole(late)} if late else ""]
    return Columns(
        listed(said) if found else _("What do we promise each other?"),
        _column(teller, Review.Side.VENDOR, found, _("Nothing is promised yet.")),
        _column(teller, Review.Side.PARTNER, found, _("Nothing is promised yet.")),
        topic=_("Who does what by when"),
    )


def _met(teller: Teller) -> str:
    last = teller.facts.since
    if last is None:
        return _("Since the quarter began")
    said = {"quarter": teller.edition.period(last.quarter), "day": short_day(last.closed_on)}
    return _("Since the review of %(quarter)s, closed on %(day)s") % said


def _figures(teller: Teller) -> words.Sentences:
    """What became of the figures of then, and of who was there: the promises stand above."""
    told = words.since(teller.telling)
    return told[1 + len(promises_told(teller.telling)) :] if teller.facts.since else told


def _became(teller: Teller, found: Sequence[Promised]) -> str:
    """'Of 5 promises 3 were kept, 1 is late and 1 was dropped.'"""
    if not found:
        return _("Nothing that was promised fell due")
    day = teller.facts.day
    kept = [one for one in found if one.state == Commitment.State.KEPT]
    counts = (
        (len(kept), ngettext("%(count)s was kept", "%(count)s were kept", len(kept))),
        *_others([one for one in found if one.state == OPEN and one.late(day)], "late"),
        *_others([one for one in found if one.state == OPEN and not one.late(day)], "open"),
        *_others([one for one in found if one.state == Commitment.State.DROPPED], "dropped"),
    )
    parts = [words % {"count": whole(count)} for count, words in counts if count]
    text = ngettext("Of %(count)s promise %(parts)s", "Of %(count)s promises %(parts)s", len(found))
    return text % {"count": whole(len(found)), "parts": enumerated(parts)}


def _others(found: Sequence[Promised], state: str) -> list[tuple[int, str]]:
    count = len(found)
    texts = {
        "late": ngettext("%(count)s is late", "%(count)s are late", count),
        "open": ngettext("%(count)s is open", "%(count)s are open", count),
        "dropped": ngettext("%(count)s was dropped", "%(count)s were dropped", count),
    }
    return [(count, texts[state])]


def _column(teller: Teller, side: Review.Side, promises: Sequence[Promised], empty: str) -> Column:
    found = [one for one in promises if one.side == side]
    shown = found if len(found) <= MOST else found[: MOST - 1]
    items = [_item(teller, one) for one in shown]
    left = len(found) - len(shown)
    if left:
        more = ngettext("%(count)s more on the list", "%(count)s more on the list", left)
        items.append(Item(more % {"count": whole(left)}))
    return Column(teller.edition.side(side), tuple(items), empty)


def _item(teller: Teller, one: Promised) -> Item:
    when = one.closed_on if one.closed_on and one.state != OPEN else one.due
    by = _("by %(day)s") if one.state == OPEN else _("on %(day)s")
    stands = standing(one, teller.facts.day)
    detail = listed((stands.word, by % {"day": short_day(when)}, one.owner, one.outcome))
    return Item(one.text, detail, STATUS[stands.status])
