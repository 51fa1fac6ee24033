"""Numbers as a reader meets them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from quarterdeck.dashboards.numbers import day, shown
from quarterdeck.kpis.figure import Unit


@pytest.mark.parametrize(
    ("value", "short", "exact"),
    [
        ("1240332.5", "1.24 M", "1,240,332.50 EUR"),
        ("12400000", "12.4 M", "12,400,000.00 EUR"),
        ("124000", "124 K", "124,000.00 EUR"),
        ("999999", "1 M", "999,999.00 EUR"),
        ("980.25", "980", "980.25 EUR"),
        ("-3200", "−3.2 K", "−3,200.00 EUR"),
        ("0", "0", "0.00 EUR"),
        ("80450596.9823", "80.5 M", "80,450,596.9823 EUR"),
    ],
)
def test_amounts_are_short_to_read_and_exact_on_demand(value: str, short: str, exact: str):
    text = shown(Decimal(value), Unit.MONEY, "EUR")
    assert (_spaced(text.short), _spaced(text.exact), text.unit) == (short, exact, "EUR")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("0.874", Unit.PERCENT, "+87 %"),
        ("-0.034", Unit.PERCENT, "−3.4 %"),
        ("0", Unit.PERCENT, "0 %"),
        ("3.24", Unit.TIMES, "+3.2 ×"),
        ("34", Unit.DAYS, "+34"),
        ("1234", Unit.COUNT, "+1,234"),
    ],
)
def test_a_signed_number_says_which_way(value: str, unit: Unit, expected: str):
    assert _spaced(shown(Decimal(value), unit, signed=True).short) == expected


def test_numbers_and_days_are_written_in_the_readers_language():
    assert day(date(2026, 11, 22)) == "22 November 2026"
    with translation.override("de"):
        assert day(date(2026, 11, 22)) == "22. November 2026"
        assert _spaced(shown(Decimal("1240332.5"), Unit.MONEY, "EUR").exact) == "1.240.332,50 EUR"


def _spaced(text: str) -> str:
    """With plain spaces for the narrow and unbreakable ones."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
