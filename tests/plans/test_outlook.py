"""Where a plan stands, told from values: history, continuation, peers."""

from decimal import Decimal

import pytest

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.forecast import Band, Course, Forecast, TooLittle
from quarterdeck.kpis.cohort import Quartiles
from quarterdeck.plans.outlook import words
from quarterdeck.plans.outlook.past import Past
from quarterdeck.plans.outlook.standing import Standing, bands_of

YEAR = FiscalCalendar()
BEGINS = Period.parse("2027-01", YEAR)
MONTHS = [BEGINS.shift(number) for number in range(24)]
PEERS = Quartiles(Decimal("0.02"), Decimal("0.08"), Decimal("0.15"))


def past(*, first: str, amount: int = 100) -> Past:
    """As much each month, from `first` to October 2026; the plan is made in November."""
    begin, until = Period.parse(first, YEAR), Period.parse("2026-11", YEAR)
    months = [begin.shift(number) for number in range(100) if begin.shift(number) < until]
    return Past({month: Decimal(amount) for month in months}, until)


def standing(*planned: int, years: tuple[int, ...] = (1000, 1060), **more) -> Standing:
    months = (planned * 24)[:24]
    given = {"bands": [None] * 24, "peers": None} | more
    return Standing(
        months=MONTHS,
        planned=[Decimal(one) for one in months],
        years=[Decimal(one) for one in years],
        **given,
    )


def bands(lower: int = 80, middle: int = 100, upper: int = 120) -> list[Band]:
    return [Band(Decimal(lower), Decimal(middle), Decimal(upper))] * 24


NONE_BEFORE = "It asks for 1.2 K EUR in its first year. There is no year of sales to set that against."


@pytest.mark.parametrize(
    ("planned", "years", "told"),
    [
        (104, (1000, 1060), "It asks for 18 % more in its first year than was sold before: 1.25 K EUR, not"),
        (80, (1000, 1060), "It asks for 9.4 % less in its first year than was sold before: 960 EUR, not"),
        (100, (1200,), "It asks for as much in its first year as was sold before: 1.2 K EUR."),
        (100, (), NONE_BEFORE),
        (100, (0,), NONE_BEFORE),
    ],
)
def test_against_its_own_history(planned: int, years: tuple[int, ...], told: str):
    found = words.asked(standing(planned, years=years), "EUR")
    assert found.replace("\u00a0", " ").replace("\u202f", " ").startswith(told)


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((1000, 1060), "In that year sales had grown 6.0\u00a0%."),
        ((1000, 700), "In that year sales had fallen 30\u00a0%."),
        ((1000, 1001), "In that year sales had stayed level."),
        ((1000,), ""),
        ((0, 1000), ""),
    ],
)
def test_how_the_year_before_had_grown(years: tuple[int, ...], told: str):
    assert words.grew_before(standing(100, years=years)) == told


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ((100,), "Every month lies inside the band."),
        ((121,), "Every month lies above the band."),
        ((100,) * 5 + (121,) * 19, "It lies above the band from June 2027 on."),
        ((121,) + (100,) * 23, "1 of 24 months lies above the band: January 2027."),
        (
            (79, 121, 100, 100),
            (
                "6 of 24 months lie above the band, the first of them February 2027."
                " 6 of 24 months lie below the band, the first of them January 2027."
            ),
        ),
    ],
)
def test_against_the_band(planned: tuple[int, ...], told: str):
    assert words.beside_band(standing(*planned, bands=bands())) == told
    assert words.beside_band(standing(*planned)) == ""


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (112, "All in all it is 12\u00a0% more than would come by going on as before: 2.4\u202fK\u00a0EUR."),
        (90, "All in all it is 10\u00a0% less than would come by going on as before: 2.4\u202fK\u00a0EUR."),
        (100, "All in all that is what would come by going on as before: 2.4\u202fK\u00a0EUR."),
    ],
)
def test_against_what_would_come_anyway(planned: int, told: str):
    assert words.beside_continuation(standing(planned, bands=bands()), "EUR") == told


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (110, "The plan asks for more than three quarters of them reached."),  # 25 % more than 1,060
        (100, "The plan asks for more than half of them reached."),
        (93, "At least half of them reached what the plan asks for."),
        (80, "At least three quarters of them reached what the plan asks for."),
    ],
)
def test_against_peers(planned: int, told: str):
    found = words.beside_peers(standing(planned, peers=PEERS))
    assert found.startswith("In the last twelve months the middle half of the partners of its type and size")
    assert found.endswith(told)
    assert words.beside_peers(standing(planned)) == ""


def test_how_far_it_reaches():
    assert standing(80, bands=bands()).judgement.reach == "cautious"
    assert standing(109, bands=bands()).judgement.reach == "likely"
    assert standing(400, bands=bands(), peers=PEERS).judgement.reach == "unlikely"
    assert standing(100, years=()).judgement.reach is None


def test_the_years_behind_are_those_that_are_whole():
    base = [BEGINS.shift(number - 12) for number in range(10)] + [BEGINS.shift(-14), BEGINS.shift(-13)]
    assert past(first="2023-11").same_months(base) == [1200, 1200, 1200]
    assert past(first="2025-12").same_months(base) == []


def test_the_continuation_begins_where_the_history_ends():
    """November and December come first; of what lies beyond what was forecast there is no band."""
    made = tuple(Band(Decimal(n), Decimal(n), Decimal(n)) for n in range(10))
    found = bands_of(MONTHS, past(first="2023-01"), Forecast(made, Course.YEARS, 46))
    assert [band and band.middle for band in found][:9] == [2, 3, 4, 5, 6, 7, 8, 9, None]
    assert bands_of(MONTHS, past(first="2023-01"), TooLittle(3)) == [None] * 24


def test_why_there_is_no_continuation():
    assert "Nothing was sold" in words.no_continuation(TooLittle(0))
    assert words.no_continuation(TooLittle(1)).startswith("Only 1 whole month of sales is known")
    assert words.no_continuation(TooLittle(7)).startswith("Only 7 whole months of sales are known")
