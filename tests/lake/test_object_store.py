"""A lake at an address rather than in a folder, where DuckDB reads through Arrow."""

from pathlib import Path

import pytest
from tests.house import House

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.cube import rows
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake

CHIEF = Scope(person="c", everything=True, partners=frozenset(), managers=frozenset(), internal=True)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.lake = Lake(f"file://{tmp_path}/lake", house.catalogue, locks=house.locks)
    return house


def test_write_read_undo_and_publish(house: House):
    lines = [{"line": n, "date": f"2026-0{n}-01", "amount": n} for n in range(1, 7)]
    assert house.upsert("sales", *lines).new == 6
    change = house.upsert("sales", lines[0] | {"date": "2026-09-01"}, lines[1], import_id="bad")
    assert (change.changed, change.unchanged, change.months) == (1, 1, ("2026-01", "2026-09"))
    house.lake.undo(house.con, "sales", import_id="bad")
    assert [row["_month"] for row in house.rows("sales")] == [f"2026-0{n}" for n in range(1, 7)]
    source = house.lake.source(house.con, "sales", months=["2026-02"])
    assert house.con.execute(f"SELECT line FROM {source}").fetchall() == [("2",)]
    snapshot = house.publish()
    assert snapshot.query("SELECT sum(amount) FROM sales") == [(21,)]
    found = rows(snapshot, CHIEF, house.lake, "sales", span=Span.parse("2026-Q1", FiscalCalendar()))
    assert (found.total, found.sums["amount"]) == (3, 6)
