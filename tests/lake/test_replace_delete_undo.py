"""Replacing a period, deleting rows, undoing an import."""

from datetime import date
from random import Random

import pytest
from tests.house import House

from quarterdeck.lake import Change, LakeError

NOVEMBER = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}


def sale(line: str, day: str, amount: int = 1, **more: str) -> dict[str, object]:
    return {"line": line, "date": day, "amount": amount, **more}


def amounts(house: House) -> dict[str, int]:
    return {row["line"]: int(row["amount"]) for row in house.rows("sales")}


def replace(house: House, *rows: dict[str, object], import_id: str = "9", **more) -> Change:
    staged = house.stage("sales", rows)
    return house.lake.replace(house.con, "sales", staged, import_id=import_id, **(NOVEMBER | more))


@pytest.fixture
def year(house: House) -> House:
    """A line in October, two in November and one in December."""
    house.upsert("sales", sale("oct", "2026-10-31"), sale("nov", "2026-11-01"), sale("nov2", "2026-11-30"))
    house.upsert("sales", sale("dec", "2026-12-01"))
    return house


class TestReplace:
    def test_becomes_all_of_the_period(self, year: House):
        change = replace(year, sale("nov", "2026-11-01"), sale("new", "2026-11-15", 5))
        assert (change.new, change.changed, change.unchanged, change.removed) == (1, 0, 1, 1)
        assert change.months == ("2026-11",)
        assert amounts(year) == {"oct": 1, "nov": 1, "new": 5, "dec": 1}

    def test_part_of_a_month(self, year: House):
        replace(year, first=date(2026, 11, 2))
        assert set(amounts(year)) == {"oct", "nov", "dec"}

    def test_again_has_no_effect(self, year: House):
        replace(year, sale("new", "2026-11-15"))
        version = year.lake.version("sales")
        change = replace(year, sale("new", "2026-11-15"))
        assert change == Change(0, 0, 1, 0, (), version, version)

    def test_with_nothing_empties_the_period(self, year: House):
        assert replace(year).removed == 2
        assert set(amounts(year)) == {"oct", "dec"}

    def test_a_line_from_another_month_moves_in(self, year: House):
        change = replace(year, sale("oct", "2026-11-03"))
        assert (change.changed, change.removed, change.months) == (1, 2, ("2026-10", "2026-11"))
        assert set(amounts(year)) == {"oct", "dec"}

    def test_of_one_distributor_leaves_the_others(self, year: House):
        year.upsert(
            "sales", sale("d1", "2026-11-02", distributor="D1"), sale("d2", "2026-11-02", distributor="D2")
        )
        change = replace(year, sale("d3", "2026-11-03", distributor="D1"), where={"distributor": "D1"})
        assert (change.new, change.removed) == (1, 1)
        assert set(amounts(year)) == {"oct", "nov", "nov2", "dec", "d2", "d3"}

    def test_a_row_outside_is_refused_and_nothing_changes(self, year: House):
        before = year.lake.version("sales")
        with pytest.raises(LakeError, match="1 rows lie outside of what is replaced, the first on line 3"):
            replace(year, sale("in", "2026-11-15"), sale("out", "2026-12-01"))
        with pytest.raises(LakeError, match="outside"):
            replace(year, sale("in", "2026-11-15"), where={"distributor": "D1"})
        assert year.lake.version("sales") == before

    def test_of_a_reference_subject_is_of_all_of_it(self, house: House):
        house.upsert("products", {"product": "a"}, {"product": "b"})
        staged = house.stage("products", [{"product": "b"}, {"product": "c"}])
        change = house.lake.replace(house.con, "products", staged, import_id="2", **NOVEMBER)
        assert (change.new, change.unchanged, change.removed) == (1, 1, 1)
        assert [row["product"] for row in house.rows("products")] == ["b", "c"]


class TestDelete:
    def test_removes_by_key(self, year: House):
        change = year.delete("sales", sale("nov", "2026-11-01"), sale("unheard of", "2026-11-01"))
        assert (change.removed, change.unchanged, change.months) == (1, 1, ("2026-11",))
        assert set(amounts(year)) == {"oct", "nov2", "dec"}

    def test_the_date_handed_in_does_not_matter(self, year: House):
        assert year.delete("sales", sale("nov", "1999-01-01")).months == ("2026-11",)

    def test_of_everything_leaves_an_empty_table(self, year: House):
        year.delete("sales", *[sale(line, "2026-01-01") for line in amounts(year)])
        assert amounts(year) == {}
        assert year.upsert("sales", sale("x", "2026-01-01")).new == 1


