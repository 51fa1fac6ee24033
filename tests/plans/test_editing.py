"""Two people at one draft: what merges, what clashes, what can be taken back."""

from decimal import Decimal
from typing import Any

import pytest
from tests.cast import Cast
from tests.plans.made import full_content, plan_of

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Person
from quarterdeck.plans import edits
from quarterdeck.plans.edits import Known
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Edit, Plan, Version
from quarterdeck.plans.services import editing
from quarterdeck.plans.services.clashes import ConflictError

KNOWN = Known(lambda line: [Decimal(100)] * 12, lambda key, month: [Decimal(1)] * 12)


def change(actor: Person, draft: Draft, revision: int = 0, *, anyway: bool = False, **request: Any) -> Draft:
    return editing.edit(
        actor=actor, draft=draft, revision=revision, request=edits.parse(request), known=KNOWN, anyway=anyway
    ).draft


def cell(month: int, amount: str, line: str = "l1") -> dict[str, Any]:
    return {"kind": "cells", "cells": [{"line": line, "month": month, "amount": amount}]}


def months(draft: Draft, key: str = "l1") -> list[str]:
    draft.refresh_from_db()
    return [str(amount) for amount in draft.value.line(key).months]


def test_changes_of_different_cells_stand_beside_each_other(cast: Cast, draft: Draft):
    change(cast.manager, draft, **cell(0, "5"))
    held = change(cast.executive, draft, **cell(1, "6"))  # Jonas had not seen Mia's
    assert (months(draft)[:2], held.revision) == (["5.00", "6.00"], 2)
    change(cast.manager, draft, 2, kind="add", of="family", sold="Storage", name="Storage")
    change(cast.executive, draft, 2, kind="add", of="family", sold="Network", name="Network")
    draft.refresh_from_db()
    assert [one.name for one in draft.value.lines][2:] == ["Storage", "Network"]


def test_who_comes_second_learns_whose_change_came_first(cast: Cast, draft: Draft):
    change(cast.manager, draft, **cell(2, "1300"))
    with pytest.raises(ConflictError) as refused:
        change(cast.executive, draft, **cell(2, "1500"))
    assert str(refused.value).startswith("Mia Brandt came first: Array 100, March 2027 is 1,300.00 since ")
    assert months(draft)[2] == "1300.00"
    change(cast.executive, draft, anyway=True, **cell(2, "1500"))
    assert months(draft)[2] == "1500.00"
    assert Edit.objects.last().changes == [["lines.l1.months.2", '"1300.00"', '"1500.00"']]


def test_a_spread_clashes_with_each_cell_that_another_changed(cast: Cast, draft: Draft):
    change(cast.manager, draft, kind="spread", lines=["l1"], first=0, last=2, amount="30", by="evenly")
    with pytest.raises(ConflictError, match="2 other places"):
        change(cast.executive, draft, kind="spread", lines=["l1"], first=0, last=11, amount="12", by="evenly")
    change(cast.executive, draft, **cell(0, "10"))  # what both want is no clash


def test_a_line_that_was_taken_out_and_months_that_moved(cast: Cast, draft: Draft):
    change(cast.manager, draft, kind="remove", lines=["l2"])
    with pytest.raises(ConflictError, match="Mia Brandt took Array 200 out of the plan"):
        change(cast.executive, draft, **cell(2, "1500", "l2"))
    change(cast.manager, draft, 1, kind="horizon", begins="2027-02", length=36)
    with pytest.raises(ConflictError, match="start is 2027-02") as refused:
        change(cast.executive, draft, 1, anyway=True, **cell(2, "1500"))
    assert refused.value.final
    plan = Plan.objects.get()
    assert (plan.begins.isoformat(), plan.ends.isoformat()) == ("2027-02-01", "2030-01-31")


def test_one_takes_back_ones_own_and_not_what_another_made_of_it(cast: Cast, draft: Draft):
    change(cast.manager, draft, **cell(0, "5"))
    change(cast.executive, draft, 1, **cell(1, "6"))
    change(cast.manager, draft, 2, **cell(2, "7"))
    editing.undo(actor=cast.manager, draft=draft)
    assert months(draft)[:3] == ["5.00", "6.00", "1003.00"]
    editing.undo(actor=cast.manager, draft=draft)
    assert months(draft)[:3] == ["1001.00", "6.00", "1003.00"]
    with pytest.raises(PlanError, match="nothing of yours to undo"):
        editing.undo(actor=cast.manager, draft=draft)
    editing.redo(actor=cast.manager, draft=draft)
    editing.redo(actor=cast.manager, draft=draft)
    assert months(draft)[:3] == ["5.00", "6.00", "7.00"]
    with pytest.raises(PlanError, match="nothing of yours to do again"):
        editing.redo(actor=cast.manager, draft=draft)
    draft.refresh_from_db()
    change(cast.executive, draft, draft.revision, **cell(2, "8"))
    with pytest.raises(PlanError, match="Jonas Keller has changed Array 100, March 2027 since"):
        editing.undo(actor=cast.manager, draft=draft)


def test_an_added_line_goes_again_and_another_ones_stays(cast: Cast):
    plan = plan_of(cast.manager, full_content(0))
    draft = plan.drafts.get()
    change(cast.manager, draft, kind="add", of="family", sold="Storage", name="Storage")
    change(cast.executive, draft, kind="add", of="family", sold="Network", name="Network")
    editing.undo(actor=cast.manager, draft=draft)
    draft.refresh_from_db()
    assert [one.name for one in draft.value.lines] == ["Network"]
    editing.undo(actor=cast.executive, draft=draft)
    draft.refresh_from_db()
    assert draft.value.lines == ()
    editing.redo(actor=cast.manager, draft=draft)
    draft.refresh_from_db()
    assert [one.key for one in draft.value.lines] == ["l1"]


def test_who_may_not_is_refused_and_a_sitting_is_one_entry(cast: Cast, draft: Draft):
    for month in range(3):
        change(cast.manager, draft, month, **cell(month, "5"))
    change(cast.executive, draft, 3, **cell(5, "5"))
    assert [entry.actor for entry in Entry.objects.filter(action="plan.edited")] == [
        cast.manager.email,
        cast.executive.email,
    ]
    for person in (cast.staff, cast.outsider, cast.manager_us):
        with pytest.raises(PlanError, match="cannot be changed now"):
            change(person, draft, **cell(9, "5"))
    Plan.objects.update(state="proposed")
    with pytest.raises(PlanError, match="cannot be changed now"):
        change(cast.manager, draft, **cell(9, "5"))


def test_what_changes_nothing_is_no_edit(cast: Cast, draft: Draft):
    assert change(cast.manager, draft, **cell(0, "1001")).revision == 0
    assert not Edit.objects.exists()


def test_a_key_is_given_once(cast: Cast, draft: Draft):
    change(cast.manager, draft, kind="add", of="family", sold="Storage", name="Storage")
    change(cast.manager, draft, 1, kind="remove", lines=["l3"])
    change(cast.manager, draft, 2, kind="add", of="family", sold="Network", name="Network")
    draft.refresh_from_db()
    assert [one.key for one in draft.value.lines] == ["l1", "l2", "l4"]
    said = full_content(5).model_dump(mode="json")
    Version.objects.create(
        plan=draft.plan, number=1, content=said, digest="0" * 64, side="vendor", proposed_by=cast.manager
    )
    change(cast.manager, draft, 3, kind="add", of="play", sold="a", name="A play")
    draft.refresh_from_db()
    assert draft.value.lines[-1].key == "l6"
