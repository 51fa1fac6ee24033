"""Sums over any grouping are the total: nothing is lost in a join, nothing counted twice."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.house import House

from quarterdeck.cube import CubeError
from quarterdeck.subjects import Catalogue, load
from quarterdeck.subjects.catalogue import read

GROUPINGS = ["month", "partner", "product", "manager", "flow", "currency", "partner, month, manager"]
DIMENSIONS = {
    "quarter": "LEFT JOIN months d USING (month)",
    "type": "LEFT JOIN partners d USING (partner)",
    "level_region": "LEFT JOIN partners d USING (partner)",
    "family": "LEFT JOIN products d USING (product)",
}
SALES = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 12, 31)),
            "partner": st.sampled_from(["P1", "P2", "D1", "orphan"]),
            "product": st.sampled_from(["S1", "S2", "orphan", None]),
            "manager": st.sampled_from(["mia", "stranger", None]),
            "flow": st.sampled_from(["sell-in", "sell-through"]),
            "amount": st.decimals(-(10**6), 10**6, places=4),
        }
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=20, deadline=None)
@given(lines=SALES)
def test_every_grouping_adds_up_to_the_total(new_house: Callable[[], House], lines):
    house = new_house()
    house.upsert("sales", *[line | {"line": n} for n, line in enumerate(lines)])
    snapshot = house.publish()
    total = [(sum(line["amount"] for line in lines), len(lines))]
    assert snapshot.query("SELECT sum(amount), sum(rows) FROM sales") == total
    for grouping in GROUPINGS:
        inner = f"SELECT sum(amount) AS amount, sum(rows) AS rows FROM sales GROUP BY {grouping}"
        assert snapshot.query(f"SELECT sum(amount), sum(rows) FROM ({inner})") == total
    for column, join in DIMENSIONS.items():
        inner = f"SELECT d.{column}, sum(amount) AS amount, sum(rows) AS rows FROM sales {join} GROUP BY 1"
        assert snapshot.query(f"SELECT sum(amount), sum(rows) FROM ({inner})") == total


def test_an_orphan_keeps_its_key(house: House):
    house.upsert("sales", {"line": "1", "date": "2026-01-01", "partner": "nobody", "amount": 5})
    assert house.publish().query("SELECT partner, amount FROM sales") == [("nobody", 5)]


def test_a_subject_of_the_vendors_own_is_rolled_up_without_code(tmp_path: Path):
    (tmp_path / "visits.toml").write_text(
        """
        label = "Visits"
        help = "Visits to partners."
        kind = "fact"
        key = ["visit"]
        date = "day"
        [columns]
        visit = { type = "text", label = "Visit", required = true }
        day = { type = "date", label = "Day", required = true }
        partner = { type = "text", label = "Partner", references = "partners" }
        reason = { type = "text", label = "Reason", dimension = true }
        guests = { type = "whole", label = "Guests", measure = true }
        cost = { type = "amount", label = "Cost", measure = true }
        currency = { type = "text", label = "Currency" }
        """
    )
    catalogue = Catalogue({**load(), "visits": read(tmp_path / "visits.toml")})
    house = House(tmp_path, catalogue=catalogue)
    house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.5"})
    house.upsert("assignments", {"partner": "P1", "manager": "mia", "since": "2025-01-01"})
    common = {"day": "2026-01-05", "partner": "P1", "reason": "training", "guests": 3}
    house.upsert(
        "visits", common | {"visit": 1, "cost": "1.5"}, common | {"visit": 2, "cost": 3, "currency": "USD"}
    )
    found = house.publish().query("SELECT manager, product, reason, guests, cost, cost_own, rows FROM visits")
    assert found == [("mia", None, "training", 6, 3, Decimal("4.5"), 2)]


def test_a_sum_of_more_than_fourteen_digits_is_a_clear_error(house: House):
    house.upsert("sales", {"line": 1, "date": "2026-01-01", "amount": 1})
    before = house.publish()
    most = {"date": "2026-01-01", "amount": "99999999999999.9999"}
    house.upsert("sales", most | {"line": 1}, most | {"line": 2})
    with pytest.raises(CubeError, match="a sum passes fourteen digits"):
        house.publish()
    assert before.query("SELECT sum(amount) FROM sales") == [(1,)]


def test_a_span_that_is_no_period_is_a_column_like_any_other(tmp_path: Path):
    (tmp_path / "bridges.toml").write_text(
        """
        label = "Bridges"
        help = "Bridges built."
        kind = "fact"
        key = ["bridge"]
        date = "day"
        [columns]
        bridge = { type = "text", label = "Bridge" }
        day = { type = "date", label = "Day" }
        span = { type = "text", label = "Span", choices = ["short", "long"], dimension = true }
        length = { type = "quantity", label = "Length", measure = true }
        """
    )
    house = House(tmp_path, catalogue=Catalogue({**load(), "bridges": read(tmp_path / "bridges.toml")}))
    house.upsert("bridges", {"bridge": 1, "day": "2026-01-05", "span": "long", "length": 7})
    assert house.publish().query("SELECT month, span, length FROM bridges") == [(date(2026, 1, 1), "long", 7)]


@pytest.mark.parametrize("name", ["months", "partner_ancestors"])
def test_a_subject_named_like_a_table_of_the_cube_is_refused(tmp_path: Path, name: str):
    (tmp_path / f"{name}.toml").write_text(
        'label = "X"\nhelp = "X"\nkind = "fact"\nkey = ["x"]\ndate = "d"\n[columns]\n'
        'x = { type = "text", label = "X" }\nd = { type = "date", label = "D" }\n'
    )
    catalogue = Catalogue({**load(), name: read(tmp_path / f"{name}.toml")})
    with pytest.raises(CubeError, match=f"cannot be called '{name}'"):
        House(tmp_path, catalogue=catalogue).publish()
