"""A token acts as its person, no longer and no further than the person may at that moment."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.web.actors import browser_of
from tests.web.api.conftest import bearer, secret_of

from quarterdeck.api.errors import TokenError
from quarterdeck.api.models import Token
from quarterdeck.api.services import add_token, revoke_token
from quarterdeck.api.tokens import authenticate
from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Role
from quarterdeck.directory.services import shut_out


def partners(secret: str) -> set[str] | int:
    """What a program sees with that secret, or the code of the refusal."""
    answer = Client().get("/api/v1/partners", headers=bearer(secret))
    return (
        {one["partner"] for one in answer.json()["items"]}
        if answer.status_code == 200
        else answer.status_code
    )


def test_a_token_sees_what_its_person_sees_at_that_moment(channel: Cast):
    secret = secret_of(channel.manager)
    assert partners(secret) == {"P-1"}
    Role.objects.filter(person=channel.manager).delete()
    assert partners(secret) == set()


@pytest.mark.parametrize("end", ["expired", "revoked", "shut out"])
def test_a_token_that_ended_is_refused_at_the_next_request(end: str, channel: Cast):
    secret = secret_of(channel.manager)
    token = Token.objects.get()
    assert partners(secret) == {"P-1"}
    match end:
        case "expired":
            Token.objects.update(made=timezone.now() - timedelta(days=40), expires=timezone.now())
        case "revoked":
            revoke_token(actor=channel.manager, token=token)
        case "shut out":
            shut_out(actor=None, person=channel.manager)
    assert partners(secret) == 401
    assert Token.objects.get().status == end


def test_of_the_secret_only_a_digest_is_kept(channel: Cast):
    secret = secret_of(channel.manager)
    token = Token.objects.get()
    assert re.fullmatch(r"qd_[a-z0-9]{8}_[A-Za-z0-9]{40}", secret)
    assert secret.split("_")[2] not in str(Token.objects.values().get()) + str(list(Entry.objects.values()))
    assert authenticate(secret) == token
    other = "a" if secret[-1] != "a" else "b"
    assert authenticate(secret[:-1] + other) is None
    assert authenticate("") is None


def test_making_and_revoking_leave_one_entry_each(channel: Cast):
    token, _secret = add_token(actor=None, person=channel.manager, name="Nightly", scopes={"read"}, days=1)
    revoke_token(actor=channel.operations, token=token)
    with pytest.raises(TokenError, match="revoked already"):
        revoke_token(actor=channel.operations, token=token)
    found = Entry.objects.filter(object=f"token:{token.prefix}").values_list("action", "actor")
    assert list(found.order_by("pk")) == [
        ("token.made", "system"),
        ("token.revoked", channel.operations.email),
    ]


@pytest.mark.parametrize(
    ("who", "wish"),
    [
        ("manager", {"days": 366}),
        ("manager", {"days": 0}),
        ("manager", {"name": " "}),
        ("manager", {"scopes": {"read", "import"}}),
        ("executive", {"scopes": {"import"}}),
        ("operations", {"scopes": {"write"}}),
        ("operations", {"scopes": set()}),
    ],
)
def test_some_tokens_cannot_be_made(who: str, wish: dict, channel: Cast):
    before = Entry.objects.count()
    with pytest.raises(TokenError):
        add_token(
            actor=None, person=getattr(channel, who), **{"name": "x", "scopes": {"read"}, "days": 1} | wish
        )
    assert (Token.objects.count(), Entry.objects.count()) == (0, before)


def test_the_use_is_noted_to_the_hour(channel: Cast):
    secret = secret_of(channel.manager)
    partners(secret)
    used = Token.objects.get().last_used
    assert used is not None
    assert (used.minute, used.second) == (0, 0)


def test_who_guesses_is_stopped_but_a_right_token_is_let_in(channel: Cast):
    wrong, right = bearer("qd_abcdefgh_" + "x" * 40), secret_of(channel.manager)
    codes = [Client().get("/api/v1/me", headers=wrong).status_code for _ in range(32)]
    assert codes == [401] * 30 + [429] * 2
    assert Entry.objects.filter(action="token.refused").count() == 30
    assert partners(right) == {"P-1"}
    refused = Client().get("/api/v1/me", headers=wrong)
    assert (refused.json()["title"], refused["Retry-After"]) == ("Too many", "300")


def test_the_page_shows_a_secret_once(channel: Cast):
    client = browser_of("manager", channel)
    made = client.post("/tokens/", {"name": "Nightly report", "days": "90", "imports": ""})
    secret = re.search(r"qd_[a-z0-9]{8}_[A-Za-z0-9]{40}", made.content.decode())
    assert secret is not None
    assert partners(secret[0]) == {"P-1"}
    again = client.get("/tokens/").content.decode()
    assert "Nightly report" in again
    assert secret[0] not in again


def test_operations_revoke_anybodys_and_others_only_their_own(channel: Cast):
    secret_of(channel.manager)
    token = Token.objects.get()
    address = f"/tokens/{token.pk}/revoke/"
    assert browser_of("executive", channel).post(address).status_code == 404
    assert b"A program" not in browser_of("executive", channel).get("/tokens/").content
    assert b"Mia Brandt" in browser_of("operations", channel).get("/tokens/").content
    assert browser_of("operations", channel).post(address).status_code == 302
    token.refresh_from_db()
    assert token.status == "revoked"
