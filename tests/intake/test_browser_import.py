"""Imports as channel operations do them in the browser: drop, settle, start, read, mend, undo."""

import os
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend
from tests.cast import Cast
from tests.intake.counter import QUIET_TASKS, form_of, hand_in, says, start, work
from tests.intake.desk import PARTNERS, PRODUCTS, RATES, Desk, sale, sales

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Role
from quarterdeck.intake.mapping_form import header_of
from quarterdeck.intake.models import Import, QuarantinedRow, Upload
from quarterdeck.intake.running import MESSAGE
from quarterdeck.intake.stored import KEPT, clear_old, path_of

GERMAN = """Auftrag;Datum;Partner;Menge;Umsatz;Währung
A-1;31.03.2026;P-1;2;1.250,00;EUR
A-2;01.04.2026;P-1;1;99,50;EUR
"""


@pytest.fixture
def counter(desk_of_cast: Desk, settings) -> Desk:
    settings.TASKS = QUIET_TASKS
    default_task_backend.clear()
    for subject, text in (("partners", PARTNERS), ("products", PRODUCTS), ("exchange_rates", RATES)):
        desk_of_cast.bring(text, subject)
    return desk_of_cast


@pytest.fixture
def tomas(counter: Desk, cast: Cast, client_of) -> Client:
    """Channel operations' browser."""
    return client_of(cast.operations)


def upload_of(client: Client, text: str, name: str = "sales.csv") -> Upload:
    answer = hand_in(client, name, text.encode())
    assert answer.status_code == 302, says(answer)
    return Upload.objects.latest("pk")


def page(client: Client, name: str, *args: object) -> str:
    return says(client.get(reverse(name, args=args)))


def test_a_file_from_drop_to_undo(counter: Desk, tomas: Client, cast: Cast):
    upload = upload_of(tomas, sales(sale(1), sale(2, partner="P-9")))
    assert page(tomas, "upload", upload.pk).startswith("sales.csv: 2 rows, taken as sales 1 of 2 rows pass.")
    row = start(tomas, upload)
    assert row
    assert (row.status, row.actor, row.step) == ("done", cast.operations, "")
    assert page(tomas, "import_show", row.pk) == "2 rows read: 1 new, 1 held back."
    assert not list(counter.home.uploads.iterdir())
    assert tomas.get(reverse("upload", args=[upload.pk])).url == f"/imports/{row.pk}/"
    assert "1 row that it brought in is taken away." in tomas.get(f"/imports/{row.pk}/undo/").content.decode()
    tomas.post(f"/imports/{row.pk}/undo/")
    assert "Undo is waiting for its turn." in page(tomas, "import_show", row.pk)
    work()
    assert page(tomas, "import_show", row.pk) == "Undone. It had: 2 rows read: 1 new, 1 held back."
    assert counter.totals()[0] == 0
    actions = list(Entry.objects.filter(actor=cast.operations.email).values_list("action", flat=True))
    wanted = ["upload.received", "upload.started", "import.finished", "import.undo_asked", "import.undone"]
    assert actions == wanted


def test_columns_are_settled_on_the_page_and_known_the_next_time(counter: Desk, tomas: Client):
    upload = upload_of(tomas, GERMAN)
    assert "what are its rows?" in page(tomas, "upload", upload.pk)
    tomas.post(f"/imports/files/{upload.pk}/mapping/", {"subject": "sales"})
    upload.refresh_from_db()
    assert header_of(upload.mapping["columns"]["partner"]) == "Partner"
    assert "Columns are missing that every row needs" in page(tomas, "upload", upload.pk)
    chosen = {"to-0": "line", "to-1": "date", "to-3": "quantity", "to-4": "amount", "to-5": "currency"}
    tomas.post(f"/imports/files/{upload.pk}/mapping/", form_of(upload) | chosen)
    upload.refresh_from_db()
    assert upload.mapping["columns"]["date"] == {"from": "Datum", "format": "%d.%m.%Y"}
    assert upload.mapping["columns"]["amount"] == {"from": "Umsatz", "decimal": ","}
    assert "2 of 2 rows pass." in page(tomas, "upload", upload.pk)
    start(tomas, upload, save_as="navision")
    assert counter.rows("sales", "amount, date")[0][0] == 99.5
    again = upload_of(tomas, GERMAN.replace("99,50", "100,50"))
    assert (again.subject, again.mapping_name) == ("sales", "navision")
    tomas.post("/imports/mappings/navision/name/", {"name": "erp"})
    assert b"erp" in tomas.get("/imports/mappings/").content
    tomas.post("/imports/mappings/erp/removal/")
    assert not list(counter.home.mappings.iterdir())


