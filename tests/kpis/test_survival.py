"""The median of waits, some of which have not ended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.kpis.survival import median

# The remission times (weeks) of Freireich et al. 1963, the textbook case of Kaplan and Meier's estimate:
# median 23 with 6-mercaptopurine, 8 with placebo.
TREATED = [(6, True)] * 3 + [(7, True), (10, True), (13, True), (16, True), (22, True), (23, True)]
TREATED += [(week, False) for week in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)]
PLACEBO = [(w, True) for w in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)]


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        (TREATED, 23),
        (PLACEBO, 8),
        ([], None),
        ([(5, False)], None),
        ([(5, True)], 5),
        ([(5, True), (9, False)], 5),
        ([(5, True), (9, False), (9, False)], None),
        ([(1, False), (5, True), (9, True)], 5),
        ([(0, True), (0, True)], 0),
    ],
)
def test_known_medians(waits: list[tuple[int, bool]], expected: int | None) -> None:
    assert median(waits) == expected


@given(st.lists(st.integers(0, 400), min_size=1))
def test_where_all_have_ended_it_is_the_lower_median(days: list[int]) -> None:
    assert median([(day, True) for day in days]) == sorted(days)[(len(days) - 1) // 2]


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans())))
def test_waiting_on_never_shortens_the_median(waits: list[tuple[int, bool]]) -> None:
    before, after = median(waits), median([*waits, (1000, False)])
    assert after is None or (before is not None and after >= before)
