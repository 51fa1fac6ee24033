"""The past restated: what came, changed and went since a version, and that the totals agree with the rows."""

from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.house import House

from quarterdeck.calendar import Span
from quarterdeck.cube import Cause, CubeError, Restated, Snapshot, restated, rows
from quarterdeck.directory.scope import Scope

CHIEF = Scope(person="chief", everything=True, partners=frozenset(), managers=frozenset(), internal=True)
PARTNER = Scope(
    person="pat", everything=False, partners=frozenset({"P1"}), managers=frozenset(), internal=False
)
STRANGER = Scope(
    person="zoe", everything=False, partners=frozenset({"D1"}), managers=frozenset(), internal=False
)
QUARTER = "2026-Q1"


@pytest.fixture
def house(house: House) -> House:
    """Four lines in January, February and March, one of them another partner's; version 0."""
    house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.9"})
    house.upsert("sales", *[
        {"line": line, "date": day, "partner": partner, "amount": amount, "cost": 1}
        for line, day, partner, amount in (
            ("L1", "2026-01-10", "P1", 100), ("L2", "2026-02-10", "P1", 200),
            ("L3", "2026-03-10", "P1", 300), ("L4", "2026-02-20", "P2", 400),
        )
    ])  # fmt: skip
    house.publish()
    return house


def ask(house: House, scope: Scope = CHIEF, *, before: int | None = 0, **more: Any) -> Restated:
    """The first quarter of P1, unless asked otherwise; its totals are those of the rows then and now."""
    snapshot = house.publish()
    asked = {"span": Span.parse(QUARTER, snapshot.calendar), "where": {"partner": ["P1"]}, **more}
    found = restated(snapshot, scope, house.lake, "sales", before=before, **asked)
    measure = asked.get("measure", "amount")
    rest = {name: asked[name] for name in ("span", "where")}
    for version, total in ((before, found.before), (snapshot.lake_versions["sales"], found.after)):
        if version is not None:
            was = rows(_at(snapshot, version), scope, house.lake, "sales", **rest)
            assert total == (was.sums[measure] or 0)
    moved = sum(one.sum for one in found.moved.values())
    assert found.before + moved == found.after
    assert sum((line.after or 0) - (line.before or 0) for line in found.lines) == moved
    return found


def _at(snapshot: Snapshot, version: int) -> Snapshot:
    was = copy(snapshot)
    was.lake_versions = {**snapshot.lake_versions, "sales": version}
    return was


def told(found: Restated) -> list[tuple[str, str, Decimal | None, Decimal | None]]:
    return [(line.kind, line.key[0], line.before, line.after) for line in found.lines]


def test_nothing_restated(house: House):
    found = ask(house)
    assert (found.before, found.after, found.count, list(found.lines)) == (600, 600, 0, [])


def test_a_late_row_is_added(house: House):
    house.upsert("sales", {"line": "L9", "date": "2026-03-31", "amount": 50}, import_id="7")
    house.upsert("sales", {"line": "L10", "date": "2026-04-01", "amount": 70}, import_id="8")
    found = ask(house, causes=True)
    assert told(found) == [("added", "L9", None, 50)]
    assert found.lines[0].day == date(2026, 3, 31)
    assert found.lines[0].cause == Cause("7")


def test_a_corrected_row_is_changed_and_a_deleted_one_removed(house: House):
    house.upsert("sales", {"line": "L1", "date": "2026-01-10", "amount": 80}, import_id="7")
    house.delete("sales", {"line": "L3"}, import_id="8")
    found = ask(house, causes=True)
    assert told(found) == [("removed", "L3", 300, None), ("changed", "L1", 100, 80)]
    assert [line.cause for line in found.lines] == [Cause("8"), Cause("7")]
    assert {kind: (one.lines, one.sum) for kind, one in found.moved.items()} == {
        "added": (0, 0), "changed": (1, -20), "removed": (1, -300),
    }  # fmt: skip


def test_what_changes_another_column_restates_no_amount(house: House):
    house.upsert("sales", {"line": "L1", "date": "2026-01-11", "amount": 100, "quantity": 5})
    assert ask(house).count == 0
    assert told(ask(house, measure="quantity")) == [("changed", "L1", 1, 5)]


def test_an_import_undone_takes_its_rows_away_and_puts_others_back(house: House):
    house.upsert("sales", {"line": "L1", "amount": 80, "date": "2026-01-10"}, import_id="2")
    house.upsert("sales", {"line": "L5", "amount": 9, "date": "2026-02-01"}, import_id="2")
    house.delete("sales", {"line": "L2"}, import_id="3")
    reviewed = house.lake.version("sales")
    house.lake.undo(house.con, "sales", import_id="2")
    house.upsert("sales", {"line": "L6", "amount": 5, "date": "2026-02-01"}, import_id="4")
    house.lake.undo(house.con, "sales", import_id="3")
    found = ask(house, before=reviewed, causes=True)
    assert [(*line[:2], found.lines[n].cause) for n, line in enumerate(told(found))] == [
        ("added", "L2", Cause("3", undone=True)),
        ("changed", "L1", Cause("2", undone=True)),
        ("removed", "L5", Cause("2", undone=True)),
        ("added", "L6", Cause("4")),
    ]
    assert ask(house).moved["added"].lines == 1, "against the first version only L6 is new"


def test_a_row_that_left_the_partner_or_the_quarter_is_removed(house: House):
    house.upsert("sales", {"line": "L1", "amount": 100, "date": "2026-01-10", "partner": "P2"}, import_id="2")
    house.upsert("sales", {"line": "L3", "amount": 300, "date": "2026-04-02"}, import_id="3")
    found = ask(house, causes=True)
    assert told(found) == [("removed", "L3", 300, None), ("removed", "L1", 100, None)]
    assert [line.cause for line in found.lines] == [Cause("3"), Cause("2")]
    other = ask(house, where={"partner": ["P2"]})
    assert told(other) == [("added", "L1", None, 100)]


