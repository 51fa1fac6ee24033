"""How likely a plan is reached: known answers, and what holds for any partner."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.reviews.arithmetic.chance import Bid, By, Chance, Habit, Position, Why, chance
from quarterdeck.reviews.arithmetic.sums import reaching

AMOUNTS = st.decimals(0, 10**9, places=4)
SHARES = st.decimals(0, 1, places=2)
LIKELY = st.lists(st.tuples(st.decimals("0.0001", 10**6, places=4), SHARES), max_size=7)
BIDS = st.lists(st.builds(Bid, AMOUNTS, st.none() | SHARES), max_size=30)
HABITS = st.builds(
    Habit,
    st.none() | SHARES,
    st.none() | SHARES,
    st.lists(st.decimals(-100, 10**6, places=2), max_size=40).map(tuple),
)
AHEAD = st.sampled_from(
    [(), (Decimal("0.4"),), (Decimal(1), Decimal(1)), (Decimal("0.5"), *[Decimal(1)] * 2)]
)
DEALS_COUNT = Habit(by_deals=Decimal("0.5"), win_rate=Decimal("0.5"))


def bids(*amounts: int, probability: str | None = None) -> list[Bid]:
    return [Bid(Decimal(amount), Decimal(probability) if probability else None) for amount in amounts]


def at(plan: int, sold: int, *ahead: str) -> Position:
    return Position(Decimal(plan), Decimal(sold), tuple(Decimal(part) for part in ahead))


def test_two_deals_of_which_both_are_needed():
    """100 are missing: both of two deals of 50 have to be won, one time in four. In the mean 50 come."""
    assert chance(at(300, 200, "1"), bids(50, 50), DEALS_COUNT) == Chance(
        value=Decimal("0.25"),
        by=By.DEALS,
        why=None,
        missing=Decimal(100),
        expected=Decimal(250),
        deals=2,
        open=Decimal(100),
    )


def test_a_deals_own_probability_goes_before_the_win_rate():
    likely = bids(100, probability="0.9")
    assert chance(at(300, 200, "1"), likely, DEALS_COUNT).value == Decimal("0.9")


def test_not_even_all_deals_would_do():
    assert chance(at(300, 200, "1"), bids(50, 49), DEALS_COUNT).value == 0


def test_heads_of_forty_coins():
    """At least 25 heads of 40: the binomial's tail, 7.69 %."""
    tail = sum(comb(40, heads) for heads in range(25, 41)) / 2**40
    found = chance(at(2500, 0, "1"), bids(*[100] * 40), DEALS_COUNT)
    assert found.value == round(Decimal(tail), 4) == Decimal("0.0769")


def test_many_deals_of_any_amount_come_within_a_hundredth():
    """Against every sum of whole numbers, one by one."""
    dice = Random(5)
    amounts = [dice.randint(50, 900) for _ in range(60)]
    exact = [1.0] + [0.0] * sum(amounts)
    for amount in amounts:
        exact = [
            0.7 * one + 0.3 * (exact[at - amount] if at >= amount else 0.0) for at, one in enumerate(exact)
        ]
    likely = [(Decimal(amount), Decimal("0.3")) for amount in amounts]
    for goal in (5_000, 8_000, 9_000, 11_000):
        assert reaching(Decimal(goal), likely) == pytest.approx(sum(exact[goal:]), abs=0.01)


@given(st.decimals("0.0001", 10**6, places=4), LIKELY)
def test_the_sum_is_that_of_all_ways_in_which_deals_can_end(
    goal: Decimal, likely: list[tuple[Decimal, Decimal]]
):
    whole = Fraction(0)
    for won in product([True, False], repeat=len(likely)):
        if sum((amount for (amount, _), one in zip(likely, won, strict=True) if one), Decimal(0)) >= goal:
            way = Fraction(1)
            for (_, probability), one in zip(likely, won, strict=True):
                way *= Fraction(probability) if one else 1 - Fraction(probability)
            whole += way
    assert reaching(goal, likely) == pytest.approx(float(whole))


