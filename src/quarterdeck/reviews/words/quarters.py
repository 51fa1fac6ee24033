"""How the quarters stand beside plan: 'Revenue was 10 % ahead of plan in the first quarter, 5 % ahead in the
second.'
"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.reviews.arithmetic.compared import Attained, Side, Told, told
from quarterdeck.reviews.words.sentence import LEVEL, Mood, Sentence, Sentences, Telling, in_period, percent
from quarterdeck.wording import enumerated, listed

Words = str | Promise
FULL: dict[str, Words] = {
    "1": gettext_lazy("in the first quarter"),
    "2": gettext_lazy("in the second quarter"),
    "3": gettext_lazy("in the third quarter"),
    "4": gettext_lazy("in the fourth quarter"),
}
SHORT: dict[str, Words] = {
    "1": gettext_lazy("in the first"),
    "2": gettext_lazy("in the second"),
    "3": gettext_lazy("in the third"),
    "4": gettext_lazy("in the fourth"),
}
FIRST: dict[Side, Words] = {
    # Translators: the first part of 'Revenue was 10 % ahead of plan in the first quarter, 5 % ahead in the
    # second.'; the parts that follow are told more briefly.
    Side.AHEAD: gettext_lazy("%(by)s ahead of plan %(quarter)s"),
    Side.BEHIND: gettext_lazy("%(by)s behind plan %(quarter)s"),
    Side.LEVEL: gettext_lazy("on plan %(quarter)s"),
}
NEXT: dict[Side, Words] = {
    Side.AHEAD: gettext_lazy("%(by)s ahead %(quarter)s"),
    Side.BEHIND: gettext_lazy("%(by)s behind %(quarter)s"),
    Side.LEVEL: gettext_lazy("on plan %(quarter)s"),
}


def by_quarter(telling: Telling) -> Sentences:
    """The quarters that are over, and where there are several, all together by the day of the facts."""
    if not telling.facts.known:
        return ()
    return tuple(one for one in (_each(telling), _all(telling)) if one)


def beside_plan(parts: Sequence[Told]) -> str:
    """Quarters without a plan are left out; '' where there are no others."""
    planned = [one for one in parts if one.side is not Side.UNKNOWN]
    if not planned:
        return ""
    clauses = [_clause(one, first=place == 0) for place, one in enumerate(planned)]
    return _("Revenue was %(clauses)s.") % {"clauses": listed(clauses)}


def _clause(part: Told, *, first: bool) -> str:
    """Of quarters that are told alike all are named; the word 'quarter' is said once."""
    numbers = [key[-1] for key in part.quarters]
    names = [str(SHORT[number]) for number in numbers]
    if first:
        names[-1] = str(FULL[numbers[-1]])
    words = (FIRST if first else NEXT)[part.side]
    return str(words) % {"by": percent(part.by), "quarter": enumerated(names)}


def _each(telling: Telling) -> Sentence | None:
    over = [one for one in telling.facts.back.quarters if one.over]
    parts = told(Attained(one.key, one.amounts.attainment) for one in over)
    text = beside_plan(parts)
    unplanned = [telling.name(key) for one in parts if one.side is Side.UNKNOWN for key in one.quarters]
    if unplanned and text:
        text = f"{text} " + _("Nothing was planned for %(quarters)s.") % {"quarters": enumerated(unplanned)}
    if not text:
        return None
    behind = [
        figure
        for one in over
        if one.amounts.plan
        for figure in (
            telling.amount(in_period(_("Plan"), telling.name(one.key)), one.amounts.plan),
            telling.amount(in_period(_("Actual"), telling.name(one.key)), one.amounts.actual),
            telling.share(in_period(_("Attainment"), telling.name(one.key)), one.amounts.attainment),
        )
    ]
    return Sentence(text, tuple(behind), _mood(parts))


def _all(telling: Telling) -> Sentence | None:
    """Against what was due, as the last quarter may still run."""
    total = telling.facts.back.total
    if len(telling.facts.back.quarters) < 2 or not total.due or total.pace is None:
        return None
    text = {
        "count": len(telling.facts.back.quarters),
        "actual": telling.money(total.actual),
        "due": telling.money(total.due),
        "off": percent(total.pace - 1),
    }
    behind = (
        telling.amount(_("Plan to date, all quarters"), total.due),
        telling.amount(_("Actual, all quarters"), total.actual),
        telling.amount(_("Variance, all quarters"), total.gap, signed=True),
    )
    if abs(total.pace - 1) < LEVEL:
        return Sentence(
            _("Over all %(count)s quarters %(actual)s were sold, as planned: %(due)s.") % text, behind, "good"
        )
    if total.pace > 1:
        words = _(
            "Over all %(count)s quarters %(actual)s were sold, %(off)s more than the %(due)s planned by now."
        )
        return Sentence(words % text, behind, "good")
    words = _(
        "Over all %(count)s quarters %(actual)s were sold, %(off)s less than the %(due)s planned by now."
    )
    return Sentence(words % text, behind, "bad")


def _mood(parts: Sequence[Told]) -> Mood:
    """That of the last quarter which had a plan."""
    planned = [one for one in parts if one.side is not Side.UNKNOWN]
    return "bad" if planned[-1].side is Side.BEHIND else "good"
