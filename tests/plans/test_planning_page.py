"""What docs/guides/planning.md says about the months is what the program does."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from quarterdeck import money
from quarterdeck.plans.arithmetic.growth import cleaned, grown
from quarterdeck.plans.arithmetic.shapes import SHAPES, shaped
from quarterdeck.plans.arithmetic.spreading import SpreadError, spread, spread_rest

PAGE = (Path(__file__).parents[2] / "docs" / "guides" / "planning.md").read_text(encoding="utf-8")


def cases(name: str) -> list[list[str]]:
    """The rows of the table under `<!-- cases: name -->`."""
    table = PAGE.split(f"<!-- cases: {name} -->\n")[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]
    assert rows
    return rows


def numbers(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(word) for word in text.split())


@pytest.mark.parametrize(("amount", "currency", "shares", "months"), cases("spread"))
def test_spreading(amount: str, currency: str, shares: str, months: str):
    assert spread(Decimal(amount), numbers(shares), money.step(currency)) == numbers(months)


@pytest.mark.parametrize(("amount", "currency", "before", "locked", "after"), cases("rest"))
def test_spreading_the_rest(amount: str, currency: str, before: str, locked: str, after: str):
    places = [int(number) - 1 for number in re.findall(r"\d+", locked)]
    if after.startswith("refused"):
        with pytest.raises(SpreadError) as refused:
            spread_rest(numbers(before), places, Decimal(amount), money.step(currency))
        assert refused.value.rest == Decimal(after.split()[1])
    else:
        made = spread_rest(numbers(before), places, Decimal(amount), money.step(currency))
        assert made == numbers(after)


@pytest.mark.parametrize(("quarters", "currency", "rates", "years"), cases("growth"))
def test_growth(quarters: str, currency: str, rates: str, years: str):
    last_year = [quarter / 3 for quarter in numbers(quarters) for _ in range(3)]
    parts = [Decimal(rate) / 100 for rate in re.findall(r"(-?[\d.]+)%", rates)]
    months = grown(last_year, parts, 36, currency)
    assert tuple(sum(months[year : year + 12]) for year in (0, 12, 24)) == numbers(years)


@pytest.mark.parametrize(("months", "_usual", "counted"), cases("one-offs"))
def test_one_offs(months: str, _usual: str, counted: str):
    expected = months if counted == "as they are" else counted
    assert cleaned(numbers(months)) == numbers(expected)


@pytest.mark.parametrize(("shape", "amount", "currency", "year"), cases("shapes"))
def test_shapes(shape: str, amount: str, currency: str, year: str):
    (found,) = [one for one in SHAPES.values() if str(one.name) == shape]
    assert shaped(found.weights, [Decimal(amount)], 12, currency) == numbers(year)


def test_every_built_in_shape_is_on_the_page():
    assert {row[0] for row in cases("shapes")} == {str(shape.name) for shape in SHAPES.values()}
