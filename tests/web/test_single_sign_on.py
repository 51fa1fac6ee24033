"""Single sign-on against a real OpenID provider on this machine."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import httpx2
import pytest
from django.test import Client
from django.urls import reverse

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Person
from quarterdeck.directory.services import shut_out
from quarterdeck.web.oidc import single_sign_on

CLIENT = {"QUARTERDECK_OIDC_CLIENT": "quarterdeck", "QUARTERDECK_OIDC_SECRET": "secret"}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The provider's address; a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _answering(f"http://localhost:{port}")
    finally:
        server.terminate()
        server.wait()


def _answering(address: str) -> str:
    for _ in range(300):
        try:
            httpx2.get(f"{address}/.well-known/openid-configuration").raise_for_status()
        except httpx2.HTTPError:
            time.sleep(0.1)
        else:
            return address
    pytest.fail("The OpenID provider did not start.")


@pytest.fixture
def company(provider: str, settings) -> str:
    environment = {**CLIENT, "QUARTERDECK_OIDC_URL": provider, "QUARTERDECK_OIDC_NAME": "Tarnvale's sign-in"}
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(environment)
    return provider


@pytest.fixture
def arrive(company: str, client: Client):
    """Sign in there with these claims, and come back here."""

    def come(subject: str, *, deny: bool = False, **claims: object):
        httpx2.put(f"{company}/users/{subject}", json={**claims}).raise_for_status()
        away = client.get(reverse("openid_connect_login", args=["company"]) + "?next=/security/")
        assert away.status_code == 302
        assert away.url.startswith(f"{company}/oauth2/authorize?")
        answer = httpx2.post(away.url, data={"action": "deny"} if deny else {"sub": subject})
        back = re.sub(r"^http://testserver", "", answer.headers["Location"])
        return client.get(back, follow=True)

    return come


def test_the_door_offers_it(company, cast, client):
    page = client.get(reverse("account_login") + "?" + urlencode({"next": "/partners/"})).content.decode()
    assert "Tarnvale&#x27;s sign-in" in page
    assert "/sign-in/with/company/?next=%2Fpartners%2F" in page


def test_a_known_person_comes_in_where_they_wanted_to_go(arrive, cast, client):
    page = arrive("mia", email=cast.manager.email.upper(), email_verified=True)
    assert page.redirect_chain[-1][0] == "/security/"
    assert client.session["_auth_user_id"] == str(cast.manager.pk)
    assert Entry.objects.filter(action="person.signed_in", actor=cast.manager.email).count() == 1


def test_from_then_on_they_are_known_by_what_the_provider_calls_them(arrive, cast, client):
    arrive("mia", email=cast.manager.email, email_verified=True)
    client.logout()
    arrive("mia", email="mia.married@elsewhere.example", email_verified=True)
    assert client.session["_auth_user_id"] == str(cast.manager.pk)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@nowhere.example", "email_verified": True},
        {"email": "mia.brandt@tarnvale.example", "email_verified": False},
        {"email": "mia.brandt@tarnvale.example"},
        {},
    ],
    ids=["unknown", "not verified", "verification not said", "no address"],
)
def test_nobody_else_comes_in(arrive, cast, client, claims):
    people = Person.objects.count()
    page = arrive("somebody", **claims).content.decode()
    assert "You are not known here yet. Ask your channel operations to invite you." in page
    assert "_auth_user_id" not in client.session
    assert Person.objects.count() == people
    assert Entry.objects.filter(action="sign_in.failed").count() == 1


def test_who_is_shut_out_stays_out(arrive, cast, client):
    shut_out(actor=cast.chief, person=cast.manager)
    arrive("mia", email=cast.manager.email, email_verified=True)
    assert "_auth_user_id" not in client.session


def test_turning_back_is_no_error_page(arrive, cast, client):
    page = arrive("mia", deny=True, email=cast.manager.email, email_verified=True)
    assert page.status_code == 200
    assert "Single sign-on did not work this time" in page.content.decode()


def test_a_forged_return_is_refused_in_words(company, cast, client):
    page = client.get(
        reverse("openid_connect_callback", args=["company"]) + "?code=x&state=forged", follow=True
    )
    assert "Single sign-on did not work this time" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_provider_that_does_not_answer_is_said_so(cast, client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(
        {**CLIENT, "QUARTERDECK_OIDC_URL": "http://localhost:9"}
    )
    page = client.get(reverse("openid_connect_login", args=["company"]), follow=True)
    assert "Single sign-on did not work this time" in page.content.decode()


def test_without_a_provider_there_is_no_such_door(cast, client):
    assert client.get(reverse("openid_connect_login", args=["company"])).status_code == 404


def test_half_a_provider_is_a_mistake():
    with pytest.raises(ValueError, match="QUARTERDECK_OIDC_CLIENT, QUARTERDECK_OIDC_SECRET"):
        single_sign_on({"QUARTERDECK_OIDC_URL": "http://localhost:9"})
