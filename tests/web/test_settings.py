"""What a person chooses holds on every page, for them alone, and stays when people are imported again."""

import pytest
from django.urls import reverse
from tests.house import House

from quarterdeck.audit.models import Entry
from quarterdeck.directory.follow.people import follow_people
from quarterdeck.directory.models import Person
from quarterdeck.directory.services import choose

GERMAN = {"language": "de", "number_format": "", "time_zone": "Europe/Berlin", "theme": "dark"}


@pytest.fixture
def mia(channel, client_of):
    return client_of(channel.manager)


def test_language_numbers_clock_and_theme_are_kept_and_hold(mia, channel):
    answer = mia.post(reverse("settings"), GERMAN, follow=True)
    text = answer.content.decode()
    assert '<html lang="de" data-bs-theme="dark">' in text
    assert answer.headers["Content-Language"] == "de"
    assert "1.234.567,89" in text
    kept = Person.objects.get(pk=channel.manager.pk)
    assert (kept.language, kept.time_zone, kept.theme) == ("de", "Europe/Berlin", "dark")
    entry = Entry.objects.get(action="settings.chosen")
    assert entry.actor == kept.email
    assert entry.after == {"language": "de", "time_zone": "Europe/Berlin", "theme": "dark"}
    mia.post(reverse("settings"), GERMAN)
    assert Entry.objects.filter(action="settings.chosen").count() == 1


def test_signs_of_numbers_are_chosen_apart_from_the_language(mia, channel):
    choose(person=channel.manager, number_format="de_CH")
    page = mia.get(reverse("partner", args=["P-1"]) + "?period=2025").content.decode()
    assert '<html lang="en"' in page
    assert "36’036" in page  # three products a month of 1,001 EUR
    rows = mia.get(reverse("rows_file", args=["P-1", "sales", "csv"]) + "?period=2025")
    assert "1001" in b"".join(rows.streaming_content).decode()


def test_nobody_else_s_pages_change(mia, channel, client_of):
    mia.post(reverse("settings"), GERMAN)
    assert '<html lang="en">' in client_of(channel.chief).get("/").content.decode()


def test_before_sign_in_the_browser_is_asked(client, channel):
    page = client.get(reverse("account_login"), headers={"accept-language": "ja,en;q=0.5"})
    assert '<html lang="ja"' in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"language": "xx"}, {"number_format": "1,2"}, {"time_zone": "Mars/Base"}, {"theme": "pink"}],
    ids=str,
)
def test_what_cannot_be_chosen_changes_nothing(mia, channel, wrong):
    answer = mia.post(reverse("settings"), GERMAN | wrong)
    assert answer.status_code == 200
    assert "aria-invalid" in answer.content.decode()
    assert not Entry.objects.filter(action="settings.chosen").exists()


def test_the_menu_s_theme_is_the_person_s_and_the_cookie_that_of_who_is_signed_out(mia, channel, client):
    mia.post(reverse("theme"), {"theme": "light", "next": "/settings/"})
    assert Person.objects.get(pk=channel.manager.pk).theme == "light"
    client.post(reverse("theme"), {"theme": "dark"})
    assert 'data-bs-theme="dark"' in client.get(reverse("account_login")).content.decode()


def test_a_chosen_language_stays_when_people_come_in_again(channel, tmp_path):
    house = House(tmp_path)
    listed = {
        "person": channel.manager.email,
        "name": "Mia Brandt",
        "role": "partner manager",
        "language": "fr",
    }
    house.upsert("people", listed)
    follow_people(house.con, house.lake)
    assert Person.objects.get(pk=channel.manager.pk).language == "fr"
    choose(person=channel.manager, language="ja")
    house.upsert("people", listed | {"title": "Partner Manager", "language": "sv"})
    follow_people(house.con, house.lake)
    kept = Person.objects.get(pk=channel.manager.pk)
    assert (kept.title, kept.language) == ("Partner Manager", "ja")
