"""The first hour, as the server sees it: the key, the first person, the company, the list of steps."""

import pytest
from django.test import Client
from django.urls import reverse

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.home import Home
from quarterdeck.setup import key

FIRST = {"name": "Tomas Reyes", "email": "Tomas@vendor.example", "password": "a deck of cards"}
COMPANY = {
    "name": "Northwind Storage",
    "currency": "EUR",
    "fiscal_start_month": "4",
    "fiscal_pattern": "calendar",
    "target_basis": "target",
    "reseller_detail": "figures",
}


@pytest.fixture
def home(tmp_path, settings) -> Home:
    settings.HOME = Home(tmp_path)
    return settings.HOME


@pytest.fixture
def door(home, db) -> str:
    """The address that `quarterdeck serve` prints."""
    return f"{reverse('setup_first')}?key={key.key_of(home)}"


@pytest.fixture
def browser(door) -> Client:
    """A browser in which the first person has come in."""
    client = Client()
    client.post(door, FIRST)
    return client


def test_the_first_person_comes_in_and_is_channel_operations(door, home):
    client = Client()
    assert client.post(door, FIRST).url == reverse("setup")
    person = Person.objects.get()
    assert person.email == "tomas@vendor.example"
    assert [role.kind for role in person.roles.all()] == ["channel operations"]
    assert client.get("/").url == reverse("setup")
    assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == [
        "person.added",
        "password.set",
        "person.signed_in",
    ]
    assert not home.first_key.exists()


def test_without_the_key_there_is_no_such_page(door):
    for address in (reverse("setup_first"), door[:-1], f"{door}x", f"{reverse('setup_first')}?key=ä"):
        assert Client().get(address).status_code == 404
        assert Client().post(address, FIRST).status_code == 404
    assert not Person.objects.exists()


def test_the_key_opens_once(door, browser, home):
    assert Client().get(door).status_code == 404
    again = f"{reverse('setup_first')}?key={key.key_of(home)}"
    assert Client().post(again, {**FIRST, "email": "thief@elsewhere.example"}).status_code == 404
    assert Person.objects.count() == 1


def test_a_key_that_is_just_being_written_opens_to_nobody(home, db, monkeypatch):
    """Whoever comes by in that moment must not find a file with nothing in it, which '' would fit."""
    there: list[bool] = []
    monkeypatch.setattr(key, "token_urlsafe", lambda _bytes: there.append(home.first_key.exists()) or "word")
    assert key.key_of(home) == key.key_of(home) == "word"
    assert not any(there)
    assert [file.name for file in home.root.iterdir()] == [home.first_key.name]
    home.first_key.write_text("")
    assert not key.opens(home, "")


def test_the_key_is_for_its_owner_alone(door, home):
    assert home.first_key.stat().st_mode & 0o777 == 0o600


def test_a_known_person_may_be_the_first(door):
    Person.objects.create_user("tomas@vendor.example", name="Tomas", side="vendor")
    Client().post(door, FIRST)
    assert Person.objects.get().roles.get().kind == "channel operations"


def test_a_person_of_a_partner_may_not(door):
    Person.objects.create_user("tomas@vendor.example", name="Tomas", side="partner")
    page = Client().post(door, FIRST).content.decode()
    assert "on the partner&#x27;s side" in page
    assert key.is_needed()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "tomas@vendor"}, "too similar"),
        ({"email": "tomas"}, "valid email"),
        ({"name": ""}, "required"),
    ],
)
def test_what_cannot_be_gets_a_sentence(door, said, answer):
    assert answer in Client().post(door, {**FIRST, **said}).content.decode()
    assert not Person.objects.exists()


def test_the_company_is_said_and_changed(browser):
    assert "Next: Your company" in browser.get(reverse("setup")).content.decode()
    assert browser.post(reverse("setup_channel"), COMPANY).url == reverse("setup")
    vendor = Vendor.objects.get()
    assert (vendor.name, vendor.currency, vendor.fiscal_start_month) == ("Northwind Storage", "EUR", 4)
    page = browser.get(reverse("setup")).content.decode()
    assert "Next: Your partners" in page
    assert "1 of 5 done" in page
    browser.post(reverse("setup_channel"), {**COMPANY, "name": "Northwind"})
    assert Vendor.objects.get().name == "Northwind"
    assert Entry.objects.filter(action="vendor.kept").count() == 2


def test_the_months_are_in_the_readers_language(browser):
    page = browser.get(reverse("setup_channel"), headers={"Accept-Language": "de"}).content.decode()
    assert "M\u00e4rz" in page


@pytest.mark.parametrize("wrong", [{"currency": "XXQ"}, {"name": ""}, {"fiscal_start_month": "13"}])
def test_a_company_that_cannot_be_is_not_kept(browser, wrong):
    assert browser.post(reverse("setup_channel"), {**COMPANY, **wrong}).status_code == 200
    assert not Vendor.objects.exists()
