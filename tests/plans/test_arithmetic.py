"""The arithmetic of months: known answers, and what holds for any amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.money import rounded
from quarterdeck.plans.arithmetic.growth import grown, one_offs
from quarterdeck.plans.arithmetic.shapes import SHAPES, shaped
from quarterdeck.plans.arithmetic.spreading import SpreadError, spread, spread_rest
from quarterdeck.plans.arithmetic.totals import by_month, by_quarter, by_year, over
from quarterdeck.plans.content import Content, Line, Sold

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])
AMOUNTS = st.decimals(0, 10**14, places=4)
WEIGHTS = st.lists(st.decimals(0, 10**9, places=4), min_size=1, max_size=36)
MONTHS = st.lists(st.decimals(-(10**6), 10**9, places=2), min_size=12, max_size=12)
RATES = st.lists(st.decimals(-1, 5, places=4), max_size=4)
LENGTHS = st.integers(1, 60)
CENSUS_OF_1790 = {
    "Virginia": (630_560, 21),
    "Massachusetts": (475_327, 16),
    "Pennsylvania": (432_879, 14),
    "North Carolina": (353_523, 12),
    "New York": (331_589, 11),
    "Maryland": (278_514, 9),
    "Connecticut": (236_841, 8),
    "South Carolina": (206_236, 7),
    "New Jersey": (179_570, 6),
    "New Hampshire": (141_822, 5),
    "Vermont": (85_533, 3),
    "Georgia": (70_835, 2),
    "Kentucky": (68_705, 2),
    "Rhode Island": (68_446, 2),
    "Delaware": (55_540, 2),
}
"""People, and the seats of 120 that Hamilton's bill of 1792 gave them by largest remainders."""


def test_seats_are_spread_as_hamilton_did():
    people = [Decimal(count) for count, _ in CENSUS_OF_1790.values()]
    seats = [seats for _, seats in CENSUS_OF_1790.values()]
    assert list(spread(Decimal(120), people, Decimal(1))) == seats


@given(AMOUNTS, WEIGHTS, CURRENCIES)
def test_nothing_is_lost_in_spreading(total: Decimal, weights: list[Decimal], currency: str):
    step = money.step(currency)
    parts = spread(total, weights, step)
    assert sum(parts) == rounded(total, currency)
    assert all(part == rounded(part, currency) for part in parts)
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        fair = sum(parts) * weight / whole if whole else sum(parts) / len(parts)
        assert abs(part - fair) < step * Decimal("1.0001")


@given(st.lists(AMOUNTS, min_size=1, max_size=36), st.sets(st.integers(0, 35)), AMOUNTS, CURRENCIES)
def test_what_is_locked_stays_and_the_rest_makes_up_the_total(
    months: list[Decimal], locked: set[int], total: Decimal, currency: str
):
    months = [rounded(month, currency) for month in months]
    total = rounded(total, currency)
    held = sum(month for place, month in enumerate(months) if place in locked)
    free = len(months) > len(locked & set(range(len(months))))
    if held > total or (held < total and not free):
        with pytest.raises(SpreadError) as refused:
            spread_rest(months, locked, total, money.step(currency))
        assert refused.value.rest == total - held
        return
    made = spread_rest(months, locked, total, money.step(currency))
    assert sum(made) == total
    assert all(made[place] == month for place, month in enumerate(months) if place in locked)


@given(MONTHS, RATES, LENGTHS, CURRENCIES)
def test_growth_is_that_of_the_years_total(
    last_year: list[Decimal], rates: list[Decimal], length: int, currency: str
):
    months = grown(last_year, rates, length, currency)
    assert len(months) == length
    assert all(month == rounded(month, currency) >= 0 for month in months)
    total = max(sum(last_year), Decimal(0))
    for year in range(length // 12):
        if rates:
            total *= 1 + rates[min(year, len(rates) - 1)]
        got = sum(months[year * 12 : year * 12 + 12])
        assert abs(got - total) <= money.step(currency) / 2 + Decimal("0.0001")


@given(st.sampled_from(list(SHAPES.values())), st.lists(AMOUNTS, min_size=1, max_size=4), LENGTHS, CURRENCIES)
def test_each_year_of_a_shape_is_its_amount(shape, annual: list[Decimal], length: int, currency: str):
    months = shaped(shape.weights, annual, length, currency)
    assert len(months) == length
    for year in range(length // 12):
        amount = annual[min(year, len(annual) - 1)]
        assert sum(months[year * 12 : year * 12 + 12]) == rounded(amount, currency)


def test_a_year_that_is_cut_off_has_its_first_months():
    last_year = [Decimal(month) for month in range(1, 13)]
    assert grown(last_year, [Decimal(1)], 15, "EUR")[12:] == (Decimal(4), Decimal(8), Decimal(12))


def test_what_follows_the_fiscal_year_begins_within_it():
    seasonal = SHAPES["seasonal"]
    assert seasonal.starting(1) == seasonal.weights
    assert seasonal.starting(12)[:2] == (seasonal.weights[11], seasonal.weights[0])
    assert SHAPES["ramp"].starting(12) == SHAPES["ramp"].weights


def test_a_shape_goes_on_and_then_repeats_its_last_year():
    subscriptions = shaped(SHAPES["subscription"].weights, [Decimal(1800)] * 5, 60, "JPY")
    assert subscriptions[36:48] == subscriptions[24:36]
    assert subscriptions[12:24] != subscriptions[24:36]


def test_a_year_without_sales_has_no_one_off():
    assert one_offs([Decimal(0)] * 12) == ()


def test_totals_are_the_sums_of_their_months():
    lines = [
        Line(key=f"l{number}", kind=Sold.FAMILY, sold="Storage", name="Storage", months=months)
        for number, months in ((1, ("1.10", "2.20", "3.30")), (2, ("10.00", "0", "30.00")))
    ]
    content = Content(begins="2027-03", length=3, currency="EUR", lines=tuple(lines))
    assert over(content, range(1, 3)).lines == (Decimal("5.50"), Decimal("30.00"))
    assert over(content, range(3)).amount == sum(by_month(content)) == content.total == Decimal("46.60")
    calendar = FiscalCalendar(start_month=4)
    quarters = [(group.key, total.amount) for group, total in by_quarter(content, calendar)]
    assert quarters == [("2027-Q1", Decimal("11.10")), ("2027-Q2", Decimal("35.50"))]
    assert [total.amount for _, total in by_year(content, calendar)] == [content.total]
