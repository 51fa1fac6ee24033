"""How far a target reaches, against what is known."""

from decimal import Decimal

import pytest

from quarterdeck.forecast import Band, together
from quarterdeck.kpis.cohort import Quartiles
from quarterdeck.plans.achievable import achievable

YEARS = [Decimal(100), Decimal(110), Decimal(132)]  # +10 %, +20 %: 15 % in the middle
GOING_ON = Band(Decimal(120), Decimal(135), Decimal(150))
PEERS = Quartiles(Decimal("-0.05"), Decimal("0.1"), Decimal("0.5"))


def reach(target: object, *known, **more) -> str | None:
    return achievable(Decimal(str(target)), *known, **more).reach


@pytest.mark.parametrize(
    ("target", "word"),
    [(132, "cautious"), (132.01, "likely"), (151.8, "likely"), (158.4, "stretch"), (158.5, "unlikely")],
)
def test_against_ones_own_years(target: float, word: str):
    """The year before comes again, 15 % more is usual, 20 % was the best year."""
    assert reach(target, YEARS) == word


@pytest.mark.parametrize(
    ("target", "word"), [(135, "cautious"), (142, "likely"), (150, "stretch"), (151, "unlikely")]
)
def test_against_the_continuation(target: float, word: str):
    """Its middle, half-way to the edge of its band, and the edge."""
    assert reach(target, expected=GOING_ON) == word


def test_the_middle_of_the_marks_counts():
    """Good are 142.5 going on, 151.8 by its own years, 145.2 by its peers; the best 150, 158.4 and 198."""
    known = {"expected": GOING_ON, "peers": PEERS}
    found = [reach(target, YEARS, **known) for target in (135, 145.2, 158.4, 158.5)]
    assert found == ["cautious", "likely", "stretch", "unlikely"]
    assert reach(145, YEARS[-1:], peers=PEERS) == "likely"
    assert reach(199, YEARS[-1:], peers=PEERS) == "unlikely"


def test_what_is_to_fall_is_judged_the_other_way_round():
    days = [Decimal(100), Decimal(90), Decimal(72)]  # -10 %, -20 %
    found = [reach(target, days, lower_is_better=True) for target in (75, 62, 58, 50)]
    assert found == ["cautious", "likely", "stretch", "unlikely"]


@pytest.mark.parametrize("history", [[], YEARS[:1], YEARS[:2], [Decimal(0), Decimal(0), Decimal(9)]])
def test_too_little_is_known(history: list[Decimal]):
    found = achievable(Decimal(100), history)
    assert found.reach is None
    assert "too little" in str(found.why)


def test_months_together():
    assert together([GOING_ON, GOING_ON]) == Band(Decimal(240), Decimal(270), Decimal(300))
    assert together([]) == Band(Decimal(0), Decimal(0), Decimal(0))