def test_another_choice_for_a_column_takes_it_from_the_first(tomas: Client):
    upload = upload_of(tomas, "line,date,partner,quantity,net,amount,currency\n1,2026-03-05,P-1,1,7,9,EUR\n")
    form = form_of(upload) | {"to-4": "amount"}
    tomas.post(f"/imports/files/{upload.pk}/mapping/", form)
    upload.refresh_from_db()
    assert header_of(upload.mapping["columns"]["amount"]) == "net"


def test_one_value_for_all_rows(counter: Desk, tomas: Client):
    upload = upload_of(tomas, "line,date,partner,quantity,amount\n1,2026-03-05,P-1,1,9\n")
    tomas.post(f"/imports/files/{upload.pk}/mapping/", {"subject": "sales"})
    upload.refresh_from_db()
    assert "A column is missing that every row needs: Currency" in page(tomas, "upload", upload.pk)
    row = start(tomas, upload, fixed__currency="EUR")
    assert row
    assert counter.rows("sales", "currency") == [("EUR",)]


def test_a_period_is_replaced_and_rows_are_deleted(counter: Desk, tomas: Client):
    start(tomas, upload_of(tomas, sales(sale(1), sale(2), sale("june", date="2026-06-01"))))
    row = start(tomas, upload_of(tomas, sales(sale(1))), mode="replace", period="2026-03")
    assert row
    assert (row.unchanged, row.removed) == (1, 1)
    gone = upload_of(tomas, "line\njune\n")
    tomas.post(f"/imports/files/{gone.pk}/mapping/", {"subject": "sales"})
    gone.refresh_from_db()
    row = start(tomas, gone, mode="delete")
    assert row
    assert row.removed == 1


def test_held_back_rows_are_mended_in_the_grid(counter: Desk, tomas: Client):
    lines = [sale(n, partner="Nordlict Systems") for n in range(3)]
    row = start(
        tomas, upload_of(tomas, sales(*lines, sale(7), sale(8, date="soon"), sale(9, "x", quantity="")))
    )
    assert row
    assert page(tomas, "held", row.pk).startswith("5 rows of sales are held back")
    grid = tomas.get(f"/imports/{row.pk}/held/").content.decode()
    assert "Replace in 3 rows" in grid
    assert 'value="P-1" required' in grid
    tomas.post(
        f"/imports/{row.pk}/held/values/", {"column": "partner", "value": "Nordlict Systems", "by": "P-1"}
    )
    cells = {"cell-6-date": "2026-03-09", "cell-7-amount": "5", "cell-7-quantity": "zwei"}
    told = tomas.post(f"/imports/{row.pk}/held/cells/", cells, follow=True)
    assert "2 rows were mended; 1 can be released now." in says(told)
    assert "is not a number" in told.content.decode()
    tomas.post(f"/imports/{row.pk}/held/cells/", {"cell-7-quantity": "zwei", "release": "1"})
    work()
    assert counter.totals()[0] == 5
    assert row.releases.get().new == 4
    for odd in ("all", "9" * 20):
        assert tomas.post(f"/imports/{row.pk}/held/drop/", {"line": odd}).status_code == 404
        told = tomas.post(f"/imports/{row.pk}/held/cells/", {f"cell-{odd}-quantity": "1"}, follow=True)
        assert "Nothing was changed." in says(told)
    told = tomas.post(f"/imports/{row.pk}/held/drop/", {"line": "7"}, follow=True)
    assert "1 row was given up." in says(told)
    assert not QuarantinedRow.objects.filter(status="open").exists()


def test_nobody_is_there_to_do_it(counter: Desk, tomas: Client):
    upload = upload_of(tomas, sales(sale(1)))
    tomas.post(f"/imports/files/{upload.pk}/start/", form_of(upload))
    assert "the worker is not running" in page(tomas, "upload", upload.pk)
    counter.home.heartbeat.touch()
    assert "It begins in a moment." in page(tomas, "upload", upload.pk)
    tomas.post(f"/imports/files/{upload.pk}/start/")
    work()
    assert Import.objects.filter(upload=upload).count() == 1


