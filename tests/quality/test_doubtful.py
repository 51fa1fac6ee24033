"""Rows that are hard to believe."""

import pytest
from tests.quality.conftest import Watched

from quarterdeck.quality.looks.lines import future, prices, twice
from quarterdeck.quality.looks.spelling import two_spellings


def row(line: str, **more: object) -> dict[str, object]:
    return {"line": line, "date": "2026-04-01", "product": "S1", "quantity": 2, "amount": 20} | more


def test_ten_times_the_usual_price(house: Watched):
    """Units cost 10: 99 is much, 100 is doubtful. That many units at the usual price are not."""
    usual = [row(f"L{n}") for n in range(5)]
    house.upsert(
        "sales", *usual, row("much", amount=198), row("odd", amount=200), row("many", quantity=90, amount=900)
    )
    (found,) = house.look(prices)
    assert found.key == "odd:200:2"
    assert {name: found.facts[name] for name in ("price", "usual", "times")} == {
        "price": "100.0000", "usual": "10.00", "times": "10.0"
    }  # fmt: skip


def test_prices_are_compared_in_one_currency(house: Watched):
    house.upsert("exchange_rates", {"currency": "JPY", "date": "2025-01-01", "rate": "0.006"})
    house.upsert("sales", *[row(f"L{n}") for n in range(5)], row("yen", amount=3300, currency="JPY"))
    assert house.look(prices) == []


def test_of_few_sales_no_price_is_usual(house: Watched):
    house.upsert("sales", *[row(f"L{n}") for n in range(3)], row("odd", amount=2000))
    assert house.look(prices) == []


def test_without_units_the_amount_is_compared_with_what_that_partner_pays(house: Watched):
    fees = [row(f"L{n}", product=None, quantity=0) for n in range(5)]
    other = [row(f"M{n}", product=None, quantity=0, partner="P2", amount=500) for n in range(5)]
    house.upsert("sales", *fees, *other, row("odd", product=None, quantity=0, amount=300))
    assert [one.key for one in house.look(prices)] == ["odd:300:0"]


@pytest.mark.parametrize("differs", ["customer", "date", "amount", "quantity", "partner", "product"])
def test_the_same_line_under_two_keys(house: Watched, differs: str):
    other = {
        "customer": "Harbour",
        "date": "2026-04-02",
        "amount": 21,
        "quantity": 3,
        "partner": "P2",
        "product": "S2",
    }
    house.upsert("sales", row("A"), row("B"), row("C", **{differs: other[differs]}))
    (found,) = house.look(twice)
    assert (found.key, found.facts["count"]) == ("A|B", 2)


def test_dates_far_in_the_future(house: Watched):
    """Sales of next month may be dated ahead, deals close in a year or two, targets are set for some."""
    house.upsert("sales", row("soon", date="2026-06-20"), row("far", date="2026-06-21"))
    house.upsert("deals", {"deal": "D1", "created": "2026-01-01", "close_date": "2029-01-01"},
                 {"deal": "D2", "created": "2026-01-01", "close_date": "2062-01-01"})  # fmt: skip
    house.upsert("targets", {"target": "T", "date": "2030-01-01"})
    assert {one.key for one in house.look(future)} == {"sales:far:2026-06-21", "deals:D2:2062-01-01"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nordlicht Systems", "Nordlicht Systems GmbH"),
        ("Nordlicht Systems", "NORDLICHT-SYSTEMS G.m.b.H."),
        ("Voss & Söhne KG", "Voss und Sohne"),
        ("Havelwerk Distribution", "Havelwerk Distributiom"),
        ("アルプス", "アルプス株式会社"),
    ],
)
def test_two_spellings_of_one_partner(house: Watched, one: str, other: str):
    place = {"city": "Berlin", "country": "Germany"}
    house.upsert("partners", {"partner": "A", "name": one, **place}, {"partner": "B", "name": other, **place})
    house.sell("B", "2026-04-01")
    (found,) = house.look(two_spellings)
    assert (found.key, found.facts["stays"]["partner"], found.facts["goes"]["partner"]) == ("A+B", "B", "A")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Nordstern AG", "country": "Germany"}, {"name": "Nordstern SA", "country": "France"}),
        ({"name": "Tal IT"}, {"name": "Tag IT"}),
        ({"name": "GmbH"}, {"name": "AG"}),
    ],
)
def test_names_that_only_look_alike(house: Watched, one: dict[str, str], other: dict[str, str]):
    place = {"city": "Berlin", "country": "Germany"}
    house.upsert("partners", place | {"partner": "A"} | one, place | {"partner": "B"} | other)
    assert house.look(two_spellings) == []
