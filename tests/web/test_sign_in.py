"""Signing in: nothing told to who guesses, limits that hold, and a log of it all."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from tests.cast import TODAY

from quarterdeck.audit.models import Entry
from quarterdeck.demo.cast import PASSWORD
from quarterdeck.directory.models import Role
from quarterdeck.directory.services import set_password, shut_out

HERE = "127.0.0.1"


def sign_in(client: Client, email: str, password: str = PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def said(response) -> str:
    """What the page says, without what differs every time: the token, and the address typed."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", response.content.decode())
    return re.sub(r'(id="id_login" value=")[^"]*', r"\1", text)


def links(message: EmailMessage) -> list[str]:
    return re.findall(r"http://testserver(/\S+)", message.body)


def actions() -> list[tuple[str, str, str]]:
    return list(Entry.objects.order_by("pk").values_list("actor", "action", "object"))


def test_a_person_signs_in_and_out(cast, client):
    email = cast.manager.email
    assert sign_in(client, email.upper()).status_code == 302
    assert client.session["_auth_user_id"] == str(cast.manager.pk)
    assert client.post(reverse("account_logout")).status_code == 302
    assert "_auth_user_id" not in client.session
    assert actions() == [
        (email, "person.signed_in", f"person:{email}"),
        (email, "person.signed_out", f"person:{email}"),
    ]


def test_wrong_unknown_uninvited_and_shut_out_are_answered_the_same(cast, client):
    shut_out(actor=cast.chief, person=cast.staff)
    cast.outsider.set_unusable_password()
    cast.outsider.save()
    attempts = [
        (cast.manager.email, "wrong"),
        ("nobody@known.example", "wrong"),
        (cast.outsider.email, "wrong"),
        (cast.staff.email, PASSWORD),
    ]
    answers = [sign_in(client, *attempt) for attempt in attempts]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({said(answer) for answer in answers}) == 1
    assert "_auth_user_id" not in client.session


def test_a_failure_is_logged_once_with_where_it_came_from(cast, client):
    sign_in(client, cast.manager.email, "wrong")
    entry = Entry.objects.get()
    assert (entry.actor, entry.action, entry.object) == ("", "sign_in.failed", f"person:{cast.manager.email}")
    assert entry.after == {"address": HERE}


def test_guessing_is_stopped_for_the_address_guessed_wherever_it_comes_from(cast):
    for number in range(5):
        sign_in(Client(), cast.manager.email, "wrong", REMOTE_ADDR=f"10.0.0.{number}")
    sign_in(Client(), cast.manager.email, REMOTE_ADDR="10.0.0.99")
    assert [action for _, action, _ in actions()] == ["sign_in.failed"] * 5


def test_guessing_is_stopped_for_who_guesses_and_not_for_others(cast):
    """Ten wrong tries a minute from one address; a claim to be forwarded changes nothing."""
    for number in range(12):
        forged = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": f"192.0.2.{number}"}
        sign_in(Client(), f"person{number}@guessed.example", "wrong", **forged)
    assert len(actions()) == 10
    assert sign_in(Client(), cast.manager.email, REMOTE_ADDR="10.0.0.2").status_code == 302


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_our_own_proxy_the_last_forwarded_address_counts(cast):
    """The proxy appends where a request came from; what stood there before is hearsay."""
    forwarded = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.66, 198.51.100.7"}
    sign_in(Client(), cast.manager.email, "wrong", **forwarded)
    assert Entry.objects.get().after == {"address": "198.51.100.7"}


def test_nobody_signs_up():
    for name in ("account_signup", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_a_forgotten_password_is_set_anew_by_mail(cast, client):
    response = client.post(reverse("account_reset_password"), {"email": cast.manager.email})
    assert response.status_code == 302
    (link,) = links(mail.outbox[0])
    page = client.get(link, follow=True)
    word = "quite another long word"
    assert client.post(page.request["PATH_INFO"], {"password1": word, "password2": word}).status_code == 302
    assert sign_in(client, cast.manager.email, word).status_code == 302
    assert [action for _, action, _ in actions()] == ["password.set", "person.signed_in"]
    assert [(message.to, message.subject) for message in mail.outbox[1:]] == [
        ([cast.manager.email], "Password Reset")
    ]


def test_a_link_works_once(cast, client):
    client.post(reverse("account_reset_password"), {"email": cast.manager.email})
    (link,) = links(mail.outbox[0])
    word = "quite another long word"
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": word, "password2": word})
    again = client.get(link, follow=True)
    assert "This link no longer works" in again.content.decode()
    assert "password1" not in again.content.decode()


def test_a_person_changes_their_password_and_stays_signed_in(cast, client_of):
    client, word = client_of(cast.manager), "quite another long word"
    page = reverse("account_change_password")
    assert "Change your password" in client.get(page).content.decode()
    wish = {"oldpassword": "wrong", "password1": word, "password2": word}
    assert client.post(page, wish).status_code == 200
    assert client.post(page, wish | {"oldpassword": PASSWORD}).status_code == 302
    assert client.get("/nowhere/").wsgi_request.user == cast.manager
    assert [action for _, action, _ in actions()] == ["password.set"]


def test_a_weak_password_is_refused(cast, client):
    client.post(reverse("account_reset_password"), {"email": cast.manager.email})
    (link,) = links(mail.outbox[0])
    page = client.get(link, follow=True)
    answer = client.post(page.request["PATH_INFO"], {"password1": "short", "password2": "short"})
    assert answer.status_code == 200
    assert actions() == []


def test_resetting_tells_nobody_who_is_known(cast, client):
    """Same answer for known and unknown; who was never invited gets no link."""
    cast.outsider.set_unusable_password()
    cast.outsider.save()
    emails = [cast.manager.email, "nobody@known.example", cast.outsider.email]
    answers = [client.post(reverse("account_reset_password"), {"email": email}) for email in emails]
    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, reverse("account_reset_password_done"))
    }
    assert [(message.to, len(links(message))) for message in mail.outbox] == [
        ([emails[0]], 1),
        ([emails[1]], 0),
        ([emails[2]], 0),
    ]


def test_a_new_password_ends_every_session(cast, client_of):
    client = client_of(cast.manager)
    assert client.get("/nowhere/").wsgi_request.user == cast.manager
    set_password(actor=cast.chief, person=cast.manager, password="quite another long word")
    assert not client.get("/nowhere/").wsgi_request.user.is_authenticated


def test_who_is_shut_out_is_out_at_the_next_request(cast, client_of):
    client = client_of(cast.manager)
    shut_out(actor=cast.chief, person=cast.manager)
    assert client.get("/").url == f"{reverse('account_login')}?next=/"


def test_a_role_that_ended_is_gone_at_the_next_request(cast, client_of):
    client = client_of(cast.executive)
    assert client.get("/nowhere/").wsgi_request.scope.partners == {"P-1"}
    Role.objects.filter(person=cast.executive).update(until=TODAY - timedelta(days=1))
    assert client.get("/nowhere/").wsgi_request.scope.partners == frozenset()
