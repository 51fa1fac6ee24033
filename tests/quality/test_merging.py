"""One partner under two keys becomes one, and can become two again."""

from decimal import Decimal

import pytest
from tests.cast import Cast
from tests.intake.desk import Desk, sale, sales

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner
from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.quality import merging
from quarterdeck.quality.models import Merge
from quarterdeck.quality.services import QualityError

PARTNERS = """partner,name,type,currency,parent
P-1,Nordlicht Systems,Reseller,EUR,
P-9,Nordlicht GmbH,Reseller,EUR,
P-7,Below,Reseller,EUR,P-9
"""
PEOPLE = """person,name,role,partner
mia.brandt@tarnvale.example,Mia Brandt,partner manager,
new@nordlicht.example,New,partner staff,P-9
"""
ASSIGNMENTS = "partner,manager,since\nP-9,mia.brandt@tarnvale.example,2025-01-01\n"


@pytest.fixture
def desk(tmp_path, cast: Cast, settings) -> Desk:
    settings.HOME = Home(tmp_path / "home")
    made = Desk(settings.HOME, tmp_path / "files")
    for subject, text in (
        ("partners", PARTNERS),
        ("products", "product,name\nSKU-1,Array\n"),
        ("people", PEOPLE),
        ("assignments", ASSIGNMENTS),
        ("sales", sales(sale("A", "10.00", partner="P-1"), sale("B", "5.55", partner="P-9"))),
    ):
        made.bring(text, subject)
    return made


def merged(desk: Desk, cast: Cast) -> Merge:
    merge = merging.plan(actor=cast.operations, stays="P-1", goes="P-9")
    merging.carry_out(merge, desk.home)
    merge.refresh_from_db()
    assert (merge.state, merge.error) == ("done", "")
    return merge


def state(desk: Desk) -> dict[str, object]:
    return {
        "sales": desk.rows("sales", "line, partner, amount"),
        "partners": desk.rows("partners", "partner, name, parent"),
        "people": desk.rows("people", "person, partner"),
        "assignments": desk.rows("assignments", "partner, manager"),
        "active": sorted(Partner.objects.filter(active=True).values_list("pk", flat=True)),
    }


def test_all_rows_go_to_the_one_that_stays(desk: Desk, cast: Cast):
    merged(desk, cast)
    after = state(desk)
    assert after["sales"] == [("A", "P-1", Decimal("10.0000")), ("B", "P-1", Decimal("5.5500"))]
    assert after["partners"] == [("P-1", "Nordlicht Systems", None), ("P-7", "Below", "P-1")]
    assert ("new@nordlicht.example", "P-1") in after["people"]
    assert after["assignments"] == []
    assert after["active"] == ["P-1", "P-7"]


def test_files_that_still_say_the_old_key_or_name_are_understood(desk: Desk, cast: Cast):
    merged(desk, cast)
    row = desk.bring(sales(sale("C", "1.00", partner="P-9"), sale("D", "2.00", partner="Nordlicht GmbH")))
    assert (row.new, row.quarantined) == (2, 0)
    assert [partner for _, partner in desk.rows("sales", "line, partner")] == ["P-1"] * 4


def test_a_list_with_the_old_partner_does_not_bring_it_back(desk: Desk, cast: Cast):
    merged(desk, cast)
    row = desk.bring(PARTNERS, "partners", file_name="again.csv")
    assert (row.read, row.unchanged, row.quarantined) == (3, 3, 0)
    assert not Partner.objects.get(pk="P-9").active


def test_undone_both_are_there_as_they_were(desk: Desk, cast: Cast):
    before = state(desk)
    merge = merged(desk, cast)
    merging.undo(actor=cast.operations, merge=merge, home=desk.home)
    assert state(desk) == before
    assert desk.rows("aliases", "alias") == []
    with pytest.raises(QualityError, match="nothing to undo"):
        merging.undo(actor=cast.operations, merge=merge, home=desk.home)


def test_a_merge_that_fails_changes_nothing(desk: Desk, cast: Cast, monkeypatch):
    before, run_import = state(desk), merging.run_import

    def until_partners(**request):
        if request["subject"] == "aliases":
            request["subject"] = "no such subject"
        return run_import(**request)

    monkeypatch.setattr(merging, "run_import", until_partners)
    merge = merging.plan(actor=cast.operations, stays="P-1", goes="P-9")
    merging.carry_out(merge, desk.home)
    assert (merge.state, state(desk)) == ("failed", before)
    assert "no such subject" in merge.error


def test_what_cannot_be_merged(desk: Desk, cast: Cast):
    with pytest.raises(QualityError, match="above each other"):
        merging.plan(actor=cast.operations, stays="P-7", goes="P-9")
    with pytest.raises(QualityError, match="same partner"):
        merging.plan(actor=cast.operations, stays="P-1", goes="P-1")
    with pytest.raises(QualityError, match="Channel operations"):
        merging.plan(actor=cast.manager, stays="P-1", goes="P-9")
    with pytest.raises(Partner.DoesNotExist):
        merging.plan(actor=cast.operations, stays="P-1", goes="P-404")
    assert not Merge.objects.exists()


def test_each_step_is_in_the_log_once(desk: Desk, cast: Cast):
    merge = merged(desk, cast)
    actions = Entry.objects.filter(object=merge.key).values_list("action", flat=True)
    assert list(actions) == ["merge.planned", "merge.done"]
    assert Import.objects.filter(pk__in=merge.imports, status="done", actor=cast.operations).count() == len(
        merge.imports
    )
