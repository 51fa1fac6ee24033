"""Currencies as ISO 4217 has them."""

import pytest
from babel import Locale

from quarterdeck import money


@pytest.mark.parametrize(("currency", "decimals"), [("EUR", 2), ("USD", 2), ("JPY", 0), ("KWD", 3)])
def test_decimals(currency: str, decimals: int):
    assert money.decimals(currency) == decimals


def test_the_currencies_of_the_world_are_known():
    assert {"EUR", "USD", "GBP", "JPY", "CHF", "BRL", "INR", "CNY"} <= money.known()


def test_a_code_in_any_case():
    assert money.code(" eur ") == "EUR"


@pytest.mark.parametrize("text", ["", "EURO", "€", "XYZ", "E R"])
def test_anything_else_is_refused_with_an_example(text: str):
    with pytest.raises(money.CurrencyError, match=r"is not a currency\. Write its three-letter code"):
        money.code(text)


def test_a_name_in_the_readers_language():
    assert money.name("USD", Locale("de")) == "US-Dollar"
    assert money.name("USD", Locale("en")) == "US Dollar"
