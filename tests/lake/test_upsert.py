"""Upsert: new, changed, unchanged; one effect however often; months that rows leave and enter."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from tests.house import House

from quarterdeck.lake import Change, LakeError
from quarterdeck.subjects import Catalogue, load
from quarterdeck.subjects.catalogue import read

JANUARY = {"line": "a", "date": "2026-01-05", "amount": "10.50"}
FEBRUARY = {"line": "b", "date": "2026-02-05", "amount": "20"}


def test_no_table_yet(house: House):
    assert house.lake.version("sales") is None
    assert house.rows("sales") == []


def test_counts_new_changed_and_unchanged(house: House):
    first = house.upsert("sales", JANUARY, FEBRUARY, import_id="1")
    assert first == Change(2, 0, 0, 0, ("2026-01", "2026-02"), None, 0)
    second = house.upsert("sales", JANUARY, FEBRUARY | {"amount": 21}, {"line": "c", "date": "2026-02-06"})
    assert second == Change(1, 1, 1, 0, ("2026-02",), 0, 1)


def test_a_row_carries_import_line_and_month(house: House):
    house.upsert("sales", JANUARY, FEBRUARY, import_id="first")
    house.upsert("sales", JANUARY, FEBRUARY | {"amount": 21}, import_id="second")
    a, b = house.rows("sales")
    assert (a["_import"], a["_line"], a["_month"]) == ("first", 2, "2026-01")
    assert (b["_import"], b["_line"], b["_month"]) == ("second", 3, "2026-02")
    assert a["amount"] == Decimal("10.5000")


def test_the_same_rows_ten_times_have_one_effect_and_make_one_version(house: House):
    for number in range(10):
        change = house.upsert("sales", JANUARY, FEBRUARY, import_id=str(number))
    assert change == Change(0, 0, 2, 0, (), 0, 0)
    assert [row["_import"] for row in house.rows("sales")] == ["0", "0"]


def test_a_date_that_moves_takes_the_row_along(house: House):
    house.upsert("sales", JANUARY, FEBRUARY)
    change = house.upsert("sales", JANUARY | {"date": "2026-03-01"})
    assert (change.changed, change.months) == (1, ("2026-01", "2026-03"))
    assert [(row["line"], row["_month"]) for row in house.rows("sales")] == [
        ("a", "2026-03"),
        ("b", "2026-02"),
    ]


def test_untouched_months_keep_their_files(house: House):
    house.upsert("sales", JANUARY, FEBRUARY)
    before = house.table("sales").files()
    house.upsert("sales", FEBRUARY | {"amount": 21})
    after = house.table("sales").files()
    assert before["2026-01"] == after["2026-01"]
    assert before["2026-02"] != after["2026-02"]


def test_a_value_emptied_and_filled_is_a_change(house: House):
    house.upsert("sales", JANUARY | {"customer": "Harbour"})
    assert house.upsert("sales", JANUARY).changed == 1
    assert house.rows("sales")[0]["customer"] is None
    assert house.upsert("sales", JANUARY | {"customer": "Harbour"}).changed == 1


def test_overlapping_files_in_any_order_give_the_same_table(tmp_path: Path):
    files = [
        [{"line": f"L{n}", "date": f"2026-{n % 12 + 1:02}-01", "amount": n} for n in range(start, start + 40)]
        for start in (0, 20, 40, 30)
    ]
    tables = []
    for seed in range(4):
        house = House(tmp_path / str(seed))
        shuffled = Random(seed).sample(files, len(files))
        for number, file in enumerate(shuffled):
            house.upsert("sales", *Random(seed).sample(file, len(file)), import_id=str(number))
        tables.append([{k: v for k, v in row.items() if k[0] != "_"} for row in house.rows("sales")])
    assert len(tables[0]) == 80
    assert all(table == tables[0] for table in tables)


def test_a_reference_subject_is_not_cut_by_month(house: House):
    one = {"partner": "P1", "name": "Nordlicht"}
    assert house.upsert("partners", one, {"partner": "P2"}).months == ()
    change = house.upsert("partners", one | {"name": "Nordlicht Systems"})
    assert (change.changed, change.unchanged, change.version) == (1, 0, 1)
    assert [row["name"] for row in house.rows("partners")] == ["Nordlicht Systems", "A partner"]


def test_a_fact_without_business_date_is_refused_whole(house: House):
    with pytest.raises(LakeError, match="no date"):
        house.upsert("sales", JANUARY, {"line": "x"})
    assert house.lake.version("sales") is None
    house.upsert("sales", JANUARY)
    with pytest.raises(LakeError, match="no date"):
        house.upsert("sales", FEBRUARY, {"line": "x"})
    assert len(house.rows("sales")) == 1


@pytest.mark.parametrize("day", ["1899-12-31", "2201-01-01", "0001-01-01", "9999-12-31", "12026-01-01"])
def test_a_date_no_calendar_reaches_is_refused_whole(house: House, day: str):
    with pytest.raises(LakeError, match="Dates lie between 1900 and 2200"):
        house.upsert("sales", JANUARY, {"line": "x", "date": day})
    assert house.lake.version("sales") is None


@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
def test_the_first_and_the_last_date_are_taken(house: House, day: str):
    house.upsert("sales", {"line": "x", "date": day})
    assert house.publish().query("SELECT sum(rows) FROM sales") == [(1,)]


def test_a_key_twice_in_one_write_is_refused_whole(house: House):
    with pytest.raises(LakeError, match="twice"):
        house.upsert("sales", JANUARY, JANUARY)
    house.upsert("sales", JANUARY)
    with pytest.raises(LakeError, match="twice"):
        house.upsert("sales", JANUARY | {"amount": 1}, JANUARY | {"amount": 2})
    assert len(house.rows("sales")) == 1


def test_a_column_declared_later_is_empty_in_older_rows(tmp_path: Path):
    (tmp_path / "visits.toml").write_text(VISITS)
    old = House(tmp_path, catalogue=_with(tmp_path / "visits.toml"))
    old.upsert("visits", {"visit": "1", "day": "2026-01-01"}, {"visit": "2", "day": "2026-02-01"})
    (tmp_path / "visits.toml").write_text(VISITS + 'length = { type = "quantity", label = "Length" }\n')
    new = House(tmp_path, catalogue=_with(tmp_path / "visits.toml"))
    assert [row["length"] for row in new.rows("visits")] == [None, None]
    new.upsert("visits", {"visit": "2", "day": "2026-02-01", "length": "1.5"})
    assert [row["length"] for row in new.rows("visits")] == [None, Decimal("1.5")]


def test_versions_stay_readable_after_compaction(house: House):
    for number in range(5):
        house.upsert("sales", JANUARY | {"amount": number}, import_id=str(number))
    house.lake.compact("sales")
    assert [house.rows("sales", version=n)[0]["amount"] for n in range(5)] == [0, 1, 2, 3, 4]
    assert house.rows("sales")[0]["amount"] == 4


def test_compacting_what_does_not_exist_does_nothing(house: House):
    house.lake.compact("sales")
    assert house.lake.version("sales") is None


def test_source_reads_only_the_months_asked_for(house: House):
    house.upsert("sales", JANUARY, FEBRUARY)
    source = house.lake.source(house.con, "sales", months=["2026-02", "2030-01"])
    assert house.con.execute(f"SELECT line FROM {source}").fetchall() == [("b",)]
    nothing = house.lake.source(house.con, "sales", months=[])
    assert house.con.execute(f"SELECT line FROM {nothing}").fetchall() == []


def test_a_write_leaves_nothing_behind_in_the_connection(house: House):
    house.upsert("sales", JANUARY)
    assert house.con.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("staged",)]


VISITS = """
label = "Visits"
help = "Visits to partners."
kind = "fact"
key = ["visit"]
date = "day"
[columns]
visit = { type = "text", label = "Visit", required = true }
day = { type = "date", label = "Day", required = true }
"""


def _with(path: Path) -> Catalogue:
    return Catalogue({**load(), "visits": read(path)})
