"""Amounts: exact, rounded half up, written for their reader."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck import money

ENGLISH, GERMAN, FRENCH, JAPANESE = Locale("en"), Locale("de"), Locale("fr"), Locale("ja")
AMOUNTS = st.decimals(-(10**12), 10**12, places=4)


@pytest.mark.parametrize(
    ("amount", "rate", "result"),
    [
        ("100", "0.92", "92.0000"),
        ("1.00005", "1", "1.0001"),
        ("-1.00005", "1", "-1.0001"),
        ("0.3333", "0.33333333", "0.1111"),
        ("99999999999999.9999", "1.00000001", "100000000999999.9999"),
        ("12345678901234.5678", "1234567890.12345678", "15241578753238836527968.2998"),
    ],
)
def test_converted_half_up_to_ten_thousandths(amount: str, rate: str, result: str):
    assert str(money.converted(Decimal(amount), Decimal(rate))) == result


@pytest.mark.parametrize(
    ("amount", "currency", "result"),
    [("1.005", "EUR", "1.01"), ("-1.005", "EUR", "-1.01"), ("1.5", "JPY", "2"), ("1.23456", "KWD", "1.235")],
)
def test_rounded_as_it_can_be_paid(amount: str, currency: str, result: str):
    assert str(money.rounded(Decimal(amount), currency)) == result


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("1240000.5", "EUR", ENGLISH, "1,240,000.50"),
        ("1240000.5678", "EUR", ENGLISH, "1,240,000.5678"),
        ("1240000.5", "EUR", GERMAN, "1.240.000,50"),
        ("1240000", "JPY", ENGLISH, "1,240,000"),
        ("-0.5", "KWD", ENGLISH, "−0.500"),
        ("0", "EUR", ENGLISH, "0.00"),
    ],
)
def test_exact(amount: str, currency: str, locale: Locale, text: str):
    assert money.exact(Decimal(amount), currency, locale) == text


@pytest.mark.parametrize(
    ("amount", "locale", "text"),
    [
        ("0", ENGLISH, "0"),
        ("980.4", ENGLISH, "980"),
        ("999.5", ENGLISH, "1\u202fK"),
        ("1234", ENGLISH, "1.23\u202fK"),
        ("12345", ENGLISH, "12.3\u202fK"),
        ("123456", ENGLISH, "123\u202fK"),
        ("999999", ENGLISH, "1\u202fM"),
        ("1240000", ENGLISH, "1.24\u202fM"),
        ("1245000", ENGLISH, "1.25\u202fM"),
        ("-12400000", ENGLISH, "−12.4\u202fM"),
        ("1240000000", ENGLISH, "1.24\u202fB"),
        ("1240000", GERMAN, "1,24\u202fMio."),
        ("319456.4", GERMAN, "319.456"),
        ("-12345", GERMAN, "−12.345"),
        ("319456", JAPANESE, "31.9万"),
        ("1240000", JAPANESE, "124万"),
        ("9512", JAPANESE, "9,512"),
        ("1240000", FRENCH, "1,24\u202fM"),
    ],
)
def test_short(amount: str, locale: Locale, text: str):
    assert money.short(Decimal(amount), locale) == text


@given(AMOUNTS)
def test_exact_loses_nothing(amount: Decimal):
    text = money.exact(amount, "EUR", ENGLISH).replace(",", "").replace("−", "-")
    assert Decimal(text) == amount


@given(AMOUNTS)
def test_short_is_within_half_a_percent(amount: Decimal):
    text = money.short(amount, ENGLISH).replace(",", "").replace("−", "-")
    number, _, size = text.partition("\u202f")
    value = Decimal(number) * {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}[size]
    assert abs(value - amount) <= max(abs(amount) / 200, Decimal("0.5"))
