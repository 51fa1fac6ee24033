"""Deals that were put off, that stand still, and whose day has passed."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.reviews.arithmetic.stalled import Signs, Step, course, signs, usual_days

FIRST = date(2026, 1, 1)
TODAY = FIRST + timedelta(days=100)
ROWS = st.tuples(st.integers(0, 60), st.sampled_from(["Lead", "Offer", "Proof"]), st.integers(-90, 200))


def step(entered: int, stage: str, closes: int, status: str = "open", *, number: int | None = None) -> Step:
    """Days are counted from the first of January; numbered by its day unless told."""
    return Step(
        entered if number is None else number,
        FIRST + timedelta(days=entered),
        stage,
        Decimal(100),
        FIRST + timedelta(days=closes),
        status,
    )


def won(lead: int, offer: int) -> list[Step]:
    """A deal that took so many days in each stage."""
    return [step(0, "Lead", 90), step(lead, "Offer", 90), step(lead + offer, "Won", 90, "won")]


def test_the_course_of_a_deal():
    """Lead on day 0, due day 60; put off by 30 on day 20 and, as an offer since day 40, by 15 on day 70.

    In between it was brought forward by 10 on day 50: the offer has stood 60 days on day 100.
    """
    found = course(
        [
            step(0, "Lead", 60),
            step(20, "Lead", 90),
            step(40, "Offer", 90),
            step(50, "Offer", 80),
            step(70, "Offer", 95),
        ],
        TODAY,
    )
    assert found is not None
    assert (found.stage, found.since, found.days_in_stage, found.age_days) == (
        "Offer",
        FIRST + timedelta(days=40),
        60,
        100,
    )
    assert (found.slips, found.slipped_days) == (2, 45)
    assert signs(found, TODAY, {}) == Signs(
        overdue=True, slipped=True, stalled=False, limit_days=60, usual_days=None
    )


def test_closing_late_is_not_putting_off():
    found = course([step(0, "Offer", 60), step(80, "Won", 80, "won")], TODAY)
    assert found is not None
    assert (found.slips, found.status) == (0, "won")
    assert not signs(found, TODAY, {}).any


def test_nothing_is_known_before_it_happened():
    steps = [step(0, "Lead", 60), step(30, "Offer", 90)]
    earlier = course(steps, FIRST + timedelta(days=29))
    assert earlier is not None
    assert (earlier.stage, earlier.slips) == ("Lead", 0)
    assert course(steps, FIRST - timedelta(days=1)) is None


def test_a_stage_left_and_entered_again_counts_from_the_last_time():
    found = course([step(0, "Offer", 60), step(30, "Lead", 60), step(90, "Offer", 60)], TODAY)
    assert found is not None
    assert found.days_in_stage == 10


def test_what_is_usual_comes_from_deals_that_were_won():
    """Five won deals took 10, 12, 20, 30 and 90 days as leads: 20. Four that took long count for nothing."""
    deals = [won(days, 5) for days in (10, 12, 20, 30, 90)]
    lost = [[step(0, "Lead", 90), step(200, "Lost", 90, "lost")]] * 4
    assert usual_days([*deals, *lost]) == {"Lead": Decimal(20), "Offer": Decimal(5)}
    assert usual_days(deals[:4]) == {}


@pytest.mark.parametrize(
    ("usual", "days", "stalled"),
    [(None, 60, False), (None, 61, True), (20, 40, False), (20, 41, True), (1, 14, False), (1, 15, True)],
)
def test_a_deal_has_stalled_after_twice_the_usual(usual: int | None, days: int, stalled: bool):
    """Sixty days where nothing is usual, and two weeks in any stage."""
    found = course([step(100 - days, "Lead", 200)], TODAY)
    assert found is not None
    known = {} if usual is None else {"Lead": Decimal(usual)}
    assert signs(found, TODAY, known).stalled is stalled


def test_a_deal_due_today_is_not_overdue():
    found = course([step(0, "Lead", 100)], TODAY)
    assert found is not None
    assert not signs(found, TODAY, {}).overdue
    assert signs(found, TODAY + timedelta(days=1), {}).overdue


@given(st.lists(ROWS, min_size=1, max_size=8), st.randoms())
def test_what_holds_for_any_course(rows: list[tuple[int, str, int]], chance):
    days = accumulate(gap for gap, *_ in rows)
    steps = [
        step(day, *row, number=number) for number, (day, (_, *row)) in enumerate(zip(days, rows, strict=True))
    ]
    last = steps[-1]
    today = last.entered + timedelta(days=3)
    found = course(steps, today)
    assert found is not None
    assert 3 <= found.days_in_stage <= found.age_days
    assert (found.stage, found.close_date) == (last.stage, last.close_date)
    assert found.slipped_days >= max(found.slips, (last.close_date - steps[0].close_date).days)
    mixed = steps.copy()
    chance.shuffle(mixed)
    assert course(mixed, today) == found
