"""Sums by a column that the cube does not keep."""

from decimal import Decimal

import pytest
from tests.house import House

from quarterdeck.calendar import Span
from quarterdeck.cube import CubeError, Sums, added_by, rows
from quarterdeck.directory.scope import Scope

CHIEF = Scope(person="chief", everything=True, partners=frozenset(), managers=frozenset(), internal=True)
PARTNER = Scope(
    person="pat", everything=False, partners=frozenset({"P1"}), managers=frozenset(), internal=False
)


@pytest.fixture
def house(house: House) -> House:
    house.upsert("exchange_rates", {"currency": "USD", "date": "2025-01-01", "rate": "0.5"})
    house.upsert("sales", *[
        {"line": f"L{number}", "date": day, "partner": partner, "customer": customer, "amount": amount,
         "currency": currency, "cost": 1}
        for number, (day, partner, customer, amount, currency) in enumerate((
            ("2025-02-01", "P1", "Hospital", 10, "EUR"), ("2026-02-01", "P1", "Hospital", 30, "USD"),
            ("2026-03-01", "P1", "Harbour", 7, "EUR"), ("2025-03-31", "P1", None, 3, "EUR"),
            ("2025-07-01", "P1", "Between", 99, "EUR"), ("2026-01-01", "P2", "Hospital", 1000, "EUR"),
        ))
    ])  # fmt: skip
    return house


def ask(house: House, scope: Scope, column: str = "customer", **more) -> Sums:
    calendar = house.settings.calendar
    asked = {"spans": [Span.parse("2025-Q1", calendar), Span.parse("2026-Q1", calendar)], "where": {}, **more}
    return added_by(house.publish(), scope, house.lake, "sales", column, **asked)


def test_two_spans_side_by_side_in_one_currency(house: House):
    assert ask(house, PARTNER) == {"Hospital": (10, 15), "Harbour": (0, 7), None: (3, 0)}


def test_they_add_up_to_the_rows(house: House):
    found = ask(house, CHIEF, where={"partner": ["P1", "P2"]})
    for number, span in enumerate(("2025-Q1", "2026-Q1")):
        listed = rows(
            house.publish(), CHIEF, house.lake, "sales", span=Span.parse(span, house.settings.calendar)
        )
        assert sum(sums[number] for sums in found.values()) == listed.sums["amount"]


def test_any_measure_and_any_column(house: House):
    assert ask(house, CHIEF, "currency", measure="amount_own")["USD"] == (0, 30)
    assert ask(house, CHIEF, "customer", measure="cost")["Hospital"] == (1, Decimal("1.5"))


def test_a_foreign_partner_gives_nothing(house: House):
    assert ask(house, PARTNER, where={"partner": ["P2"]}) == {}


@pytest.mark.parametrize("column", ["cost", "_import", "nonsense", 'customer" OR 1=1 --'])
def test_only_columns_that_may_be_seen(house: House, column: str):
    with pytest.raises(CubeError, match="Sales have no"):
        ask(house, PARTNER, column)
    with pytest.raises(CubeError, match="Sales have no"):
        ask(house, PARTNER, measure=column)


def test_before_the_first_row_there_is_nothing(house: House):
    span = Span.parse("2026", house.settings.calendar)
    assert added_by(house.publish(), CHIEF, house.lake, "deals", "customer", spans=[span], where={}) == {}
