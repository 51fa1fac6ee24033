"""The reviewed quarter in a sentence."""

from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import day
from quarterdeck.reviews.facts import Amounts
from quarterdeck.reviews.words.sentence import LEVEL, Behind, Sentence, Telling, in_period, percent


def headline(telling: Telling) -> Sentence:
    """'Q3 2026 brought 1.24 M EUR, 6 % less than the 1.32 M EUR planned.'"""
    facts, reviewed = telling.facts, telling.facts.back.reviewed
    if not facts.known:
        return Sentence(_("Nothing has been reported of this partner yet: there are no figures to review."))
    if not reviewed.begun:
        return _to_come(telling, reviewed.amounts)
    if not reviewed.over:
        return _running(telling, reviewed.amounts)
    return _over(telling, reviewed.amounts)


def beside_last_year(telling: Telling) -> Sentence | None:
    """How the quarter stands beside the same time a year before; None before it has begun."""
    if not telling.facts.known or not telling.facts.back.reviewed.begun:
        return None
    amounts = telling.facts.back.reviewed.amounts
    behind = (
        telling.amount(in_period(_("Actual"), telling.quarter), amounts.actual),
        telling.amount(in_period(_("A year before"), telling.quarter), amounts.last_year),
        telling.share(in_period(_("Change"), telling.quarter), amounts.growth, signed=True),
    )
    if amounts.growth is None:
        return Sentence(_("In the same time a year before nothing was sold."), behind)
    text = {"change": percent(amounts.growth), "before": telling.money(amounts.last_year)}
    if abs(amounts.growth) < LEVEL:
        return Sentence(
            _("That is about as much as in the same time a year before: %(before)s.") % text, behind
        )
    if amounts.growth > 0:
        return Sentence(
            _("That is %(change)s more than in the same time a year before: %(before)s.") % text,
            behind,
            "good",
        )
    return Sentence(
        _("That is %(change)s less than in the same time a year before: %(before)s.") % text, behind, "bad"
    )


def _to_come(telling: Telling, amounts: Amounts) -> Sentence:
    text = {"quarter": telling.quarter, "plan": telling.money(amounts.plan)}
    if not amounts.plan:
        return Sentence(_("%(quarter)s has not begun, and nothing is planned for it.") % text)
    behind = (telling.amount(in_period(_("Plan"), telling.quarter), amounts.plan),)
    return Sentence(_("%(quarter)s has not begun. %(plan)s are planned for it.") % text, behind)


def _running(telling: Telling, amounts: Amounts) -> Sentence:
    """Against what was due by the day of the facts, and not against the whole quarter."""
    text = {
        "quarter": telling.quarter,
        "actual": telling.money(amounts.actual),
        "day": day(telling.facts.day),
    }
    behind = _behind(telling, amounts)
    if not amounts.plan or not amounts.due or amounts.pace is None:
        return Sentence(
            _("So far, by %(day)s, %(quarter)s has brought %(actual)s. There is no plan to set that against.")
            % text,
            behind,
        )
    text |= {
        "pace": percent(amounts.pace),
        "due": telling.money(amounts.due),
        "plan": telling.money(amounts.plan),
    }
    return Sentence(
        _(
            "So far, by %(day)s, %(quarter)s has brought %(actual)s: %(pace)s of the %(due)s due by then, of"
            " %(plan)s planned for the quarter."
        )
        % text,
        (
            *behind,
            telling.amount(in_period(_("Plan to date"), telling.quarter), amounts.due),
            telling.share(in_period(_("Pace"), telling.quarter), amounts.pace),
        ),
        "good" if amounts.pace >= 1 else "bad",
    )


def _over(telling: Telling, amounts: Amounts) -> Sentence:
    text = {"quarter": telling.quarter, "actual": telling.money(amounts.actual)}
    behind = _behind(telling, amounts)
    if not amounts.plan or amounts.attainment is None:
        return Sentence(
            _("%(quarter)s brought %(actual)s. There was no plan to set that against.") % text, behind
        )
    text["plan"] = telling.money(amounts.plan)
    if not amounts.actual:
        return Sentence(_("Nothing was sold in %(quarter)s: %(plan)s were planned.") % text, behind, "bad")
    return _beside_plan(amounts.attainment - 1, text, behind)


def _beside_plan(off: Decimal, text: dict[str, str], behind: tuple[Behind, ...]) -> Sentence:
    if abs(off) < LEVEL:
        return Sentence(_("%(quarter)s brought %(actual)s, as planned: %(plan)s.") % text, behind, "good")
    text["off"] = percent(off)
    if off > 0:
        return Sentence(
            _("%(quarter)s brought %(actual)s, %(off)s more than the %(plan)s planned.") % text,
            behind,
            "good",
        )
    return Sentence(
        _("%(quarter)s brought %(actual)s, %(off)s less than the %(plan)s planned.") % text, behind, "bad"
    )


def _behind(telling: Telling, amounts: Amounts) -> tuple[Behind, ...]:
    found = [
        telling.amount(in_period(_("Plan"), telling.quarter), amounts.plan),
        telling.amount(in_period(_("Actual"), telling.quarter), amounts.actual),
        telling.amount(in_period(_("Variance"), telling.quarter), amounts.variance, signed=True),
        telling.share(in_period(_("Attainment"), telling.quarter), amounts.attainment),
    ]
    return tuple(found)
