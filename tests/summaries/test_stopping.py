"""Stopping the mail: by its link, by the mail program's own button, or under Settings."""

import pytest
from django.test import Client
from tests.summaries.conftest import APRIL, work

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Partner
from quarterdeck.summaries.models import Choice, Guest, Letter, Round
from quarterdeck.summaries.services.guests import add_guest
from quarterdeck.summaries.services.schedule import choice_of


@pytest.fixture
def stop(told, server) -> str:
    """The address in Jonas' mail."""
    Round.objects.create(grain="month", period=APRIL)
    Letter.objects.create(person=told.executive, grain="month", period=APRIL)
    work()
    return server.box.got[0]["List-Unsubscribe"].strip(" <>").partition(":8000")[2]


def test_one_click_of_the_mail_program_stops_that_kind(told, stop):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    held = choice_of(told.executive)
    assert (held.monthly, held.quarterly) == (False, True)
    browser.post(stop, {"List-Unsubscribe": "One-Click"})
    entry = Entry.objects.get(action="summary.chosen")
    assert (entry.actor, entry.after) == (told.executive.email, {"monthly": False, "quarterly": True})


def test_looking_at_the_page_stops_nothing(told, stop):
    """Programs that look into mails open every link."""
    assert "Stop the monthly summary?" in Client().get(stop).content.decode()
    assert not Choice.objects.exists()


def test_all_of_them_at_once(told, stop):
    page = Client().post(stop, {"all": "1"}).content.decode()
    assert "No summary comes by mail any more" in page
    held = choice_of(told.executive)
    assert (held.monthly, held.quarterly) == (False, False)


def test_a_forged_link_stops_nothing(told, stop):
    forged = stop.replace("stop/", "stop/x")
    assert Client().post(forged, {"all": "1"}).status_code == 404
    assert not Choice.objects.exists()


def test_a_guest_stops_too(told, server):
    Round.objects.create(grain="month", period=APRIL)
    partner = Partner.objects.get(pk="P-1")
    guest, _password = add_guest(
        actor=told.executive, partner=partner, name="G", email="g@n.example", language="de", way="link"
    )
    Letter.objects.create(guest=guest, grain="month", period=APRIL)
    work()
    address = server.box.got[0]["List-Unsubscribe"].strip(" <>").partition(":8000")[2]
    page = Client().post(address).content.decode()
    assert '<html lang="de"' in page
    assert Guest.objects.values_list("monthly", "quarterly").get() == (False, True)


def test_under_settings_it_can_be_had_again(told, stop, client_of):
    client = client_of(told.executive)
    Client().post(stop, {"all": "1"})
    assert "/summaries/choices/" in client.get("/settings/").content.decode()
    client.post("/summaries/choices/", {"monthly": "on"})
    held = choice_of(told.executive)
    assert (held.monthly, held.quarterly) == (True, False)
