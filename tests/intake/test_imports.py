"""Imports change the lake as they say, once, and can be taken back."""

from decimal import Decimal
from random import Random

import pytest
from tests.cast import Cast
from tests.intake.desk import Desk, counts, reasons, sale, sales

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner, Person
from quarterdeck.intake.errors import EmptyFileError, IntakeError, PermissionDeniedError, StateError
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.services import undo_import

MAY = sales(*(sale(n, n, date=f"2026-05-{n:02}") for n in range(1, 11)))


def test_the_same_file_ten_times_has_one_effect(desk: Desk):
    text = MAY + sale("bad", "x")
    first = desk.bring(text)
    assert counts(first) == (11, 10, 0, 0, 1)
    for _ in range(9):
        assert counts(desk.bring(text)) == (11, 0, 0, 10, 1)
    assert (desk.version(), desk.totals()) == (0, (10, Decimal(55)))
    assert QuarantinedRow.objects.filter(status="open").count() == 1


def test_overlapping_and_reordered_files_give_the_same(desk: Desk):
    lines = [sale(n, n * 1.5, date=f"2026-{n % 9 + 1:02}-03") for n in range(60)]
    for start, shuffle in ((0, 1), (20, 2), (40, 3), (10, 4), (30, 5)):
        part = lines[start : start + 30]
        Random(shuffle).shuffle(part)
        desk.bring(sales(*part))
    assert desk.totals() == (60, Decimal(2655))


def test_a_corrected_row_changes_and_a_moved_one_is_not_doubled(desk: Desk):
    desk.bring(MAY)
    row = desk.bring(
        sales(sale(1, 100, date="2026-05-01"), sale(2, 2, date="2026-06-02"), sale(3, 3, date="2026-05-03"))
    )
    assert counts(row) == (3, 0, 2, 1, 0)
    assert desk.totals() == (10, Decimal(154))


def test_a_file_that_is_all_of_a_month(desk: Desk):
    desk.bring(MAY + sale("june", 7, date="2026-06-01"))
    row = desk.bring(
        sales(sale(1, 1, date="2026-05-01"), sale(2, 20, date="2026-05-02"), sale(3, 3, date="2026-06-30")),
        mode="replace",
        period="2026-05",
    )
    assert (*counts(row), row.removed) == (3, 0, 1, 1, 1, 8)
    assert reasons(row) == {4: {"date": "2026-06-30 is outside of 2026-05, which the file replaces."}}
    assert desk.totals() == (3, Decimal(28))


def test_a_file_that_is_all_of_a_month_of_one_partner(desk: Desk):
    desk.bring(MAY + sale("other", 7, partner="P-3", date="2026-05-01"))
    text = sales(
        sale("new", 1, partner="P-3", date="2026-05-09"), sale("x", 1, partner="P-1", date="2026-05-09")
    )
    row = desk.bring(text, mode="replace", period="2026-Q2", where={"partner": "P-3"})
    assert (*counts(row), row.removed) == (2, 1, 0, 0, 1, 1)
    assert desk.totals() == (11, Decimal(56))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"mode": "replace"}, "Say which period"),
        ({"mode": "replace", "period": "May"}, "'May' is not a period"),
        ({"mode": "replace", "period": "2026-05", "where": {"partnr": "P-1"}}, "Did you mean 'partner'"),
        ({"period": "2026-05"}, "only said when"),
        ({"subject": "sale"}, "Did you mean 'sales'"),
    ],
)
def test_wishes_that_make_no_sense(desk: Desk, more: dict[str, object], sentence: str):
    with pytest.raises(IntakeError, match=sentence):
        desk.bring(MAY, **more)


def test_deleting_rows_by_key(desk: Desk):
    desk.bring(MAY)
    row = desk.bring("line\n1\n2\n2\n99\n", mode="delete")
    assert (row.read, row.removed, row.unchanged, row.quarantined) == (4, 2, 2, 0)
    assert desk.totals() == (8, Decimal(52))
    undo_import(actor=None, row=row, publish=False, home=desk.home)
    assert desk.totals() == (10, Decimal(55))


