"""Goals: whether they are SMART, how far they have come, and how far they reach."""

from datetime import date
from decimal import Decimal

import pytest

from quarterdeck.kpis.figure import Status, Unit
from quarterdeck.plans.achievable import UNKNOWN, WHY, Judgement, Reach
from quarterdeck.plans.content import Goal
from quarterdeck.plans.measures import Standing
from quarterdeck.plans.progress import progress
from quarterdeck.plans.reaching import judged
from quarterdeck.plans.smart import Known, Measure, missing, smart

BEGINS, YEAR_END = date(2027, 1, 1), date(2027, 12, 31)
KNOWN = Known({"storage": "Grow storage"}, BEGINS, date(2028, 12, 31))
EUROS = Measure("Revenue", Unit.MONEY, "EUR")
GOAL = Goal(
    key="g1", text="Sell more", kpi="revenue", baseline=1000, target=1500, by=YEAR_END, serves="storage"
)
LIKELY = Judgement(Reach.LIKELY, WHY[Reach.LIKELY])


def lacks(measure: Measure | None = EUROS, reach: Judgement | None = LIKELY, **changed: object) -> list[str]:
    return list(missing(smart(GOAL.model_copy(update=changed), measure, reach, KNOWN)))


def test_a_whole_goal_is_smart():
    checks = smart(GOAL, EUROS, LIKELY, KNOWN)
    assert [check.mark for check in checks] == ["S", "M", "A", "R", "T"]
    assert all(check.met for check in checks)
    assert checks[1].exact.replace("\u00a0", " ") == "From 1,000.00 EUR to 1,500.00 EUR."
    assert [check.said.replace("\u00a0", " ").replace("\u202f", " ") for check in checks] == [
        "It is about revenue.",
        "From 1 K EUR to 1.5 K EUR.",
        "Likely: It is more than going on as before, and within what is usual in good times.",
        "It serves “Grow storage”.",
        "By 31 December 2027.",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"target": None}, ["Say how much is to be reached.", "Without a target nobody can judge"]),
        ({"baseline": None}, ["Say where it starts from."]),
        ({"baseline": Decimal(1500)}, ["It ends where it starts"]),
        ({"serves": "gone"}, ["Say which of the vendor's business goals"]),
        ({"by": None}, ["Say by when."]),
        ({"by": date(2029, 1, 1)}, ["Its day lies outside the plan: choose one from 1 January 2027 to 31"]),
        ({"measure": None}, ["Say what it is about"]),
        ({"reach": Judgement(Reach.UNLIKELY, WHY[Reach.UNLIKELY])}, ["Unlikely: It is beyond everything"]),
        ({"reach": UNKNOWN}, []),
    ],
)
def test_what_is_missing_is_said(changed: dict[str, object], said: list[str]):
    found = lacks(**changed)
    assert len(found) == len(said)
    assert all(sentence.startswith(start) for sentence, start in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("current", "today", "made", "status"),
    [
        (1250, date(2027, 7, 2), "0.5", Status.ON_TRACK),  # 183 of 365 days
        (1150, date(2027, 7, 2), "0.3", Status.AT_RISK),
        (1300, date(2027, 7, 2), "0.6", Status.AHEAD),
        (900, date(2027, 7, 2), "-0.2", Status.AT_RISK),
        (1500, YEAR_END, "1", Status.AHEAD),
        (1100, date(2026, 12, 1), "0.2", Status.NEUTRAL),
        (1490, date(2028, 6, 1), "0.98", Status.ON_TRACK),
    ],
)
def test_progress_is_judged_by_what_is_due_today(current: int, today: date, made: str, status: Status):
    found = progress(GOAL, Decimal(current), begins=BEGINS, today=today)
    assert found is not None
    assert (found.made, found.status) == (Decimal(made), status)


def test_what_is_to_fall_comes_closer_by_falling():
    days = GOAL.model_copy(update={"baseline": Decimal(100), "target": Decimal(80)})
    found = progress(days, Decimal(90), begins=BEGINS, today=date(2027, 7, 2))
    assert found is not None
    assert found.made == Decimal("0.5")


@pytest.mark.parametrize("changed", [{"baseline": None}, {"target": Decimal(1000)}, {"by": None}])
def test_without_a_way_there_is_no_progress(changed: dict[str, object]):
    assert progress(GOAL.model_copy(update=changed), Decimal(1), begins=BEGINS, today=YEAR_END) is None
    assert progress(GOAL, None, begins=BEGINS, today=YEAR_END) is None


def test_a_far_goal_is_judged_by_one_years_part():
    years = Standing(history=(Decimal(100), Decimal(110), Decimal(132)))  # 15 % more is usual: 151.8
    today = date(2026, 12, 31)
    near = Goal(key="g1", text="", target=150, by=date(2027, 12, 31))
    assert judged(near, years, today, None).reach == "likely"
    assert judged(near.model_copy(update={"target": Decimal(170)}), years, today, None).reach == "unlikely"
    far = near.model_copy(update={"target": Decimal(170), "by": date(2028, 12, 31)})
    assert judged(far, years, today, None).reach == "likely"
    assert judged(near, Standing(), today, None) is None
