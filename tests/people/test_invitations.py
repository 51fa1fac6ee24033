"""Inviting: one link, one use, fourteen days; and nothing told about who is known."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.people.conftest import link_in, text_of

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.people.models import LASTS, Invitation

WORD = "quite another long word"
ERIKA = {"name": "Erika Lund", "email": "Erika@Nordlicht.example", "kind": "partner staff", "place": "P-1"}


@pytest.fixture
def invited(cast, post) -> Person:
    post(cast.operations, "invite", **ERIKA)
    return Person.objects.get(email="erika@nordlicht.example")


def test_an_invited_person_sets_a_password_and_is_in(invited, client):
    (message,) = mail.outbox
    assert message.to == [invited.email]
    page = client.get(link_in(message))
    assert "Welcome, Erika Lund" in text_of(page)
    answer = client.post(link_in(message), {"password": WORD})
    assert answer.url == "/"
    assert client.session["_auth_user_id"] == str(invited.pk)
    assert client.get("/people/").status_code == 404
    actions = Entry.objects.filter(object=f"person:{invited.email}").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "person.added",
        "person.invited",
        "password.set",
        "invitation.accepted",
        "person.signed_in",
    ]


def test_a_link_works_once(invited, client):
    link = link_in(mail.outbox[0])
    client.post(link, {"password": WORD})
    again = Client()
    assert again.get(link).status_code == 404
    assert again.post(link, {"password": "a third long password"}).status_code == 404
    invited.refresh_from_db()
    assert invited.check_password(WORD)


def test_of_two_links_the_newer_one_works(cast, invited, post, client):
    post(cast.operations, "invitation", invited.pk)
    older, newer = (link_in(message) for message in mail.outbox)
    assert [client.get(link).status_code for link in (older, newer)] == [404, 200]


def test_a_withdrawn_invitation_opens_nothing(cast, invited, post, client):
    said = text_of(post(cast.operations, "invitation_withdraw", invited.pk))
    assert "The invitation of Erika Lund no longer works." in said
    assert "Never signed in" in said
    assert client.post(link_in(mail.outbox[0]), {"password": WORD}).status_code == 404


def test_after_fourteen_days_it_has_run_out(cast, invited, client, read):
    assert client.get(link_in(mail.outbox[0])).status_code == 200
    Invitation.objects.update(sent=timezone.now() - LASTS - timedelta(seconds=1))
    assert client.get(link_in(mail.outbox[0])).status_code == 404
    assert "the link has run out" in read(cast.operations, "person", invited.pk)


def test_who_is_shut_out_cannot_accept(cast, invited, post, client):
    post(cast.operations, "shut_out", invited.pk)
    assert client.get(link_in(mail.outbox[0])).status_code == 404


@pytest.mark.parametrize("word", ["short", "erika.lund", "password123"])
def test_a_weak_password_is_refused_with_the_reason(invited, client, word):
    answer = client.post(link_in(mail.outbox[0]), {"password": word})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    invited.refresh_from_db()
    assert not invited.has_usable_password()


def test_a_link_that_was_tampered_with_opens_nothing(invited, client):
    link = link_in(mail.outbox[0])
    assert client.get(link[:-2] + "x/").status_code == 404


def test_a_place_may_be_named_and_a_wrong_one_is_answered_with_the_nearest(cast, post):
    said = text_of(post(cast.operations, "invite", **{**ERIKA, "place": "Nordlicht"}))
    assert "There is no partner 'Nordlicht'. Did you mean 'P-1' (Nordlicht Systems)?" in said.replace(
        "&#x27;", "'"
    )
    post(cast.operations, "invite", **{**ERIKA, "place": "nordlicht systems"})
    assert Person.objects.get(email="erika@nordlicht.example").roles.get().partner_id == "P-1"


def test_an_address_that_is_known_is_said_to_operations(cast, post):
    said = text_of(post(cast.operations, "invite", **{**ERIKA, "email": cast.outsider.email}))
    assert "There is a person" in said
    assert mail.outbox == []


def test_mail_that_cannot_be_sent_is_said_and_the_invitation_stands(cast, post, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "its mail could not be sent" in text_of(post(cast.operations, "invite", **ERIKA))
    assert Invitation.objects.open().count() == 1


def test_an_executive_invites_a_colleague(cast, post, read, client):
    post(cast.executive, "team", name="Erika Lund", email="erika@nordlicht.example")
    assert "Erika Lund" in read(cast.executive, "team")
    client.post(link_in(mail.outbox[0]), {"password": WORD})
    assert client.get("/nowhere/").wsgi_request.scope.partners == {"P-1"}
    role = Person.objects.get(email="erika@nordlicht.example").roles.get()
    assert (role.kind, role.partner_id) == ("partner staff", "P-1")


def test_an_executive_does_not_learn_who_else_is_known(cast, post):
    """A colleague of the outsider's and somebody new are answered, listed and written to alike."""
    pages = {}
    for name, email in (("Erika Lund", "new@nowhere.example"), ("Erika Lund", cast.outsider.email)):
        said = text_of(post(cast.executive, "team", name=name, email=email))
        pages[email] = said.replace(email, "ADDRESS").replace("Owen", "")
        Invitation.objects.update(withdrawn=timezone.now())
        Person.objects.filter(email="new@nowhere.example").update(is_active=False)
    first, second = pages.values()
    assert first == second
    assert [message.to for message in mail.outbox] == [["new@nowhere.example"], [cast.outsider.email]]
    assert mail.outbox[0].subject == mail.outbox[1].subject
    assert "http" not in mail.outbox[1].body
    assert not cast.outsider.roles.filter(partner="P-1").exists()