def test_a_season_that_grows():
    """By hand. A year ago 100 a month, then 110 and 130 in turn: growth 1.2, each month ten off.

    Two and a half months are left: (0.5, 1, 1) of 110, 130 and 110 make 295, times 1.2 are 354, and 454 with
    the 100 that are sold. The spread of a month is 10 * sqrt(12 / 11), of two and a half 16.5145. The plan
    lies one spread higher: 1 - 0.8413.
    """
    habit = Habit(history=tuple(map(Decimal, [100] * 12 + [110, 130] * 6)))
    position = Position(Decimal("470.5145"), Decimal(100), (Decimal("0.5"), Decimal(1), Decimal(1)))
    found = chance(position, [], habit)
    assert (found.by, found.why) == (By.SEASON, None)
    assert (found.growth, found.expected) == (Decimal("1.2"), Decimal(454))
    assert found.spread is not None
    assert round(found.spread, 4) == Decimal("16.5145")
    assert found.value == Decimal("0.1587")


def test_a_season_without_errors_is_certain():
    habit = Habit(history=tuple(map(Decimal, [100] * 12 + [110] * 12)))
    assert chance(at(232, 110, "1"), [], habit).value == 0
    assert chance(at(231, 110, "1"), [], habit).value == 1


def test_deals_tell_nothing_where_most_is_sold_without():
    habit = Habit(by_deals=Decimal("0.49"), history=tuple(map(Decimal, [100] * 24)))
    assert chance(at(300, 200, "1"), bids(500), habit).by is By.SEASON


@pytest.mark.parametrize(
    ("position", "habit", "why"),
    [
        (Position(None, Decimal(5)), Habit(), Why.NO_PLAN),
        (Position(Decimal(0), Decimal(5)), Habit(), Why.NO_PLAN),
        (Position(Decimal(9), Decimal(5), over=True), Habit(), Why.OVER),
        (Position(Decimal(9), Decimal(9), over=True), Habit(), Why.OVER),
        (Position(Decimal(9), Decimal(5)), Habit(by_deals=Decimal(1)), Why.NO_WIN_RATE),
        (Position(Decimal(9), Decimal(5)), Habit(history=(Decimal(1),) * 23), Why.SHORT_HISTORY),
        (
            Position(Decimal(9), Decimal(5)),
            Habit(history=(Decimal(0),) * 20 + (Decimal(1),) * 23),
            Why.SHORT_HISTORY,
        ),
        (
            Position(Decimal(9), Decimal(5)),
            Habit(history=(Decimal(-1),) + (Decimal(0),) * 11 + (Decimal(1),) * 12),
            Why.NOTHING_BEFORE,
        ),
    ],
)
def test_where_there_is_no_chance_to_tell_it_says_why(position: Position, habit: Habit, why: Why):
    found = chance(position, bids(5), habit)
    assert (found.value, found.by, found.why) == (None, None, why)


def test_what_is_reached_is_certain():
    found = chance(at(9, 9), [], Habit())
    assert (found.value, found.why, found.missing) == (1, Why.REACHED, 0)


@given(AMOUNTS, st.tuples(AMOUNTS, AMOUNTS), AHEAD, BIDS, HABITS)
def test_more_sold_or_less_planned_is_never_less_likely(
    plan: Decimal, sold: tuple[Decimal, Decimal], ahead: tuple[Decimal, ...], open_: list[Bid], habit: Habit
):
    little, more = sold
    chances = [
        chance(Position(*position, ahead), open_, habit)
        for position in [(plan + more + 1, little), (plan + 1, little), (plan + 1, little + more)]
    ]
    values = [found.value for found in chances if found.value is not None]
    assert values == sorted(values)
    assert all(0 <= value <= 1 for value in values)
    for earlier, later in pairwise(chances):
        assert earlier.value is None or later.value is not None