class TestUndo:
    def undo(self, house: House, import_id: str) -> Change:
        return house.lake.undo(house.con, "sales", import_id=import_id)

    def test_an_upsert(self, year: House):
        before = year.rows("sales")
        year.upsert("sales", sale("nov", "2026-12-24", 7), sale("x", "2026-01-01"), import_id="bad")
        undone = self.undo(year, "bad")
        assert (undone.new, undone.changed, undone.removed) == (0, 1, 1)
        assert undone.months == ("2026-01", "2026-11", "2026-12")
        assert year.rows("sales") == before

    def test_the_first_import(self, house: House):
        house.upsert("sales", sale("a", "2026-01-01"), import_id="bad")
        self.undo(house, "bad")
        assert house.rows("sales") == []

    def test_a_deletion(self, year: House):
        before = year.rows("sales")
        year.delete("sales", sale("nov", "2026-11-01"), import_id="bad")
        assert self.undo(year, "bad").new == 1
        assert year.rows("sales") == before

    def test_a_replacement(self, year: House):
        before = year.rows("sales")
        replace(year, sale("new", "2026-11-15"), sale("nov", "2026-11-02", 8), import_id="bad")
        self.undo(year, "bad")
        assert year.rows("sales") == before

    def test_leaves_what_a_later_import_made_of_a_row(self, year: House):
        year.upsert("sales", sale("nov", "2026-11-01", 7), sale("oct", "2026-10-31", 7), import_id="bad")
        year.upsert("sales", sale("nov", "2026-11-01", 8), import_id="later")
        assert self.undo(year, "bad").changed == 1
        assert amounts(year) == {"oct": 1, "nov": 8, "nov2": 1, "dec": 1}

    def test_does_not_bring_back_what_a_later_import_brought_anew(self, year: House):
        year.delete("sales", sale("nov", "2026-11-01"), import_id="bad")
        year.upsert("sales", sale("nov", "2026-11-05", 3), import_id="later")
        assert self.undo(year, "bad").new == 0
        assert amounts(year)["nov"] == 3

    def test_in_the_order_they_came_ends_where_it_began(self, year: House):
        before = year.rows("sales")
        year.upsert("sales", sale("nov", "2026-11-01", 7), sale("x", "2026-01-01"), import_id="one")
        year.upsert("sales", sale("nov", "2026-11-01", 8), sale("x", "2026-02-01"), import_id="two")
        self.undo(year, "one")
        assert amounts(year)["nov"] == 8
        self.undo(year, "two")
        assert year.rows("sales") == before

    def test_of_an_import_without_effect_changes_nothing(self, year: House):
        year.upsert("sales", sale("nov", "2026-11-01"), import_id="idle")
        year.delete("sales", sale("dec", "2026-12-01"), import_id="other")
        assert self.undo(year, "idle").months == ()
        assert "dec" not in amounts(year)

    def test_twice_has_one_effect(self, year: House):
        year.upsert("sales", sale("nov", "2026-11-01", 7), import_id="bad")
        self.undo(year, "bad")
        assert self.undo(year, "bad").months == ()

    def test_of_rows_released_later_into_the_same_import(self, year: House):
        before = year.rows("sales")
        year.upsert("sales", sale("x", "2026-01-01"), import_id="bad")
        year.upsert("sales", sale("y", "2026-01-01"), import_id="bad")
        assert self.undo(year, "bad").removed == 2
        assert year.rows("sales") == before

    def test_of_an_unknown_import_or_subject_without_table_changes_nothing(self, year: House):
        assert self.undo(year, "never").months == ()
        assert year.lake.undo(year.con, "deals", import_id="never").version is None

    def test_a_row_written_twice_by_one_import_goes_back_to_what_stood_between(self, year: House):
        """A row held back, mended and released after another import changed the same key."""
        year.upsert("sales", sale("x", "2026-01-01"), import_id="bad")
        year.upsert("sales", sale("nov", "2026-11-01", 5), import_id="other")
        year.upsert("sales", sale("nov", "2026-11-01", 7), import_id="bad")
        assert self.undo(year, "bad").changed == 1
        assert amounts(year) == {"oct": 1, "nov": 5, "nov2": 1, "dec": 1}

    @pytest.mark.parametrize("seed", range(8))
    def test_of_all_imports_in_any_order_ends_where_it_began(self, year: House, seed: int):
        chance = Random(seed)
        before = year.rows("sales")
        imports = [str(100 + number) for number in range(6)]
        for import_id in imports:
            lines = chance.sample(["oct", "nov", "nov2", "dec", "x", "y"], 3)
            rows = [sale(one, f"2026-{chance.randint(9, 12)}-05", chance.randint(2, 9)) for one in lines]
            year.upsert("sales", *rows, import_id=import_id)
        for import_id in chance.sample(imports, len(imports)):
            self.undo(year, import_id)
        assert year.rows("sales") == before
