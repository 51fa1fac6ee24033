"""When figures call for a get-well plan, and how plan and actual are told by quarter."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.reviews.arithmetic.attention import Limit, Reading, Trigger, triggers
from quarterdeck.reviews.arithmetic.compared import Attained, Side, Told, told

LIMIT = Limit(Decimal("0.8"), Decimal("0.6"))
VALUES = st.lists(st.none() | st.decimals(0, 2, places=2), max_size=6)


def readings(*values: str | Decimal | None) -> list[Reading]:
    return [
        Reading(f"2026-Q{number}", None if value is None else Decimal(value))
        for number, value in enumerate(values, 1)
    ]


@pytest.mark.parametrize(
    ("values", "severe", "count"),
    [
        (("0.79", "0.79"), False, 2),
        (("0.1", "0.79", "0.5"), False, 2),
        (("0.47",), True, 1),
        (("0.9", "0.47"), True, 1),
        (("0.7", "0.47"), True, 2),
    ],
)
def test_two_low_quarters_or_one_severe_call_for_it(values: tuple[str, ...], severe: bool, count: int):
    """Below 0.8 is low, below 0.6 of that, 0.48, severe."""
    (found,) = triggers({"attainment": readings(*values)}, {"attainment": LIMIT})
    low = tuple(readings(*values)[-count:])
    assert found == Trigger("attainment", severe, Decimal("0.8"), Decimal("0.48"), low)


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("0.79",),
        ("0.48",),
        ("0.1", "0.8"),
        ("0.7", "0.9", "0.7"),
        ("0.7", None, "0.7"),
        ("0.1", None),
        (None, None),
    ],
)
def test_what_calls_for_nothing(values: tuple[str | None, ...]):
    """One low quarter, one that has recovered, and what is not available."""
    assert triggers({"attainment": readings(*values)}, {"attainment": LIMIT}) == ()


def test_the_severe_comes_first_and_what_is_not_watched_is_silent():
    low = {"pace": readings("0.7", "0.7"), "attainment": readings("0.1"), "index": readings("0.1")}
    found = triggers(low, {"pace": LIMIT, "attainment": LIMIT, "coverage": LIMIT})
    assert [one.measure for one in found] == ["attainment", "pace"]


@given(VALUES, VALUES)
def test_only_the_end_counts(earlier: list[Decimal | None], later: list[Decimal | None]):
    """Whatever came before the last two quarters changes nothing."""
    whole, end = readings(*earlier, *later[-2:]), readings(*earlier, *later[-2:])[-2:]
    assert triggers({"pace": whole}, {"pace": LIMIT}) == triggers({"pace": end}, {"pace": LIMIT})


def attained(*values: str | None) -> list[Attained]:
    return [Attained(one.period, one.value) for one in readings(*values)]


def test_ten_per_cent_ahead_in_the_first_quarter_five_in_the_second():
    assert told(attained("1.1", "1.05")) == (
        Told(Side.AHEAD, Decimal("0.10"), ("2026-Q1",)),
        Told(Side.AHEAD, Decimal("0.05"), ("2026-Q2",)),
    )


def test_quarters_that_are_alike_are_told_together():
    """104.5 % and 105.4 % are both five per cent ahead; 99.6 % is level; nothing sold is a hundred behind."""
    assert told(attained("1.045", "1.054", "0.996", "0", None)) == (
        Told(Side.AHEAD, Decimal("0.05"), ("2026-Q1", "2026-Q2")),
        Told(Side.LEVEL, Decimal(0), ("2026-Q3",)),
        Told(Side.BEHIND, Decimal(1), ("2026-Q4",)),
        Told(Side.UNKNOWN, Decimal(0), ("2026-Q5",)),
    )


@given(VALUES)
def test_every_quarter_is_told_once_in_order(values: list[Decimal | None]):
    quarters = attained(*values)
    assert [key for one in told(quarters) for key in one.quarters] == [one.quarter for one in quarters]