def test_the_server_stops_in_the_middle_and_the_file_is_still_there(
    counter: Desk, tomas: Client, monkeypatch
):
    upload = upload_of(tomas, sales(sale(1)))
    with monkeypatch.context() as patch:
        patch.setattr("quarterdeck.intake.services._carry_out", _die)
        with pytest.raises(KeyboardInterrupt):
            start(tomas, upload)
    row = Import.objects.get(upload=upload)
    assert page(tomas, "import_show", row.pk).startswith(str(MESSAGE))
    tomas.post(f"/imports/files/{upload.pk}/again/")
    upload.refresh_from_db()
    row = start(tomas, upload)
    assert row
    assert row.status == "done"


def _die(*args: object) -> None:
    raise KeyboardInterrupt


def test_the_same_file_twice_and_two_people_at_once(counter: Desk, tomas: Client, cast: Cast, client_of):
    ingrid, text = client_of(cast.chief), sales(sale(1), sale(2))
    first, second = upload_of(tomas, text), upload_of(ingrid, text)
    for client, upload in ((tomas, first), (ingrid, second)):
        client.post(f"/imports/files/{upload.pk}/start/", form_of(upload))
    work()
    done = [page(tomas, "import_show", row.pk) for row in Import.objects.filter(upload__isnull=False)]
    assert sorted(done) == ["2 rows read: 2 as before.", "2 rows read: 2 new."]


def test_who_may_no_longer_import_is_told_and_nothing_happens(counter: Desk, tomas: Client, cast: Cast):
    upload = upload_of(tomas, sales(sale(1)))
    tomas.post(f"/imports/files/{upload.pk}/start/", form_of(upload))
    Role.objects.filter(person=cast.operations).update(until="2026-01-01")
    work()
    upload.refresh_from_db()
    assert (upload.state, upload.error) == (
        "refused",
        f"{cast.operations.email} may not import. Channel operations may.",
    )
    assert counter.totals()[0] == 0


def test_a_file_that_is_gone_and_a_disk_that_is_full(counter: Desk, tomas: Client, monkeypatch):
    upload = upload_of(tomas, sales(sale(1)))
    path_of(counter.home, upload).unlink()
    assert "is no longer kept here. Bring it in again." in page(tomas, "upload", upload.pk)
    monkeypatch.setattr("quarterdeck.intake.uploads.keep", _full)
    assert "The disk is full." in says(hand_in(tomas, "a.csv", b"line\n1\n"))
    assert Upload.objects.count() == 1


def _full(*args: object) -> None:
    raise OSError(28, "No space left on device")


def test_too_large_a_file_is_refused_while_it_comes(tomas: Client, counter: Desk):
    told = says(hand_in(tomas, "big.csv", b"x" * 25_000_001))
    assert "more than 25 MB" in told
    assert not list(counter.home.uploads.iterdir())


def test_files_nobody_comes_back_for_are_forgotten(counter: Desk, tomas: Client):
    upload = upload_of(tomas, sales(sale(1)))
    assert path_of(counter.home, upload).stat().st_mode & 0o077 == 0
    assert clear_old(counter.home) == 0
    old = time.time() - KEPT - 1
    for path in counter.home.uploads.iterdir():
        os.utime(path, (old, old))
    assert clear_old(counter.home) == 1
    assert not list(counter.home.uploads.iterdir())
    assert not Upload.objects.exists()


def test_what_is_held_back_itself_is_not_taken_for_a_neighbour(counter: Desk):
    counter.bring("partner,name,type,currency\nP-11,New,Reseller,EURO\nP-12,Other,Reseller,EUR\n", "partners")
    row = counter.bring(sales(sale(1, partner="P-11"), sale(2)))
    told = row.quarantine.get().faults[0]["reason"]
    assert told == "Partner 'P-11' is not known. It is held back itself; mend and release it first."


def test_the_list_is_filtered_and_says_why_not(counter: Desk, tomas: Client):
    upload = upload_of(tomas, sales(sale(1, partner="P-9")))
    start(tomas, upload)
    listed = tomas.get("/imports/?status=failed").content.decode()
    assert "None of the 1 rows could be taken" in listed
    assert "partners" not in listed.split("<tbody")[1]
    assert timezone.now() - Import.objects.first().started < timedelta(minutes=5)
