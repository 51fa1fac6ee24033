"""Amounts as people type them."""

from decimal import Decimal

import pytest
from babel import Locale

from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.typed import amount

GERMAN, ENGLISH, SWISS = Locale("de"), Locale("en"), Locale("de", "CH")


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("1.234,50", GERMAN, "1234.50"),
        ("1.234,50", ENGLISH, "1234.50"),
        ("1,234.50", GERMAN, "1234.50"),
        ("1.234", GERMAN, "1234"),
        ("1.234", ENGLISH, "1.234"),
        ("1,234", ENGLISH, "1234"),
        ("12,5", ENGLISH, "12.5"),
        ("1.234.567", ENGLISH, "1234567"),
        ("1’234.5", SWISS, "1234.5"),
        ("1 234,5", GERMAN, "1234.5"),
        ("€ 12", ENGLISH, "12"),
        ("12 EUR", ENGLISH, "12"),
        ("", ENGLISH, "0"),
    ],
)
def test_both_ways_of_writing_are_understood(text, locale, expected):
    assert amount(text, "EUR", locale) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lots", "'lots' is no amount."),
        ("NaN", "'NaN' is no amount."),
        ("1e5x", "no amount"),
        ("-5", "below zero"),
        ("(5)", "below zero"),
        ("12 USD", "The plan is in EUR; an amount in USD stays out."),
        ("£12", "an amount in £"),
    ],
)
def test_what_is_none_is_refused_in_a_sentence(text, said):
    with pytest.raises(PlanError, match=said.replace("(", r"\(")):
        amount(text, "EUR", ENGLISH)
