"""Goals, strategies and promises of a plan as they are read: what is missing, and what became of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from quarterdeck.commitments import selectors as commitments
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.standing import Standing as Kept
from quarterdeck.commitments.standing import standing as kept
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Person
from quarterdeck.kpis.cohort import Quartiles
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.content import Content, Goal, Investment, Promise, Strategy
from quarterdeck.plans.measures import FINEST, Standing, Standings, measure_of, standings
from quarterdeck.plans.models import BusinessGoal, Plan
from quarterdeck.plans.months import months_of
from quarterdeck.plans.parts import parts_of
from quarterdeck.plans.progress import Progress, progress
from quarterdeck.plans.reaching import judged, peers_of
from quarterdeck.plans.smart import Check, Known, Measure, missing, smart


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """`commitment` is there once both have signed; `state` is how it stands today."""

    promise: Promise
    owner: Person | None
    serves: str
    commitment: Commitment | None = None
    state: Kept | None = None

    @property
    def unready(self) -> bool:
        """Whether the plan cannot be proposed with it: nobody, or no day."""
        return self.owner is None or self.owner.side != self.promise.side or self.promise.due is None


@dataclass(frozen=True, slots=True)
class Way:
    """A strategy or an investment, and what was promised for it."""

    part: Strategy | Investment
    promises: int


@dataclass(frozen=True, slots=True)
class GoalShown:
    goal: Goal
    measure: Measure | None
    standing: Standing
    checks: Sequence[Check]
    ways: Sequence[Way]
    progress: Progress | None = None

    @property
    def now(self) -> numbers.Shown | None:
        """Where its KPI stands today; None where nobody knows."""
        value = self.standing.value
        if self.measure is None or value is None:
            return None
        return self.measure.shown(round(value, FINEST))

    @property
    def came(self) -> str:
        """How far it has come, in words; where it stands before anything is judged."""
        if self.now is None:
            return ""
        if self.progress is None:
            return _("Today it stands at %(now)s.") % {"now": self.now.said}
        said = {"now": self.now.said, "time": numbers.said(self.progress.wanted, Unit.PERCENT)}
        if self.progress.made < 0:
            return (
                _("It stands at %(now)s, further back than where it started, after %(time)s of the time.")
                % said
            )
        if self.progress.made >= 1:
            return _("It stands at %(now)s: reached, after %(time)s of the time.") % said
        said["made"] = numbers.said(self.progress.made, Unit.PERCENT)
        return _("It stands at %(now)s: %(made)s of the way after %(time)s of the time.") % said

    @property
    def missing(self) -> tuple[str, ...]:
        return missing(self.checks)


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """`ways` are those that serve no goal; `promises` by side."""

    goals: Sequence[GoalShown]
    ways: Sequence[Way]
    promises: Mapping[str, Sequence[PromiseShown]]
    live: bool

    @property
    def unready(self) -> int:
        return sum(one.unready for some in self.promises.values() for one in some)

    @property
    def empty(self) -> bool:
        return not (self.goals or self.ways or any(self.promises.values()))


def goals_page(reader: Reader, plan: Plan, said: Content) -> GoalsPage:
    """What the content says, with the live state of each promise once the plan is signed."""
    goals = said.goals
    stands = standings(reader, plan.partner_id, [goal.kpi for goal in goals], said.currency)
    view = _View(reader, plan, said, stands, peers_of(reader, plan.partner_id, goals), known_of(reader, said))
    ways = _ways(said)
    shown = [view.shown(goal, ways.pop(goal.key, ())) for goal in goals]
    loose = [way for some in ways.values() for way in some]
    return GoalsPage(shown, loose, _promises(reader, plan, said), view.live)


def goal_shown(reader: Reader, plan: Plan, said: Content, goal: Goal) -> GoalShown:
    """One goal, as it is being written."""
    stands = standings(reader, plan.partner_id, [goal.kpi], said.currency)
    others = peers_of(reader, plan.partner_id, [goal])
    return _View(reader, plan, said, stands, others, known_of(reader, said)).shown(goal)


@dataclass(frozen=True, slots=True)
class _View:
    """All that a goal is looked at against."""

    reader: Reader
    plan: Plan
    said: Content
    stands: Standings
    others: Quartiles | None
    known: Known

    @property
    def live(self) -> bool:
        return self.plan.state in (Plan.State.SIGNED, Plan.State.ENDED)

    def shown(self, goal: Goal, ways: Sequence[Way] = ()) -> GoalShown:
        found, measure = self.stands.of(goal), measure_of(goal, self.said.currency)
        reach = judged(goal, found, self.reader.today, self.others)
        came = None
        if self.live:
            came = progress(goal, found.value, begins=self.known.first, today=self.reader.today)
        return GoalShown(goal, measure, found, smart(goal, measure, reach, self.known), ways, came)


def business_goals() -> dict[str, str]:
    """The vendor's own, by key."""
    return dict(BusinessGoal.objects.values_list("key", "name"))


def known_of(reader: Reader, said: Content) -> Known:
    months = months_of(said, reader.vendor.calendar)
    return Known(business_goals(), months[0].first, months[-1].last)


def _ways(said: Content) -> dict[str, list[Way]]:
    """Strategies and investments by the goal they serve; '' for those of none."""
    promised: dict[str, int] = defaultdict(int)
    for promise in said.promises:
        promised[promise.serves] += 1
    found: dict[str, list[Way]] = defaultdict(list)
    for strategy in said.strategies:
        found[strategy.goal].append(Way(strategy, promised[strategy.key]))
    for investment in said.investments:
        found[""].append(Way(investment, promised[investment.key]))
    return found


def _promises(reader: Reader, plan: Plan, said: Content) -> dict[str, list[PromiseShown]]:
    emails = {promise.owner for promise in said.promises}
    people = {person.email: person for person in Person.objects.filter(email__in=emails)}
    made = commitments.of_source(reader.scope, plan.key) if said.promises else {}
    names = parts_of(said)
    found: dict[str, list[PromiseShown]] = {side: [] for side in Plan.Side.values}
    for promise in sorted(said.promises, key=lambda one: (one.due or date.max, one.key)):
        one = made.get(promise.key)
        state = kept(one, reader.today) if one else None
        owner = people.get(promise.owner)
        found[promise.side].append(PromiseShown(promise, owner, names.get(promise.serves, ""), one, state))
    return found
