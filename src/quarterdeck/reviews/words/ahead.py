"""Pipeline to plan, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from quarterdeck.reviews.facts import Coming
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling, in_period, percent, times
from quarterdeck.wording import enumerated, whole


def ahead(telling: Telling) -> Sentences:
    """Each coming quarter that is short, then those that are not, and those without a plan; and coverage."""
    facts = telling.facts
    if not facts.known:
        return ()
    coming = facts.ahead.quarters
    short = tuple(_short(telling, one) for one in coming if one.short)
    enough = _enough(telling, [one for one in coming if one.index is not None and not one.short])
    unplanned = _unplanned(telling, [one for one in coming if one.index is None])
    return (*short, *enough, *unplanned, *_coverage(telling))


def _short(telling: Telling, one: Coming) -> Sentence:
    text = {
        "quarter": telling.name(one.key),
        "plan": telling.money(one.plan),
        "pipeline": telling.money(one.pipeline),
        "index": times(one.index),
        "target": times(one.index_target),
        "missing": telling.money(one.missing),
    }
    if not one.pipeline:
        return Sentence(
            _("There is no pipeline for %(quarter)s, and %(plan)s are planned.") % text,
            _of(telling, one),
            "bad",
        )
    words = _(
        "%(quarter)s has a pipeline of %(pipeline)s for a plan of %(plan)s: an index of %(index)s, where"
        " %(target)s is asked for. %(missing)s of pipeline are missing."
    )
    return Sentence(words % text, _of(telling, one), "bad")


def _enough(telling: Telling, found: Sequence[Coming]) -> Sentences:
    if not found:
        return ()
    # Translators: a quarter and its pipeline index: 'Q1 2027 (4.2)'.
    words = pgettext("a quarter and its index", "%(quarter)s (%(index)s)")
    quarters = [words % {"quarter": telling.name(one.key), "index": times(one.index)} for one in found]
    text = ngettext(
        "%(quarters)s has the pipeline index that is asked for, or more.",
        "%(quarters)s have the pipeline index that is asked for, or more.",
        len(found),
    )
    behind = tuple(figure for one in found for figure in _of(telling, one))
    return (Sentence(text % {"quarters": enumerated(quarters)}, behind, "good"),)


def _unplanned(telling: Telling, found: Sequence[Coming]) -> Sentences:
    if not found:
        return ()
    quarters = enumerated([telling.name(one.key) for one in found])
    text = _("Nothing is planned for %(quarters)s, so there is nothing to set a pipeline against.")
    behind = tuple(
        telling.amount(in_period(_("Pipeline"), telling.name(one.key)), one.pipeline) for one in found
    )
    return (Sentence(text % {"quarters": quarters}, behind),)


def _coverage(telling: Telling) -> Sentences:
    """Of the running quarter: what is left of it decides, and not all of its plan."""
    running = next((one for one in telling.facts.ahead.quarters if one.begun), None)
    required, rate = telling.facts.ahead.required, telling.facts.ahead.win_rate
    if running is None or running.coverage is None or required is None or rate is None:
        return ()
    found = telling.facts.ahead
    closed = found.won_count + found.lost_count
    said = {
        "quarter": telling.name(running.key),
        "coverage": times(running.coverage),
        "required": times(required),
        "rate": percent(rate),
        "won": whole(found.won_count),
        "closed": whole(closed),
    }
    words = _(
        "What is not won yet of the plan of %(quarter)s is covered %(coverage)s by qualified pipeline. With a"
        " win rate of %(rate)s (%(won)s of %(closed)s deals) it takes %(required)s."
    )
    behind = (
        telling.amount(_("Plan"), running.plan),
        telling.amount(_("Won"), running.won),
        telling.amount(_("Qualified pipeline"), running.qualified),
        telling.times(_("Coverage of remainder"), running.coverage),
        telling.times(_("Required coverage"), required),
    )
    return (Sentence(words % said, behind, "good" if running.coverage >= required else "bad"),)


def _of(telling: Telling, one: Coming) -> tuple[Behind, ...]:
    name = telling.name(one.key)
    return (
        telling.amount(in_period(_("Plan"), name), one.plan),
        telling.amount(in_period(_("Pipeline"), name), one.pipeline),
        telling.times(in_period(_("Pipeline index"), name), one.index),
        telling.times(in_period(_("Asked for"), name), one.index_target),
    )
