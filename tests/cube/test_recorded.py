"""Lines kept row by row, straight from the snapshot: those of the drill-down, only faster."""

import pytest
from tests.house import House

from quarterdeck.calendar import Span
from quarterdeck.cube import CubeError, recorded, rows
from quarterdeck.directory.scope import Scope

CHIEF = Scope(person="chief", everything=True, partners=frozenset(), managers=frozenset(), internal=True)
PARTNER = Scope(
    person="pat", everything=False, partners=frozenset({"P1"}), managers=frozenset(), internal=False
)


@pytest.fixture
def house(house: House) -> House:
    house.upsert("deals", *[
        {"deal": f"D{n}", "partner": f"P{1 + n % 2}", "amount": n, "created": "2026-01-01",
         "close_date": f"2026-0{1 + n}-15", "next_step": "ours"} for n in range(6)
    ])  # fmt: skip
    return house


@pytest.mark.parametrize("scope", [CHIEF, PARTNER])
def test_they_are_the_lines_of_the_lake(house: House, scope: Scope):
    snapshot, span = house.publish(), Span.parse("2026-Q1", house.settings.calendar)
    found = recorded(snapshot, scope, house.catalogue["deals"], span=span)
    listed = rows(snapshot, scope, house.lake, "deals", span=span)
    names = [heading.name for heading in listed.headings]
    expected = [dict(zip(names, line, strict=True)) for line in listed.rows]
    assert sorted(line["deal"] for line in found) == sorted(line["deal"] for line in expected)
    for line in found:
        twin = next(one for one in expected if one["deal"] == line["deal"])
        assert line == {name: twin[name] for name in line}
    assert all("next_step" in line for line in found) == scope.internal


def test_they_are_filtered(house: House):
    span = Span.parse("2026", house.settings.calendar)
    found = recorded(house.publish(), CHIEF, house.catalogue["deals"], span=span, where={"partner": ["P2"]})
    assert sorted(line["deal"] for line in found) == ["D1", "D3", "D5"]


def test_what_is_summed_up_by_month_has_none(house: House):
    with pytest.raises(CubeError, match="by month"):
        recorded(
            house.publish(), CHIEF, house.catalogue["sales"], span=Span.parse("2026", house.settings.calendar)
        )