def test_an_executive_reaches_only_the_invitations_of_their_own_company(cast, post):
    post(cast.outsider, "team", name="Ann", email="ann@maple.example")
    (invitation,) = Invitation.objects.all()
    assert post(cast.executive, "team_invitation", invitation.pk, withdraw=1).status_code == 404
    assert post(cast.outsider, "team_invitation", invitation.pk, withdraw=1).status_code == 200
    assert not Invitation.objects.open().exists()


def test_withdrawing_and_inviting_again_tells_no_more_about_who_is_known(cast, post, client):
    """An address that is new and one that is somebody else's go the same way, to the end and again."""
    pages = []
    for email in ("new@nowhere.example", cast.outsider.email):
        said = [post(cast.executive, "team", name="Erika Lund", email=email) for _twice in range(2)]
        for number in range(2):
            invitation = Invitation.objects.open().get(email=email)
            said.append(post(cast.executive, "team_invitation", invitation.pk, withdraw=1))
            said.append(post(cast.executive, "team", name=f"Erika {number}", email=email))
        pages.append([text_of(one).replace(email, "ADDRESS") for one in said])
        invitation = Invitation.objects.open().get(email=email)
        post(cast.executive, "team_invitation", invitation.pk, withdraw=1)
    assert pages[0] == pages[1]


def test_whose_invitation_was_withdrawn_sees_nothing_until_invited_again(cast, post, client):
    """Not by the company's own sign-in either, which asks for no link."""
    post(cast.executive, "team", name="Erika Lund", email="erika@nordlicht.example")
    erika = Person.objects.get(email="erika@nordlicht.example")
    post(cast.executive, "team_invitation", Invitation.objects.open().get().pk, withdraw=1)
    assert scope_of(erika).partners == set()
    post(cast.executive, "team", name="Erika Lund", email="erika@nordlicht.example")
    assert scope_of(erika).partners == {"P-1"}
    client.post(link_in(mail.outbox[-1]), {"password": WORD})
    assert "is one of you already" in text_of(
        post(cast.executive, "team", name="Erika Lund", email="erika@nordlicht.example")
    )
