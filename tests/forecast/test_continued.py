"""How a monthly series goes on: a published one, and the awkward ones of a young or quiet partner."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.forecast import Band, Course, Forecast, TooLittle, continued

# Box, Jenkins: Time Series Analysis (1976), series G: airline passengers a month, 1957 to 1960, thousands.
PASSENGERS = """
315 301 356 348 355 422 465 467 404 347 305 336
340 318 362 348 363 435 491 505 404 359 310 337
360 342 406 396 420 472 548 559 463 407 362 405
417 391 419 461 472 535 622 606 508 461 390 432
"""
MONTHS = [Decimal(one) for one in PASSENGERS.split()]


def goes_on(*months: object, ahead: int = 12, places: int = 2) -> Forecast:
    found = continued([Decimal(str(one)) for one in months], ahead, places=places)
    assert isinstance(found, Forecast)
    return found


def test_the_airline_passengers_of_1960_as_seen_from_1959():
    found, came = goes_on(*MONTHS[:36]), MONTHS[36:]
    assert (found.course, found.history, len(found.months)) == (Course.YEARS, 36, 12)
    missed = [abs(one.middle - was) / was for one, was in zip(found.months, came, strict=True)]
    assert sum(missed) / 12 < Decimal("0.06")
    inside = [one.lower <= was <= one.upper for one, was in zip(found.months, came, strict=True)]
    assert sum(inside) >= 7
    assert max(found.months, key=lambda one: one.middle) in found.months[6:8]  # July and August


def test_what_repeats_exactly_goes_on_so():
    year = [100, 120, 90, 80, 110, 150, 170, 160, 120, 100, 90, 200]
    assert [one.middle for one in goes_on(*year * 4, places=0).months] == year


def test_the_band_grows_with_the_distance():
    found = goes_on(*MONTHS, ahead=36).months
    widths = [one.upper - one.lower for one in found[::12]]
    assert widths[0] < widths[1] < widths[2]


def test_under_two_years_only_the_level_goes_on():
    found = goes_on(*range(100, 112), ahead=24)
    assert found.course is Course.LEVEL
    assert len({one.middle for one in found.months}) == 1
    assert Decimal(105) < found.months[0].middle <= Decimal(111)


def test_what_never_changed_has_no_band():
    five = Decimal("5.00")
    assert set(goes_on(*[5] * 30).months) == {Band(five, five, five)}


def test_sales_that_come_now_and_then():
    found = goes_on(*[0, 0, 900] * 9)
    assert found.course is Course.GAPS
    assert Decimal(200) < found.months[0].middle < Decimal(400)
    assert (found.months[0].lower, found.months[0].upper) == (Decimal("0.00"), Decimal("900.00"))
    ended = goes_on(*[0, 0, 900] * 9, *[0] * 24)
    assert ended.months[0].middle < found.months[0].middle / 5


@pytest.mark.parametrize(("months", "history"), [([], 0), ([0] * 40, 0), ([0] * 30 + [7] * 11, 11)])
def test_too_little_history_is_said_and_no_number(months: list[int], history: int):
    assert continued([Decimal(one) for one in months], 12) == TooLittle(history)


def test_amounts_are_such_as_can_be_paid_and_huge_ones_stay_exact():
    yen = goes_on(*[one * 10**12 for one in MONTHS], places=0)
    assert all(one.middle == one.middle.to_integral_value() for one in yen.months)
    alike = zip(yen.months, goes_on(*MONTHS, places=6).months, strict=True)
    assert all(abs(big.middle / small.middle - 10**12) < 10**7 for big, small in alike)


amounts = st.decimals(-1000, 100_000, places=2)


@given(st.lists(amounts | st.just(Decimal(0)), min_size=12, max_size=40))
@settings(max_examples=12)
def test_whatever_came_in_the_answer_is_in_order_and_the_same_again(months: list[Decimal]):
    found = continued(months, 24)
    assert found == continued(months, 24)
    if isinstance(found, Forecast):
        assert all(0 <= one.lower <= one.middle <= one.upper < 10**9 for one in found.months)


def test_what_only_came_back_is_no_sale():
    assert continued([Decimal(0), Decimal(-50)] * 12, 12) == TooLittle(0)


def test_who_makes_no_forecast_loads_no_models():
    code = "import sys, quarterdeck.forecast; print('statsforecast' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
