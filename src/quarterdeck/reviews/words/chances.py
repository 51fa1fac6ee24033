"""How likely the running quarter's plan is reached, and why."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quarterdeck.reviews.arithmetic.chance import By, Chance, Why
from quarterdeck.reviews.words.sentence import LEVEL, Behind, Mood, Sentence, Sentences, Telling, percent
from quarterdeck.wording import whole

EVEN = Decimal("0.5")
LEAST, MOST = Decimal("0.01"), Decimal("0.99")
WHY: dict[Why, Promise] = {
    Why.NO_PLAN: gettext_lazy("Nothing is planned for it."),
    Why.OVER: gettext_lazy("It is over."),
    Why.NO_WIN_RATE: gettext_lazy(
        "Some open deals have no probability, and in four quarters none was won or lost to go by."
    ),
    Why.SHORT_HISTORY: gettext_lazy("It takes two years of sales, month by month, and there are fewer."),
    Why.NOTHING_BEFORE: gettext_lazy("In the year before the last nothing was sold to compare with."),
}


def chances(telling: Telling) -> Sentences:
    """The chance, and what it was judged by; or why there is none to tell."""
    facts = telling.facts
    if not facts.known or not facts.ahead.quarters:
        return ()
    chance, running = facts.ahead.chance, telling.name(facts.ahead.quarters[0].key)
    if chance.value is None or chance.why:
        return (_untold(telling, chance, running),)
    text = _("The chance that the plan of %(quarter)s is reached is %(chance)s.")
    said = {"quarter": running, "chance": _said(chance.value)}
    behind = (telling.share(_("Chance"), chance.value), *_sums(telling, chance))
    mood: Mood = "good" if chance.value >= EVEN else "bad"
    reason = _by_deals(telling, chance) if chance.by is By.DEALS else _by_season(telling, chance)
    return (Sentence(text % said, behind, mood), reason)


def _said(value: Decimal) -> str:
    """Never certain: nothing is before it has happened."""
    if value < LEAST:
        return _("less than %(share)s") % {"share": percent(LEAST)}
    return _("more than %(share)s") % {"share": percent(MOST)} if value > MOST else percent(value)


def _by_deals(telling: Telling, chance: Chance) -> Sentence:
    text = ngettext(
        "%(missing)s are missing, and %(count)s open deal of %(open)s is due. By its probability, or else by"
        " the win rate, the quarter comes to %(expected)s on average.",
        "%(missing)s are missing, and %(count)s open deals of %(open)s in all are due. By the probability of"
        " each, or else by the win rate, the quarter comes to %(expected)s on average.",
        chance.deals,
    )
    said = {
        "missing": telling.money(chance.missing),
        "count": whole(chance.deals),
        "open": telling.money(chance.open),
        "expected": telling.money(chance.expected),
    }
    behind = (
        telling.count(_("Open deals"), chance.deals),
        telling.amount(_("Open deals, in all"), chance.open),
        telling.share(_("Win rate"), telling.facts.ahead.win_rate),
        *_sums(telling, chance),
    )
    return Sentence(text % said, behind)


def _by_season(telling: Telling, chance: Chance) -> Sentence:
    growth = (chance.growth or Decimal(1)) - 1
    said = {
        "missing": telling.money(chance.missing),
        "growth": percent(growth),
        "expected": telling.money(chance.expected),
    }
    if abs(growth) < LEVEL:
        text = _(
            "%(missing)s are missing. If the rest comes in as in the year before, as the last twelve months"
            " did, the quarter comes to %(expected)s."
        )
    elif growth > 0:
        text = _(
            "%(missing)s are missing. If the rest comes in %(growth)s above the year before, as the last"
            " twelve months did, the quarter comes to %(expected)s."
        )
    else:
        text = _(
            "%(missing)s are missing. If the rest comes in %(growth)s below the year before, as the last"
            " twelve months did, the quarter comes to %(expected)s."
        )
    behind = (
        telling.share(_("Change of the last twelve months"), growth, signed=True),
        telling.amount(_("Usual error of the rest"), chance.spread),
        *_sums(telling, chance),
    )
    return Sentence(text % said, behind)


def _untold(telling: Telling, chance: Chance, running: str) -> Sentence:
    first = telling.facts.ahead.quarters[0]
    said = {"quarter": running}
    if chance.why is Why.REACHED:
        said |= {"plan": telling.money(first.plan), "actual": telling.money(first.actual)}
        text = _("The plan of %(quarter)s is reached: %(actual)s of %(plan)s.") % said
        return Sentence(
            text, (telling.amount(_("Plan"), first.plan), telling.amount(_("Actual"), first.actual)), "good"
        )
    text = _("No chance of reaching a plan can be told for %(quarter)s.") % said
    return Sentence(f"{text} {WHY[chance.why or Why.OVER]}")


def _sums(telling: Telling, chance: Chance) -> tuple[Behind, ...]:
    return (
        telling.amount(_("Missing to plan"), chance.missing),
        telling.amount(_("Expected on average"), chance.expected),
    )
