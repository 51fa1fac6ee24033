"""Held-back rows: mended, released through the same checks, or dropped; nothing is lost on the way."""

from decimal import Decimal

import pytest
from tests.intake.desk import Desk, counts, sale, sales

from quarterdeck.audit.models import Entry
from quarterdeck.intake.errors import MappingError, RejectedError, StateError
from quarterdeck.intake.models import Import
from quarterdeck.intake.quarantine import drop, mend, release
from quarterdeck.intake.services import undo_import

TEXT = (
    sales(
        sale("good", 1),
        sale("a", 2, partner="P-l"),
        sale("b", 3, partner="P-l"),
        sale("c", "x", partner="P-l"),
        sale("d", 5),
        sale("d", 6),
    )
    + "torn,2026-03-05,P-1,SKU-1,1,7,EUR,more\n"
)


@pytest.fixture
def held(desk: Desk) -> Import:
    """An import that holds six of seven rows back: lines 3 to 8."""
    row = desk.bring(TEXT)
    assert counts(row) == (7, 1, 0, 0, 6)
    return row


def statuses(row: Import) -> list[str]:
    return list(row.quarantine.order_by("line").values_list("status", flat=True))


def let_go(row: Import, desk: Desk, *lines: int) -> Import:
    return release(actor=None, imported=row, lines=lines, publish=False, home=desk.home)


def mended(row: Import, desk: Desk, *lines: int, where: dict[str, str] | None = None, **values: str) -> int:
    return mend(actor=None, imported=row, values=values, lines=lines, where=where, home=desk.home)


def test_a_whole_column_is_mended_and_what_passes_is_released(desk: Desk, held: Import):
    assert mended(held, desk, where={"partner": "P-l"}, partner="P-1") == 3
    row = let_go(held, desk)
    assert (row.mode, row.released_from, *counts(row)) == ("release", held, 2, 2, 0, 0, 0)
    assert statuses(held) == ["released", "released", "open", "open", "open", "open"]
    assert desk.totals() == (3, Decimal(6))
    still = held.quarantine.get(line=5)
    assert [fault["column"] for fault in still.faults] == ["amount"]
    assert still.row["partner"] == "P-1"
    held.refresh_from_db()
    assert counts(held) == (7, 1, 0, 0, 6)


def test_one_of_two_rows_with_one_key_can_be_chosen(desk: Desk, held: Import):
    with pytest.raises(RejectedError, match="stands 2 times"):
        let_go(held, desk, 6, 7)
    assert counts(let_go(held, desk, 7)) == (1, 1, 0, 0, 0)
    assert desk.totals() == (2, Decimal(7))


def test_a_torn_line_waits_until_somebody_mended_it(desk: Desk, held: Import):
    with pytest.raises(RejectedError, match="8 cells where the header has 7"):
        let_go(held, desk, 8)
    mended(held, desk, 8, amount="7.00")
    assert counts(let_go(held, desk, 8)) == (1, 1, 0, 0, 0)


def test_a_cell_that_no_look_up_found_waits_until_somebody_mended_it(desk: Desk):
    desk.file("k,v\n1,SKU-1\n", "Map.csv")
    lookup = {"file": "Map.csv", "key": "k", "value": "v"}
    mapping = {
        "subject": "sales",
        "by_name": True,
        "columns": {"product": {"from": "product", "lookup": lookup}},
    }
    row = desk.bring(sales(sale(1, product=1), sale(2, product=2)), None, mapping=mapping)
    with pytest.raises(RejectedError, match=r"'2' is not in column 'k' of Map\.csv"):
        let_go(row, desk)
    mended(row, desk, amount="9")
    with pytest.raises(RejectedError, match=r"'2' is not in column"):
        let_go(row, desk)
    mended(row, desk, product="")
    assert counts(let_go(row, desk)) == (1, 1, 0, 0, 0)


def test_undoing_a_release_opens_its_rows_again(desk: Desk, held: Import):
    mended(held, desk, where={"partner": "P-l"}, partner="P-1")
    row = let_go(held, desk, 3, 4)
    undo_import(actor=None, row=row, publish=False, home=desk.home)
    assert statuses(held) == ["open"] * 6
    assert desk.totals() == (1, Decimal(1))
    assert counts(let_go(held, desk, 3)) == (1, 1, 0, 0, 0)


def test_dropped_rows_stay_on_record(desk: Desk, held: Import):
    assert drop(actor=None, imported=held, lines=[6]) == 1
    assert drop(actor=None, imported=held) == 5
    assert statuses(held) == ["dropped"] * 6
    with pytest.raises(StateError, match="holds no such row back"):
        drop(actor=None, imported=held)
    with pytest.raises(StateError, match="holds no such row back"):
        let_go(held, desk)


def test_each_step_is_in_the_log_once_and_a_failed_one_not(desk: Desk, held: Import):
    mended(held, desk, 3, partner="P-1")
    with pytest.raises(RejectedError):
        let_go(held, desk, 4)
    with pytest.raises(MappingError, match="Did you mean 'partner'"):
        mended(held, desk, partnr="P-1")
    with pytest.raises(StateError):
        mended(held, desk, 99, partner="P-1")
    row = let_go(held, desk, 3)
    drop(actor=None, imported=held, lines=[4])
    entries = Entry.objects.filter(object__in=[f"import:{held.key}", f"import:{row.key}"]).order_by("pk")
    assert [entry.action for entry in entries] == [
        "import.finished",
        "quarantine.mended",
        "import.finished",
        "quarantine.dropped",
    ]
    assert entries[1].before == {"rows": [{"line": 3, "partner": "P-l"}]}
    assert entries[1].after == {"rows": 1, "values": {"partner": "P-1"}, "where": {}}


def test_the_same_file_again_takes_the_place_of_unmended_rows_only(desk: Desk, held: Import):
    mended(held, desk, 3, partner="P-1")
    again = desk.bring(TEXT)
    assert statuses(held) == ["open"] + ["superseded"] * 5
    assert statuses(again) == ["open"] * 6


def test_rows_held_back_from_deletion_are_not_released(desk: Desk):
    desk.bring(sales(sale(1)))
    row = desk.bring("line,extra\n1,\n,x\n", mode="delete")
    assert (row.removed, row.quarantined) == (1, 1)
    with pytest.raises(StateError, match="cannot be released"):
        let_go(row, desk)
