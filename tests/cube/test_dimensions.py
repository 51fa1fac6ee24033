"""The dimension tables and the calendar of a snapshot."""

from datetime import date
from pathlib import Path

from tests.house import House

from quarterdeck.calendar import FiscalCalendar


def test_partners_know_the_territories_above_them(house: House):
    query = "SELECT partner, level_group, level_region, level_country FROM partners ORDER BY partner"
    assert house.publish().query(query) == [
        ("D1", "W", "EMEA", None),
        ("P1", "W", "EMEA", "DE"),
        ("P2", None, None, None),
    ]


def test_measured_on_falls_back_to_sell_in(house: House):
    house.upsert("partners", {"partner": "P3", "measured_on": None})
    query = "SELECT partner, measured_on FROM partners WHERE partner >= 'P2' ORDER BY partner"
    assert house.publish().query(query) == [("P2", "sell-through"), ("P3", "sell-in")]


def test_ancestors_include_oneself(house: House):
    snapshot = house.publish()
    assert snapshot.query("SELECT ancestor FROM territory_ancestors WHERE territory = 'DE' ORDER BY 1") == [
        ("DE",),
        ("EMEA",),
        ("W",),
    ]
    assert snapshot.query("SELECT partner FROM partner_ancestors WHERE ancestor = 'D1' ORDER BY 1") == [
        ("D1",),
        ("P1",),
        ("P2",),
    ]


def test_a_loop_in_a_tree_ends(house: House):
    house.upsert("partners", {"partner": "D1", "parent": "P1"})
    found = house.publish().query("SELECT count(*) FROM partner_ancestors WHERE partner IN ('D1', 'P1')")
    assert found == [(4,)]


def test_a_product_without_code_is_its_own(house: House):
    assert house.publish().query("SELECT product, code FROM products ORDER BY 1") == [
        ("S1", "S1"),
        ("S2", "S1"),
    ]


def test_a_level_may_be_called_anything(house: House):
    house.upsert("territories", {"territory": "X", "name": "X", "parent": "DE", "level": "Gebiet 'Süd'\""})
    house.upsert("partners", {"partner": "P1", "territory": "X"})
    snapshot = house.publish()
    assert snapshot.levels[-1] == "Gebiet 'Süd'\""
    assert snapshot.query("SELECT \"level_Gebiet 'Süd'\"\"\" FROM partners WHERE partner = 'P1'") == [("X",)]


def test_months_cover_all_rows_and_three_years_around(house: House):
    house.upsert("sales", {"line": 1, "date": "2019-06-30"}, {"line": 2, "date": "2027-07-31"})
    query = "SELECT min(key), max(key), count(*) FROM months"
    assert house.publish().query(query) == [("2016-01", "2030-12", 15 * 12)]


def test_a_month_knows_its_periods_and_last_year(tmp_path: Path):
    house = House(tmp_path, calendar=FiscalCalendar("July", 7))
    query = "FROM months WHERE month = $month"
    assert house.publish().query(query, {"month": date(2026, 5, 1)}) == [
        (date(2026, 5, 1), date(2026, 5, 31), 31, "2026-11", "2026-Q4", "2026-H2", "2026", date(2025, 5, 1))
    ]


def test_every_day_lies_in_one_month(tmp_path: Path):
    house = House(tmp_path, calendar=FiscalCalendar("weeks", 2, "5-4-4"))
    snapshot = house.publish()
    assert snapshot.query("SELECT count(*) - count(DISTINCT day) FROM days") == [(0,)]
    outside = "FROM days JOIN months USING (month) WHERE day NOT BETWEEN month AND last"
    assert snapshot.query(f"SELECT count(*) {outside}") == [(0,)]
