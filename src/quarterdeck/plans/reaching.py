"""How far the goals of a plan reach, against the partner's own years and its peers."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis.cohort import Quartiles, peers
from quarterdeck.plans.achievable import Judgement, achievable
from quarterdeck.plans.content import Goal
from quarterdeck.plans.measures import Standing, offered

DAYS = Decimal("365.25")


def peers_of(reader: Reader, partner: str, goals: Iterable[Goal]) -> Quartiles | None:
    """How the partner's peers grew; asked only where a goal is about revenue."""
    if all(goal.kpi != "revenue" for goal in goals):
        return None
    return peers(reader.snapshot, reader.scope, partner, basis=reader.vendor.target_basis, today=reader.today)


def judged(goal: Goal, standing: Standing, today: date, others: Quartiles | None) -> Judgement | None:
    """A goal that lies more than a year ahead is judged by the part of it that one year has to bring."""
    if goal.target is None or goal.by is None or not standing.history:
        return None
    now = standing.history[-1]
    years = max(Decimal((goal.by - today).days) / DAYS, Decimal(1))
    kpi = offered().get(goal.kpi)
    return achievable(
        now + (goal.target - now) / years,
        standing.history,
        peers=others if goal.kpi == "revenue" else None,
        lower_is_better=kpi is not None and kpi.direction == "lower",
    )