def test_undo_takes_back_what_was_new_and_restores_what_was_changed(desk: Desk):
    first = desk.bring(MAY)
    before = desk.rows("sales", "* EXCLUDE (_import, _line)")
    second = desk.bring(sales(sale(1, 100, date="2026-07-01"), sale("new", 5)) + sale("bad", "x"))
    undo_import(actor=None, row=second, publish=False, home=desk.home)
    assert desk.rows("sales", "* EXCLUDE (_import, _line)") == before
    assert (second.status, second.quarantine.get().status) == ("undone", "dropped")
    with pytest.raises(StateError, match="is undone"):
        undo_import(actor=None, row=second, publish=False, home=desk.home)
    undo_import(actor=None, row=first, publish=False, home=desk.home)
    assert desk.totals() == (0, 0)
    assert counts(desk.bring(MAY)) == (10, 10, 0, 0, 0)


def test_the_directory_follows_and_so_does_undo(desk: Desk):
    row = desk.bring(
        "partner,name,type,currency\nP-1,Renamed,Reseller,EUR\nP-9,New,Reseller,EUR\n", "partners"
    )
    assert set(Partner.objects.filter(active=True).values_list("key", "name")) >= {
        ("P-1", "Renamed"),
        ("P-9", "New"),
    }
    undo_import(actor=None, row=row, publish=False, home=desk.home)
    assert Partner.objects.get(key="P-1").name == "Nordlicht Systems"
    assert not Partner.objects.get(key="P-9").active
    assert not Person.objects.get(email="mia@vendor.example").has_usable_password()


def test_publishing_gives_a_data_version_that_changes_with_the_data_only(desk: Desk):
    first, again = desk.bring(MAY, publish=True), desk.bring(MAY, publish=True)
    assert first.data_version == again.data_version == "000001"
    assert desk.bring(sales(sale(1, 5)), publish=True).data_version == "000002"


def test_an_import_is_on_record_and_in_the_log_once(desk: Desk):
    row = desk.bring(MAY, mapping_name="", name="Mai.csv")
    row.refresh_from_db()
    assert (row.status, row.file_name, row.format, len(row.sha256)) == ("done", "Mai.csv", "CSV", 64)
    assert row.mapping["columns"]["amount"] == "amount"
    assert (row.version_before, row.version) == (None, 0)
    (entry,) = Entry.objects.filter(object=f"import:{row.key}")
    assert (entry.action, entry.actor, entry.after["new"]) == ("import.finished", "system", 10)
    assert desk.rows("sales", "min(_import), min(_line), max(_line)") == [(row.key, 2, 11)]


def test_a_failed_import_is_on_record_and_not_in_the_log(desk: Desk):
    with pytest.raises(EmptyFileError):
        desk.bring("line,date\n")
    row = Import.objects.first()
    assert row
    assert (row.status, row.error, row.read) == ("failed", "The file has a header but no rows.", 0)
    assert not Entry.objects.filter(object=f"import:{row.key}").exists()
    with pytest.raises(StateError, match="nothing to undo"):
        undo_import(actor=None, row=row, home=desk.home)
    assert not list(desk.home.staging.iterdir())


def test_what_is_not_used_is_noted(desk: Desk):
    row = desk.bring("line,date,partner,quantity,amount,currency,weather\n1,2026-05-01,P-1,1,5,EUR,fine\n")
    assert row.notes == ["Not used: weather."]


def test_only_the_vendors_operations_and_chief_may_import(cast: Cast, desk_of_cast: Desk):
    for actor in (cast.executive, cast.distributor, cast.manager, cast.regional):
        with pytest.raises(PermissionDeniedError):
            desk_of_cast.bring("product,name\nS,Shelf\n", "products", actor=actor)
    row = desk_of_cast.bring("product,name\nS,Shelf\n", "products", actor=cast.operations)
    assert row.actor == cast.operations
    assert Entry.objects.get(object=f"import:{row.key}").actor == cast.operations.email
    with pytest.raises(PermissionDeniedError):
        undo_import(actor=cast.executive, row=row, home=desk_of_cast.home)
