"""A second factor: set up, asked for, logged, kept encrypted, given up."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from quarterdeck.audit.models import Entry
from quarterdeck.demo.cast import PASSWORD


def sign_in(client: Client, email: str):
    return client.post(reverse("account_login"), {"login": email, "password": PASSWORD})


def confirm(client: Client) -> None:
    """Before anything changes about one's sign-in, one is asked again."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def digits(secret: str) -> str:
    """What an app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def logged() -> list[str]:
    return list(Entry.objects.filter(action__startswith="second_factor").values_list("action", flat=True))


@pytest.fixture
def browser(cast, client) -> Client:
    """A browser in which Mia has just signed in, and has said her password once more."""
    sign_in(client, cast.manager.email)
    confirm(client)
    return client


@pytest.fixture
def secret(browser) -> str:
    """The key of the app that Mia has set up."""
    page = browser.get(reverse("mfa_activate_totp"))
    found = page.context["form"].secret
    browser.post(reverse("mfa_activate_totp"), {"code": digits(found)})
    return found


def test_the_page_says_how_one_signs_in(browser):
    page = browser.get(reverse("mfa_index")).content.decode()
    assert "rests on your password alone" in page
    assert "Here and now" in page


def test_an_app_is_asked_for_from_then_on(cast, browser, secret):
    assert logged() == ["second_factor.added", "second_factor.added"]  # the app, and codes to fall back on
    other = Client()
    assert sign_in(other, cast.manager.email).url == reverse("mfa_authenticate")
    assert other.get(reverse("partners")).status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Incorrect code" in wrong.content.decode()
    assert other.get(reverse("partners")).status_code == 302
    other.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    assert other.get(reverse("mfa_index")).status_code == 200
    assert "second_factor.failed" in logged()


def test_a_recovery_code_opens_once(cast, browser, secret):
    shown = browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", shown)
    assert len(codes) == 10
    for expected in (200, 302):
        other = Client()
        sign_in(other, cast.manager.email)
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert other.get(reverse("mfa_index")).status_code == expected


def test_the_database_does_not_hold_the_key(browser, secret):
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)
    assert kept.wrap().instance.user_id


def test_a_wrong_first_code_sets_nothing_up(browser):
    browser.get(reverse("mfa_activate_totp"))
    page = browser.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "Incorrect code" in page.content.decode()
    assert not Authenticator.objects.exists()
    assert logged() == []


def test_giving_it_up_takes_the_codes_along(browser, secret):
    browser.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert "second_factor.removed" in logged()


def test_nobody_removes_the_passkey_of_another(cast, client_of):
    key = Authenticator.objects.create(
        user=cast.chief, type=Authenticator.Type.WEBAUTHN, data={"name": "Ingrid's laptop"}
    )
    client = Client()
    sign_in(client, cast.manager.email)
    confirm(client)
    assert client.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_session_is_seen_and_ended_elsewhere(cast, browser):
    other = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(other, cast.manager.email)
    page = browser.get(reverse("mfa_index"))
    assert "Firefox on Windows" in page.content.decode()
    there = next(one for one in page.context["sessions"] if "Firefox" in one.user_agent)
    browser.post(reverse("end_session", args=[there.pk]))
    assert other.get(reverse("mfa_index")).status_code == 302
    assert browser.get(reverse("mfa_index")).status_code == 200
    assert Entry.objects.filter(action="session.ended", actor=cast.manager.email).count() == 1


def test_a_session_of_another_is_not_found(cast, browser):
    other = Client()
    sign_in(other, cast.chief.email)
    theirs = other.get(reverse("mfa_index")).context["sessions"][0]
    assert browser.post(reverse("end_session", args=[theirs.pk])).status_code == 404
    assert other.get(reverse("mfa_index")).status_code == 200


def test_all_other_sessions_end_at_once(cast, browser):
    others = [Client(), Client()]
    for other in others:
        sign_in(other, cast.manager.email)
    browser.post(reverse("end_other_sessions"))
    assert [other.get(reverse("mfa_index")).status_code for other in (*others, browser)] == [302, 302, 200]
