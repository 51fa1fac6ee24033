"""Deals of millions: their weighted pipeline is exact, however many digits amount and probability have."""

from datetime import date
from decimal import Decimal

from tests.house import House

from quarterdeck.calendar import FiscalCalendar, Period, Span
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import ask

EVERYTHING = Scope(person="", everything=True, partners=frozenset(), managers=frozenset(), internal=True)
QUARTER = Period.parse("2026-Q1", FiscalCalendar())


def test_three_million_at_a_half_and_a_dozen_digits_at_nine_tenths(tmp_path):
    """0.5 x 3,000,000 + 0.9 x 999,999,999,999 = 1,500,000 + 899,999,999,999.1"""
    house = House(tmp_path)
    house.upsert("partners", {"partner": "P-1"})
    house.upsert(
        "deals",
        *[
            {"deal": f"D-{number}", "partner": "P-1", "amount": amount, "probability": probability}
            | {"created": "2026-01-02", "close_date": "2026-02-10"}
            for number, (amount, probability) in enumerate((("3000000", "0.5"), ("999999999999", "0.9")))
        ],
    )
    answer = ask(
        house.publish(),
        EVERYTHING,
        ("weighted_pipeline",),
        period=Span(QUARTER, QUARTER),
        basis="target",
        today=date(2026, 1, 20),
    )
    assert answer.figures[0].value == Decimal("900001499999.1")
