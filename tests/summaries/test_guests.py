"""People without a sign-in: a link that expires, or a file with a password; nothing of it in the mail."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError
from tests.cast import PARTNERS
from tests.summaries.conftest import APRIL, later, work
from tests.summaries.mailbox import parts

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner
from quarterdeck.summaries.errors import SummaryError
from quarterdeck.summaries.models import Guest, Letter, Link, Reason, Round, State
from quarterdeck.summaries.services.guests import add_guest, remove_guest

GESA = {"name": "Gesa Guest", "email": "Gesa@nordlicht.example", "language": "en"}


@pytest.fixture
def only_guests(told, server) -> None:
    Round.objects.create(grain="month", period=APRIL)


def added(told, way: str = "link", **more: str) -> tuple[Guest, str]:
    guest, password = add_guest(
        actor=told.executive, partner=Partner.objects.get(pk="P-1"), way=way, **GESA | more
    )
    Letter.objects.create(guest=guest, grain="month", period=APRIL)
    return guest, password


def link_in(server) -> str:
    (mail,) = server.box.got
    text, _html = parts(mail)
    return next(line for line in text.splitlines() if "/summaries/for/" in line).partition(":8000")[2]


def test_a_link_shows_this_one_summary_and_no_way_on(told, server, only_guests):
    added(told)
    work()
    (mail,) = server.box.got
    assert mail["To"] == "gesa@nordlicht.example"
    assert mail["Subject"] == "Your summary of April 2026 from Tarnvale"
    for said in parts(mail):
        assert "Nordlicht" not in said
        assert "3" + "\u202f" + "K" not in said
    answer = Client().get(link_in(server))
    page = answer.content.decode()
    assert "Revenue in April 2026 was 25\xa0% short of the target." in page
    assert "This page is for Gesa Guest." in page
    assert "<nav" not in page
    assert "/partners/" not in page
    assert not [name for key, name, *_rest in PARTNERS if key != "P-1" and name in page]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert Link.objects.get().token_hash not in link_in(server)
    assert Link.objects.get().opened_at


def test_a_link_dies_with_its_time_and_with_the_guest(told, server, only_guests):
    guest, _password = added(told)
    work()
    address = link_in(server)
    Link.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert Client().get(address).status_code == 404
    Link.objects.update(until=timezone.now() + timedelta(days=1))
    assert Client().get(address).status_code == 200
    remove_guest(actor=told.manager, guest=guest)
    assert Client().get(address).status_code == 404
    assert Client().get("/summaries/for/another/").status_code == 404
    assert [entry.action for entry in Entry.objects.filter(object="partner:P-1").order_by("pk")] == [
        "guest.added",
        "guest.removed",
    ]


def test_who_was_removed_meanwhile_gets_nothing(told, server, only_guests):
    guest, _password = added(told)
    server.down()
    work()
    remove_guest(actor=told.executive, guest=guest)
    server.up()
    later()
    work()
    assert server.box.got == []
    assert Letter.objects.values_list("state", "reason").get() == (State.WITHHELD, Reason.MAY_NOT)


def test_a_file_opens_with_the_password_alone(told, server, only_guests):
    guest, password = added(told, way="file")
    assert password not in guest.password
    work()
    (mail,) = server.box.got
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "summary-2026-04.pdf"
    locked = attached.get_payload(decode=True)
    with pytest.raises(FileNotDecryptedError):
        PdfReader(io.BytesIO(locked)).pages[0].extract_text()
    assert not PdfReader(io.BytesIO(locked)).decrypt("another")
    opened = PdfReader(io.BytesIO(locked), password=password)
    text = "\n".join(page.extract_text() for page in opened.pages)
    assert "Nordlicht Systems" in text
    assert "25\xa0% short of the target" in text.replace("25 %", "25\xa0%")
    assert not [name for key, name, *_rest in PARTNERS if key != "P-1" and name in text]
    for said in parts(mail):
        assert "Nordlicht" not in said


def test_the_same_address_is_added_once_until_it_is_removed(told, only_guests):
    guest, _password = added(told)
    with pytest.raises(SummaryError):
        added(told)
    remove_guest(actor=told.executive, guest=guest)
    again, _password = added(told)
    assert again.pk != guest.pk
    assert Entry.objects.filter(action="guest.added").count() == 2


def test_the_password_is_shown_once(told, client_of):
    client, address = client_of(told.executive), reverse("summary_guests", args=["P-1"])
    page = client.post(address, GESA | {"way": "file"}).content.decode()
    assert "It is not shown again." in page
    password = page.partition("<code>")[2].partition("</code>")[0]
    assert len(password) == 24
    assert password not in client.get(address).content.decode()
    assert not Entry.objects.filter(after__icontains=password).exists()
    guest = Guest.objects.get()
    client.post(reverse("summary_guest_removal", args=["P-1", guest.pk]))
    guest.refresh_from_db()
    assert guest.removed_at


def test_a_distributor_s_guest_reads_of_that_company_alone(told, server, only_guests):
    guest, _password = add_guest(
        actor=told.distributor, partner=Partner.objects.get(pk="D-1"), way="link", **GESA
    )
    Letter.objects.create(guest=guest, grain="month", period=APRIL)
    work()
    page = Client().get(link_in(server)).content.decode()
    assert "Havelwerk Distribution" in page
    assert "Elbkontor" not in page


def test_what_hides_behind_a_link_stays_that_of_its_company(told, server, only_guests, client_of):
    """Being signed in opens nothing more there: the page is the same for who holds the link."""
    added(told)
    work()
    page = client_of(told.chief).get(link_in(server)).content.decode()
    assert "Ingrid" not in page
    assert "<nav" not in page
