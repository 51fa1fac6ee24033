"""What the partner side does not see of its own partners' lines: quotas, resellers' plans, rivals' trade."""

from dataclasses import replace
from datetime import date

import pytest
from tests.house import House

from quarterdeck.calendar import Span
from quarterdeck.cube import rows, widest_gaps
from quarterdeck.directory.scope import Scope

SEEN = {"everything": False, "managers": frozenset[str]()}
ABOVE = Scope(person="dee", partners=frozenset({"D1", "P1"}), own=frozenset({"D1"}), internal=False, **SEEN)
RESELLER = Scope(person="pat", partners=frozenset({"P1"}), own=frozenset({"P1"}), internal=False, **SEEN)
VENDOR = Scope(person="mia", partners=frozenset({"D1", "P1"}), internal=True, **SEEN)


@pytest.fixture
def house(house: House) -> House:
    house.upsert("partners", {"partner": "D2", "name": "Rival"})
    house.upsert("sales", *[
        {"line": line, "partner": partner, "distributor": through, "date": "2026-02-01", "amount": amount}
        for line, partner, through, amount in (
            ("L1", "P1", "D1", 1), ("L2", "P1", "D2", 10), ("L3", "P1", None, 100), ("L4", "D1", "D2", 1000)
        )
    ])  # fmt: skip
    house.upsert("targets", *[
        {"target": basis, "basis": basis, "partner": "P1", "date": "2026-02-01", "amount": amount}
        for basis, amount in (("target", 5), ("quota", 50), ("plan", 5000))
    ])  # fmt: skip
    return house


def listed(house: House, scope: Scope, subject: str, **more) -> set[str]:
    span = Span.parse("2026", house.settings.calendar)
    found = rows(house.publish(), scope, house.lake, subject, span=span, **more)
    place = [heading.name for heading in found.headings].index(house.catalogue[subject].key[0])
    assert found.total == len(found.rows)
    return {row[place] for row in found.rows}


def test_a_line_through_a_rival_is_out_of_the_distributors_sight(house: House):
    assert listed(house, ABOVE, "sales") == {"L1", "L3", "L4"}
    assert listed(house, ABOVE, "sales", where={"partner": ["P1"]}) == {"L1", "L3"}
    assert listed(house, RESELLER, "sales") == {"L1", "L2", "L3"}
    assert listed(house, VENDOR, "sales") == {"L1", "L2", "L3", "L4"}


def test_quotas_are_the_vendors_and_a_plan_is_for_the_company_that_signed_it(house: House):
    house.upsert("targets", {"target": "own", "basis": "plan", "partner": "D1", "date": "2026-02-01"})
    assert listed(house, RESELLER, "targets") == {"target", "plan"}
    assert listed(house, ABOVE, "targets") == {"target", "own"}
    for scope in (ABOVE, RESELLER):
        assert listed(house, scope, "targets", where={"basis": ["quota"]}) == set()
    assert listed(house, ABOVE, "targets", where={"partner": ["P1"], "basis": ["plan"]}) == set()
    assert listed(house, VENDOR, "targets") == {"target", "quota", "plan", "own"}


def test_what_has_no_basis_or_one_that_nobody_knows_is_the_vendors(house: House):
    """A row of tomorrow's kind is hidden until somebody decides about it, as is a plan of no partner's."""
    house.upsert(
        "targets",
        *[
            {"target": f"{basis}/{partner}", "basis": basis, "partner": partner, "date": "2026-02-01"}
            for basis, partner in (("stretch", "P1"), ("PLAN", "P1"), ("plan", None))
        ],
    )
    assert listed(house, RESELLER, "targets") == {"target", "plan"}
    assert listed(house, replace(RESELLER, own=frozenset()), "targets") == {"target"}


def test_lines_of_targets_are_filtered_by_basis(house: House):
    assert listed(house, VENDOR, "targets", where={"basis": ["quota"]}) == {"quota"}


def test_where_to_look_first_is_told_by_what_is_in_sight(house: House):
    """By its plan P1 is furthest behind, by what its distributor sees of it D1 is."""
    house.upsert("targets", {"target": "D", "basis": "plan", "partner": "D1", "date": "2026-02-01"})
    house.upsert("sales", {"line": "L5", "partner": "P1", "date": "2026-02-02", "amount": 2000})
    span, day = Span.parse("2026-02", house.settings.calendar), date(2026, 2, 28)
    ask = {"span": span, "basis": "plan", "today": day, "most": 9}
    assert widest_gaps(house.publish(), VENDOR, **ask) == ["P1", "D1"]
    assert widest_gaps(house.publish(), ABOVE, **ask) == ["D1", "P1"]


def test_of_sealed_partners_no_line_is_in_sight(house: House):
    sealed = replace(ABOVE, sealed=ABOVE.below)
    assert listed(house, sealed, "sales") == {"L4"}
    assert listed(house, sealed, "sales", where={"partner": ["P1"]}) == set()
    assert listed(house, sealed, "targets") == set()
