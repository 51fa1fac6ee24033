"""What there is to celebrate."""

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.reviews.facts import Promised, Wins
from quarterdeck.reviews.words.customers import won
from quarterdeck.reviews.words.lines import OUTSIDE, line_name
from quarterdeck.reviews.words.naming import some, with_amount
from quarterdeck.reviews.words.sentence import LEVEL, Sentence, Sentences, Telling, in_period, percent
from quarterdeck.wording import whole

SHORT = 60
"""Characters of a promise that are quoted."""


def wins(telling: Telling) -> Sentences:
    """Nothing that is not in the figures; empty where there is nothing."""
    if not telling.facts.known:
        return ()
    return (
        *_ahead(telling),
        *_grown(telling),
        *_best_line(telling),
        *_of_quarter(telling, telling.facts.wins),
        *won(telling),
        *_early(telling),
    )


def quoted(promise: Promised) -> str:
    """A promise and who made it, cut where it is long."""
    # Translators: what was promised, and by whom.
    return _("“%(text)s” (%(owner)s)") % {
        "text": Truncator(promise.text).chars(SHORT),
        "owner": promise.owner,
    }


def _ahead(telling: Telling) -> Sentences:
    """By what was due, so that a quarter that runs can be ahead too."""
    amounts = telling.facts.back.reviewed.amounts
    if amounts.pace is None or amounts.pace - 1 < LEVEL:
        return ()
    text = _("%(quarter)s is %(off)s ahead of what was due: %(actual)s, not %(due)s.") % {
        "quarter": telling.quarter,
        "off": percent(amounts.pace - 1),
        "actual": telling.money(amounts.actual),
        "due": telling.money(amounts.due),
    }
    behind = (
        telling.amount(in_period(_("Plan to date"), telling.quarter), amounts.due),
        telling.amount(in_period(_("Actual"), telling.quarter), amounts.actual),
    )
    return (Sentence(text, behind, "good"),)


def _grown(telling: Telling) -> Sentences:
    amounts = telling.facts.back.reviewed.amounts
    if amounts.growth is None or amounts.growth < LEVEL:
        return ()
    text = _("%(quarter)s brought %(change)s more than the same time a year before.") % {
        "quarter": telling.quarter,
        "change": percent(amounts.growth),
    }
    behind = (
        telling.amount(in_period(_("Actual"), telling.quarter), amounts.actual),
        telling.amount(in_period(_("A year before"), telling.quarter), amounts.last_year),
    )
    return (Sentence(text, behind, "good"),)


def _best_line(telling: Telling) -> Sentences:
    """The line that is furthest ahead; said only where there are several."""
    lines = [(one.quarters[-1].gap, one) for one in telling.facts.back.lines if one.kind != OUTSIDE]
    gaps = [(gap, line) for gap, line in lines if gap is not None]
    if len(gaps) < 2:
        return ()
    gap, line = max(gaps, key=lambda pair: pair[0])
    if gap <= 0:
        return ()
    text = _("Furthest ahead of plan in %(quarter)s: %(line)s, by %(gap)s.") % {
        "quarter": telling.quarter,
        "line": line_name(line),
        "gap": telling.money(gap),
    }
    return (
        Sentence(
            text, (telling.amount(in_period(_("Variance"), line_name(line)), gap, signed=True),), "good"
        ),
    )


def _of_quarter(telling: Telling, found: Wins) -> Sentences:
    said: list[Sentence] = []
    if month := found.best_month:
        text = ngettext(
            "%(month)s brought %(amount)s: more than the %(count)s month before it.",
            "%(month)s brought %(amount)s: more than any of the %(count)s months before it.",
            month.others,
        )
        name, amount = telling.name(month.key), telling.money(month.amount)
        filled = text % {"month": name, "amount": amount, "count": whole(month.others)}
        said.append(Sentence(filled, (telling.amount(name, month.amount),), "good"))
    if deal := found.largest:
        name = _("%(deal)s with %(customer)s") % {"deal": deal.name, "customer": deal.customer}
        name = name if deal.customer else deal.name
        text = _("The largest deal that was won in %(quarter)s: %(deal)s.") % {
            "quarter": telling.quarter,
            "deal": with_amount(telling, name, deal.amount),
        }
        said.append(Sentence(text, (telling.amount(deal.name, deal.amount),), "good"))
    return tuple(said)


def _early(telling: Telling) -> Sentences:
    early = [one for one in telling.facts.promises if one.state == "kept" and _is_early(one)]
    if not early:
        return ()
    text = ngettext(
        "%(count)s promise was kept before its day: %(promises)s.",
        "%(count)s promises were kept before their day: %(promises)s.",
        len(early),
    )
    return (Sentence(text % {"count": whole(len(early)), "promises": _quoted(early)}, mood="good"),)


def _is_early(promise: Promised) -> bool:
    return promise.closed_on is not None and promise.closed_on < promise.due


def _quoted(promises: Sequence[Promised]) -> str:
    return some([quoted(one) for one in promises])
