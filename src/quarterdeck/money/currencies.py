"""Currencies: which there are, how many decimals they have, what they are called."""

from functools import cache
from typing import Final

from babel import Locale
from babel.numbers import get_currency_name, get_currency_precision, list_currencies

STEP_DECIMALS: Final = 4  # amounts are kept in ten-thousandths, whatever the currency


class CurrencyError(ValueError):
    """A text that is no currency code; the message says what a code looks like."""


@cache
def known() -> frozenset[str]:
    """Every ISO 4217 code ('EUR'), those out of use included."""
    return frozenset(list_currencies())


def code(text: str) -> str:
    """The code that `text` stands for, whatever its case. Raises CurrencyError."""
    found = text.strip().upper()
    if found not in known():
        raise CurrencyError(f"'{text}' is not a currency. Write its three-letter code: EUR, USD, JPY.")
    return found


def decimals(currency: str) -> int:
    """2 for EUR, 0 for JPY, 3 for KWD."""
    return get_currency_precision(currency)


def name(currency: str, locale: Locale) -> str:
    """'Euro', 'US-Dollar': in the reader's language."""
    return get_currency_name(currency, locale=locale)