def test_a_row_that_moved_inside_the_quarter_changed(house: House):
    house.upsert("sales", {"line": "L1", "amount": 100, "date": "2026-02-10"})
    found = ask(house)
    assert told(found) == [("changed", "L1", 100, 100)]
    month = ask(house, span=Span.parse("2026-02", house.settings.calendar))
    assert told(month) == [("added", "L1", None, 100)]


def test_rates_of_today_for_both(house: House):
    """The only line of its day is deleted: its amount before is known all the same, by today's rate."""
    house.upsert("sales", {"line": "USD", "date": "2026-01-20", "amount": 10, "currency": "USD"})
    reviewed = house.lake.version("sales")
    house.publish()
    house.delete("sales", {"line": "USD"})
    house.upsert("exchange_rates", {"currency": "USD", "date": "2026-01-01", "rate": "0.8"})
    snapshot = house.publish(force_full=True)
    span = Span.parse(QUARTER, snapshot.calendar)
    found = restated(snapshot, CHIEF, house.lake, "sales", before=reviewed, span=span, where={})
    assert told(found) == [("removed", "USD", 8, None)]
    assert (found.before, found.after) == (1008, 1000)


def test_amounts_as_reported_need_one_currency(house: House):
    house.upsert("sales", {"line": "L1", "date": "2026-01-10", "amount": 90, "currency": "EUR"})
    assert told(ask(house, measure="amount_own")) == [("changed", "L1", 100, 90)]
    house.upsert("sales", {"line": "USD", "date": "2026-01-20", "amount": 10, "currency": "USD"})
    with pytest.raises(CubeError, match="in several currencies: EUR, USD"):
        restated(
            house.publish(), CHIEF, house.lake, "sales",
            before=0, span=Span.parse(QUARTER, house.settings.calendar), where={}, measure="amount_own",
        )  # fmt: skip


def test_a_target_is_restated_by_its_months(house: House):
    house.upsert("targets", {"target": "T", "date": "2026-01-01", "span": "quarter", "amount": 90})
    house.upsert("targets", {"target": "T", "date": "2026-01-01", "span": "quarter", "amount": 120})
    snapshot = house.publish()
    span = Span.parse("2026-02", snapshot.calendar)
    found = restated(snapshot, CHIEF, house.lake, "targets", before=0, span=span, where={})
    assert [(line.key, line.before, line.after) for line in found.lines] == [
        (("T", date(2026, 2, 1)), 30, 40)
    ]
    assert (found.before, found.after) == (30, 40)


def test_before_there_was_anything_all_is_added(house: House):
    found = ask(house, before=None)
    assert (found.before, found.after, found.moved["added"].lines) == (0, 600, 3)


def test_the_largest_are_listed_and_all_are_counted(house: House):
    house.upsert("sales", *[
        {"line": f"N{number}", "date": "2026-03-01", "amount": number} for number in range(1, 10)
    ])  # fmt: skip
    snapshot = house.publish()
    span = Span.parse(QUARTER, snapshot.calendar)
    found = restated(snapshot, CHIEF, house.lake, "sales", before=0, span=span, where={}, most=3)
    assert [line.key[0] for line in found.lines] == ["N9", "N8", "N7"]
    assert (found.moved["added"].lines, found.moved["added"].sum) == (9, 45)


def test_compacting_restates_nothing(house: House):
    for number in range(3):
        house.upsert("sales", {"line": f"N{number}", "date": "2026-06-01"})
    reviewed = house.lake.version("sales")
    house.lake.compact("sales")
    assert ask(house, before=reviewed, span=Span.parse("2026", house.settings.calendar)).count == 0


def test_another_partners_rows_stay_theirs(house: House):
    house.upsert("sales", {"line": "L1", "date": "2026-01-10", "amount": 80}, import_id="7")
    house.upsert("sales", {"line": "L4", "date": "2026-02-20", "amount": 1, "partner": "P2"}, import_id="7")
    own = ask(house, PARTNER, where={}, causes=True)
    assert told(own) == [("changed", "L1", 100, 80)]
    assert own.lines[0].cause is None, "imports are the vendor's business"
    for scope, where in ((PARTNER, {"partner": ["P2"]}), (STRANGER, {"partner": ["P1"]}), (STRANGER, {})):
        nothing = ask(house, scope, where=where)
        assert (nothing.before, nothing.after, nothing.count) == (0, 0, 0)


def test_internal_measures_are_not_there_for_a_partner(house: House):
    house.upsert("sales", {"line": "L1", "date": "2026-01-10", "amount": 100, "cost": 5})
    assert told(ask(house, measure="cost")) == [("changed", "L1", 1, 5)]
    for measure in ("cost", "cost_own", "nonsense", "customer"):
        with pytest.raises(CubeError, match=f"Sales have no '{measure}'"):
            ask(house, PARTNER, measure=measure)
    assert ask(house, PARTNER).count == 0


def test_a_version_that_is_not_there_is_said(house: House):
    with pytest.raises(CubeError, match="Sales: version 99 of the lake cannot be read any more"):
        ask(house, before=99)
    snapshot, span = house.publish(), Span.parse(QUARTER, house.settings.calendar)
    with pytest.raises(CubeError, match="Deals: version 0 of the lake cannot be read any more"):
        restated(snapshot, CHIEF, house.lake, "deals", before=0, span=span, where={})
