"""What a line is: its month, its manager at the time, its amounts in three currencies, its parts."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.house import House

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube import CubeError


def sale(line: str, day: str, **more: Any) -> dict[str, Any]:
    return {"line": line, "date": day, **more}


class TestManager:
    def managers(self, house: House) -> dict[date, str | None]:
        return dict(house.publish().query("SELECT month, manager FROM sales"))

    def test_is_who_was_assigned_on_that_day(self, house: House):
        house.upsert("sales", sale("a", "2026-02-28"), sale("b", "2026-03-01"), sale("c", "2024-12-31"))
        assert self.managers(house) == {
            date(2024, 12, 1): None,
            date(2026, 2, 1): "mia",
            date(2026, 3, 1): "ben",
        }

    def test_on_the_row_comes_first(self, house: House):
        house.upsert("sales", sale("a", "2026-02-28", manager="ann"))
        assert self.managers(house) == {date(2026, 2, 1): "ann"}

    def test_of_overlapping_assignments_the_later_counts_and_no_line_doubles(self, house: House):
        house.upsert(
            "assignments",
            {"partner": "P1", "manager": "ann", "since": "2026-02-01", "until": "2026-02-10"},
            {"partner": "P1", "manager": "zoe", "since": "2026-02-05", "until": "2026-04-10"},
        )
        days = [1, 5, 11]
        house.upsert(
            "deals",
            *[{"deal": str(n), "close_date": f"2026-02-{n:02}", "created": "2026-01-01"} for n in days],
        )
        house.upsert("deals", {"deal": "15", "close_date": "2026-04-15", "created": "2026-01-01"})
        found = house.publish().query("SELECT deal, manager FROM deals ORDER BY deal::INT")
        assert found == [("1", "ann"), ("5", "zoe"), ("11", "zoe"), ("15", "ben")]

    def test_changes_back_in_time_when_assignments_do(self, house: House):
        house.upsert("sales", sale("a", "2026-02-28"))
        house.publish()
        house.upsert("assignments", {"partner": "P1", "manager": "zoe", "since": "2026-02-01"})
        assert self.managers(house) == {date(2026, 2, 1): "zoe"}


class TestAmounts:
    def amounts(self, house: House) -> list[tuple[Any, ...]]:
        query = "SELECT amount, amount_plan, amount_own FROM sales ORDER BY month, currency"
        return house.publish().query(query)

    def test_at_the_days_rate_and_at_the_plan_rate(self, house: House):
        house.upsert(
            "exchange_rates",
            {"currency": "USD", "date": "2026-01-01", "rate": "0.9"},
            {"currency": "USD", "date": "2026-01-10", "rate": "0.95"},
            {"currency": "USD", "kind": "plan", "date": "2026-02-01", "rate": "0.8"},
        )
        usd = {"currency": "USD", "amount": 100}
        house.upsert(
            "sales", sale("a", "2026-01-09", **usd), sale("b", "2026-02-10", **usd), sale("c", "2026-02-10")
        )
        assert self.amounts(house) == [(90, 90, 100), (1, 1, 1), (95, 80, 100)]

    def test_own_currency_needs_no_rate_and_ignores_one(self, house: House):
        house.upsert("exchange_rates", {"currency": "EUR", "date": "2020-01-01", "rate": "7"})
        house.upsert("sales", sale("a", "2026-01-09", amount="12.3456"))
        assert self.amounts(house) == [(Decimal("12.3456"),) * 3]

    def test_a_missing_rate_names_currency_and_day_and_leaves_the_last_snapshot(self, house: House):
        house.upsert("sales", sale("a", "2026-01-09"))
        before = house.publish()
        house.upsert("exchange_rates", {"currency": "USD", "date": "2026-02-01", "rate": "0.9"})
        house.upsert(
            "sales", sale("b", "2026-01-31", currency="USD"), sale("c", "2026-01-30", currency="USD")
        )
        with pytest.raises(CubeError, match="no exchange rate from USD to EUR for 2026-01-30"):
            house.publish()
        assert [path.name for path in (house.folder / "cube").glob("0*")] == ["000001.duckdb"]
        assert before.query("SELECT count(*) FROM sales") == [(1,)]
        house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.9"})
        assert house.publish().query("SELECT sum(rows) FROM sales") == [(3,)]

    def test_a_new_rate_changes_what_is_there(self, house: House):
        house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.9"})
        house.upsert("sales", sale("a", "2026-01-09", amount=100, currency="USD"))
        assert self.amounts(house) == [(90, 90, 100)]
        house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-05", "rate": "0.5"})
        assert self.amounts(house) == [(50, 50, 100)]

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(
            st.tuples(st.decimals(-(10**9), 10**9, places=4), st.decimals("0.00000001", 150, places=8)),
            min_size=1,
            max_size=30,
        )
    )
    def test_are_exact_to_the_last_decimal(self, tmp_path_factory: pytest.TempPathFactory, pairs):
        house = House(tmp_path_factory.mktemp("exact"))
        house.upsert("exchange_rates", *[
            {"currency": f"C{n}", "date": "2026-01-01", "rate": rate} for n, (_, rate) in enumerate(pairs)
        ])  # fmt: skip
        house.upsert("sales", *[
            sale(str(n), "2026-01-02", amount=amount, currency=f"C{n}") for n, (amount, _) in enumerate(pairs)
        ])  # fmt: skip
        expected = [(amount * rate).quantize(Decimal("0.0001"), ROUND_HALF_UP) for amount, rate in pairs]
        found = house.publish().query("SELECT amount FROM sales ORDER BY currency[2:]::INT")
        assert [value for (value,) in found] == expected
        assert house.publish().query("SELECT sum(amount) FROM sales") == [(sum(expected),)]


class TestSpread:
    def parts(self, house: House) -> dict[str, Decimal]:
        query = "SELECT m.key, sum(amount) FROM targets JOIN months m USING (month) GROUP BY 1 ORDER BY 1"
        return dict(house.publish().query(query))

    def test_evenly_with_the_rest_in_the_last_month(self, house: House):
        house.upsert("targets", {"target": "1", "date": "2026-02-10", "span": "quarter", "amount": 100})
        assert self.parts(house) == {
            "2026-01": Decimal("33.3333"),
            "2026-02": Decimal("33.3333"),
            "2026-03": Decimal("33.3334"),
        }

    @pytest.mark.parametrize(("span", "months"), [("month", 1), ("quarter", 3), ("half", 6), ("year", 12)])
    def test_over_the_months_of_its_span(self, house: House, span: str, months: int):
        house.upsert("targets", {"target": "1", "date": "2026-12-31", "span": span, "amount": -5})
        parts = self.parts(house)
        assert len(parts) == months
        assert sum(parts.values()) == -5

    def test_over_the_fiscal_year_of_the_vendor(self, tmp_path: Path):
        house = House(tmp_path, calendar=FiscalCalendar("July", 7))
        house.upsert("targets", {"target": "1", "date": "2025-07-01", "span": "year", "amount": 12})
        assert list(self.parts(house)) == [f"2026-{n:02}" for n in range(1, 13)]

    def test_each_part_goes_to_the_manager_of_its_month(self, house: House):
        house.upsert(
            "targets", {"target": "1", "date": "2026-01-01", "span": "quarter", "amount": 9, "partner": "P1"}
        )
        found = house.publish().query("SELECT month, manager, amount FROM targets ORDER BY 1")
        assert [(month.month, manager, amount) for month, manager, amount in found] == [
            (1, "mia", 3),
            (2, "mia", 3),
            (3, "ben", 3),
        ]

    @settings(max_examples=15, deadline=None)
    @given(
        amounts=st.lists(st.decimals(-(10**13), 10**13, places=4), min_size=1, max_size=20), data=st.data()
    )
    def test_parts_always_add_up(self, tmp_path_factory: pytest.TempPathFactory, amounts, data):
        spans = st.sampled_from(["month", "quarter", "half", "year"])
        house = House(tmp_path_factory.mktemp("spread"), calendar=FiscalCalendar("weeks", 2, "4-4-5"))
        house.upsert("targets", *[
            {"target": str(n), "date": "2026-03-01", "span": data.draw(spans), "version": n, "amount": amount}
            for n, amount in enumerate(amounts)
        ])  # fmt: skip
        found = house.publish().query(
            "SELECT sum(amount) FROM targets GROUP BY version ORDER BY version::INT"
        )
        assert [value for (value,) in found] == amounts
