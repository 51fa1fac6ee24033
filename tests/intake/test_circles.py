"""Nobody stands above themselves: rows that would close a circle are held back, and only those."""

from itertools import pairwise

import pytest
from tests.intake.desk import Desk, reasons

from quarterdeck.intake.errors import RejectedError
from quarterdeck.intake.quarantine import mend, release

TOP = "territory,name,parent,level\nW,World,,group\nE,East,W,region\nN,North,W,region\n"


def under(**parents: str) -> str:
    """Partners in a file; P_4 stands for P-4."""
    lines = [f"{key.replace('_', '-')},Partner {key},Reseller,EUR,{above}" for key, above in parents.items()]
    return "\n".join(["partner,name,type,currency,parent", *lines, ""])


@pytest.fixture
def tree(desk: Desk) -> Desk:
    """P-3 under P-2 under P-1."""
    desk.bring(under(P_1="", P_2="P-1", P_3="P-2"), "partners")
    return desk


def parents(desk: Desk) -> dict[str, str | None]:
    return dict(desk.rows("partners", "partner, parent"))


def test_a_circle_of_three_over_file_and_lake(tree: Desk):
    row = tree.bring(under(P_1="P-3", P_4="P-3"), "partners")
    assert reasons(row) == {2: {"parent": "'P-1' would stand above itself: P-1, P-3, P-2, P-1."}}
    assert parents(tree) == {"P-1": None, "P-2": "P-1", "P-3": "P-2", "P-4": "P-3"}


def test_a_circle_within_the_file_takes_along_who_would_stand_under_it(tree: Desk):
    row = tree.bring(under(X="Y", Y="X", Z="X", P_3="P-1"), "partners")
    assert reasons(row) == {
        2: {"parent": "'X' would stand above itself: X, Y, X."},
        3: {"parent": "'Y' would stand above itself: Y, X, Y."},
        4: {"parent": "Parent 'X' is not known. It is held back itself; mend and release it first."},
    }
    assert parents(tree)["P-3"] == "P-1"


def test_somebody_under_themselves(tree: Desk):
    row = tree.bring(under(P_2="P-2", P_3=""), "partners")
    assert reasons(row) == {2: {"parent": "'P-2' cannot be its own parent."}}


def test_turning_a_tree_round_is_no_circle(tree: Desk):
    row = tree.bring(under(P_1="P-2", P_2="P-3", P_3=""), "partners")
    assert (row.changed, row.quarantined) == (3, 0)


def test_what_is_set_aside_may_leave_another_circle(tree: Desk):
    """P-2 and X close one with each other; so P-2 stays under P-1, and P-1 cannot go under it."""
    row = tree.bring(under(P_2="X", X="P-2", P_1="P-2", P_4=""), "partners")
    assert sorted(reasons(row)) == [2, 3, 4]
    assert parents(tree)["P-1"] is None


def test_territories_too_and_a_list_that_is_all_there_is(desk: Desk):
    desk.bring(TOP, "territories")
    row = desk.bring("territory,name,parent,level\nW,World,N,group\nE,East,,region\n", "territories")
    assert reasons(row) == {2: {"parent": "'W' would stand above itself: W, N, W."}}
    turned = "territory,name,parent,level\nW,World,E,group\nE,East,,region\n"
    assert desk.bring(turned, "territories", mode="replace").quarantined == 0


def test_a_long_circle_is_cut_short_and_a_long_chain_is_none(desk: Desk):
    many = [f"Q-{n}" for n in range(2_000)]
    chain = under(**dict(pairwise(reversed(many))), **{many[0]: ""})
    assert desk.bring(chain, "partners").quarantined == 0
    with pytest.raises(RejectedError, match=r"'Q-0' would stand above itself: Q-0, Q-1999, .*, \.\.\.\."):
        desk.bring(under(**{many[0]: many[-1]}), "partners")


def test_mended_it_is_released(tree: Desk):
    row = tree.bring(under(P_1="P-3", P_4="P-3"), "partners")
    mend(actor=None, imported=row, values={"parent": ""}, home=tree.home)
    release(actor=None, imported=row, publish=False, home=tree.home)
    assert not row.quarantine.filter(status="open").exists()
