"""Whether a goal is SMART, or what is missing: one sentence for each of the five.

Specific: a KPI or a countable thing. Measurable: from a baseline to a target. Achievable: against history
and peers. Relevant: one of the vendor's business goals. Time-bound: by a day inside the plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards import numbers
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.achievable import UNKNOWN, Judgement, Reach
from quarterdeck.plans.content import Goal
from quarterdeck.wording import midsentence


class Mark(TextChoices):
    SPECIFIC = "S", gettext_lazy("Specific")
    MEASURABLE = "M", gettext_lazy("Measurable")
    ACHIEVABLE = "A", gettext_lazy("Achievable")
    RELEVANT = "R", gettext_lazy("Relevant")
    TIME_BOUND = "T", gettext_lazy("Time-bound")


@dataclass(frozen=True, slots=True)
class Check:
    """One of the five. `met` is None where nobody can tell; `exact` says the same to the last digit."""

    mark: Mark
    met: bool | None
    said: str
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a goal is measured in: a KPI's name and unit, or the countable thing."""

    label: str
    unit: Unit = Unit.COUNT
    currency: str | None = None

    def shown(self, value: Decimal) -> numbers.Shown:
        return numbers.shown(value, self.unit, self.currency)


@dataclass(frozen=True, slots=True)
class Known:
    """What a goal is looked at against. `first` and `last` are the plan's days."""

    business: Mapping[str, str]
    first: date
    last: date


def smart(goal: Goal, measure: Measure | None, judged: Judgement | None, known: Known) -> tuple[Check, ...]:
    """The five, in their order. `measure` is None where the goal names none that there is."""
    return (
        _specific(measure),
        _measurable(goal, measure),
        _achievable(goal, judged),
        _relevant(goal, known),
        _time_bound(goal, known),
    )


def missing(checks: Sequence[Check]) -> tuple[str, ...]:
    """What keeps the goal from being SMART, in sentences. What nobody can tell does not."""
    return tuple(check.said for check in checks if check.met is False)


def _specific(measure: Measure | None) -> Check:
    if measure is None:
        return _lacks(Mark.SPECIFIC, _("Say what it is about: a KPI, or a thing that can be counted."))
    said = _("It is about %(measure)s.") % {"measure": midsentence(measure.label)}
    return _met(Mark.SPECIFIC, said)


def _measurable(goal: Goal, measure: Measure | None) -> Check:
    measured = measure or Measure("")
    if goal.target is None:
        return _lacks(Mark.MEASURABLE, _("Say how much is to be reached."))
    if goal.baseline is None:
        return _lacks(Mark.MEASURABLE, _("Say where it starts from."))
    if goal.baseline == goal.target:
        return _lacks(Mark.MEASURABLE, _("It ends where it starts: say what is to change."))
    start, end = measured.shown(goal.baseline), measured.shown(goal.target)
    return Check(
        Mark.MEASURABLE,
        met=True,
        said=_("From %(start)s to %(end)s.") % {"start": start.said, "end": end.said},
        exact=_("From %(start)s to %(end)s.") % {"start": start.exact, "end": end.exact},
    )


def _achievable(goal: Goal, judged: Judgement | None) -> Check:
    if goal.target is None:
        return _lacks(Mark.ACHIEVABLE, _("Without a target nobody can judge how far it reaches."))
    found = judged or UNKNOWN
    if found.reach is None:
        return _untold(Mark.ACHIEVABLE, str(found.why))
    said = _("%(reach)s: %(why)s") % {"reach": found.reach.label, "why": found.why}
    return Check(Mark.ACHIEVABLE, found.reach is not Reach.UNLIKELY, said)


def _relevant(goal: Goal, known: Known) -> Check:
    if name := known.business.get(goal.serves):
        return _met(Mark.RELEVANT, _("It serves “%(goal)s”.") % {"goal": name})
    if not known.business:
        said = _("The vendor has not said which business goals there are.")
        return _untold(Mark.RELEVANT, said)
    return _lacks(Mark.RELEVANT, _("Say which of the vendor's business goals it serves."))


def _time_bound(goal: Goal, known: Known) -> Check:
    if goal.by is None:
        return _lacks(Mark.TIME_BOUND, _("Say by when."))
    if not known.first <= goal.by <= known.last:
        days = {"first": numbers.day(known.first), "last": numbers.day(known.last)}
        said = _("Its day lies outside the plan: choose one from %(first)s to %(last)s.") % days
        return _lacks(Mark.TIME_BOUND, said)
    return _met(Mark.TIME_BOUND, _("By %(day)s.") % {"day": numbers.day(goal.by)})


def _met(mark: Mark, said: str) -> Check:
    return Check(mark, met=True, said=said)


def _lacks(mark: Mark, said: str) -> Check:
    return Check(mark, met=False, said=said)


def _untold(mark: Mark, said: str) -> Check:
    return Check(mark, met=None, said=said)
