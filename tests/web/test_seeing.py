"""Seeing the site as somebody else does: all of theirs, nothing of one's own, and no deed."""

import re

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import body_of, browser_of
from tests.web.matrix import CASES

from quarterdeck.audit.models import Entry
from quarterdeck.directory.models import Kind, Role
from quarterdeck.directory.services import shut_out
from quarterdeck.people.middleware import PRIVATE


@pytest.fixture
def seer(channel: Cast, client_of):
    """Operations' browser, seeing as Jonas does."""
    client = client_of(channel.operations)
    assert client.post(reverse("see", args=[channel.executive.pk])).url == "/"
    return client


def test_every_page_is_the_seen_persons_and_says_so(seer, channel):
    page = seer.get(reverse("partner", args=["P-1"]))
    assert page.wsgi_request.user == channel.executive
    assert page.wsgi_request.scope.partners == {"P-1"}
    assert "You see this as Jonas Keller does." in text_of(page)
    assert "margin" not in text_of(page).lower()
    assert seer.get(reverse("partner", args=["P-4"])).status_code == 404
    assert seer.get(reverse("people")).status_code == 404


@pytest.mark.any_database
@pytest.mark.parametrize("seen", ["executive", "manager"])
def test_whatever_the_address_the_answer_is_that_of_the_seen_person(channel, seen: str):
    """All addresses of the site: the same code; but what is private stays closed."""
    person = getattr(channel, seen)
    theirs, seer = browser_of(seen, channel), browser_of("chief", channel)
    seer.post(reverse("see", args=[person.pk]))
    for case in CASES:
        if case.by_token or case.name in ("account_logout", "see_stop"):
            continue
        address = reverse(case.name, args=case.args) + case.query
        own, found = theirs.get(address), seer.get(address)
        body_of(own), body_of(found)
        expected = 403 if case.name.startswith(PRIVATE) else own.status_code
        assert found.status_code == expected, address
        assert found.wsgi_request.user == person, address


def test_the_page_differs_from_the_seen_persons_own_by_the_ribbon_alone(seer, channel, client_of):
    address = reverse("partner", args=["P-1"])
    own, found = client_of(channel.executive).get(address), seer.get(address)
    ribbon = re.compile(r'<div class="ribbon ribbon-seeing".*?</div>', re.DOTALL)
    assert ribbon.search(found.content.decode())
    assert _plain(ribbon.sub("", found.content.decode())) == _plain(own.content.decode())


def test_nothing_can_be_done_meanwhile(seer, channel):
    for case in CASES:
        if case.by_token or case.name in ("account_logout", "see_stop"):
            continue
        address = reverse(case.name, args=case.args) + case.query
        answer = seer.post(address)
        assert answer.status_code == 403, address
        assert "Nothing can be changed" in text_of(answer)
    channel.executive.refresh_from_db()
    assert channel.executive.last_login is None


def test_it_is_never_nested(seer, channel):
    assert seer.post(reverse("see", args=[channel.manager.pk])).status_code == 403
    assert seer.get("/").wsgi_request.user == channel.executive


def test_begin_pages_and_end_are_logged_with_both_names(seer, channel):
    seer.get(reverse("partner", args=["P-1"]))
    seer.get(reverse("rows_file", args=["P-1", "sales", "csv"]) + "?period=2025")
    seer.post(reverse("theme"), {"theme": "dark"})
    seer.post(reverse("see_stop"))
    seen = channel.executive.email
    found = [
        (one.action, one.object, (one.after or {}).get("seen_as"))
        for one in Entry.objects.filter(actor=channel.operations.email).order_by("pk")
    ]
    assert found == [
        ("seeing.started", f"person:{seen}", None),
        ("seeing.page", f"person:{seen}", seen),
        ("seeing.page", f"person:{seen}", seen),
        ("figures.exported", "partner:P-1", seen),
        ("seeing.refused", "", seen),
        ("seeing.stopped", f"person:{seen}", None),
    ]
    assert not Entry.objects.filter(actor=seen).exists()


def test_stopping_leads_back_to_the_person(seer, channel):
    answer = seer.post(reverse("see_stop"), follow=True)
    assert answer.redirect_chain == [(reverse("person", args=[channel.executive.pk]), 302)]
    assert answer.wsgi_request.user == channel.operations


def test_signing_out_signs_out_who_looks(seer, channel):
    seer.post(reverse("account_logout"))
    assert "_auth_user_id" not in seer.session
    entry = Entry.objects.get(action="person.signed_out")
    assert (entry.actor, entry.object) == (channel.operations.email, f"person:{channel.operations.email}")


def test_it_ends_with_the_session(seer, channel, client_of):
    seer.session.flush()
    assert seer.get("/").status_code == 302
    assert client_of(channel.operations).get("/").wsgi_request.user == channel.operations


def test_it_ends_when_who_looks_may_no_longer(seer, channel):
    Role.objects.filter(person=channel.operations).delete()
    Role.objects.create(person=channel.operations, kind=Kind.MANAGER, since="2024-01-01")
    assert seer.get("/").wsgi_request.user == channel.operations
    assert Entry.objects.filter(action="seeing.stopped").count() == 1


def test_it_ends_when_the_seen_person_is_shut_out(seer, channel):
    shut_out(actor=channel.chief, person=channel.executive)
    assert seer.get("/").wsgi_request.user == channel.operations


@pytest.mark.parametrize("who", ["manager", "regional", "executive", "distributor", "nobody"])
def test_only_who_sees_everything_may(channel, client_of, who: str):
    client = client_of(getattr(channel, who))
    assert client.post(reverse("see", args=[channel.staff.pk])).status_code in (403, 404)
    assert client.get("/").wsgi_request.user == getattr(channel, who)


def test_a_session_that_was_tampered_with_opens_nothing(channel, client_of):
    """Were the mark put into a session of somebody who may not, it would end at once."""
    client = client_of(channel.manager)
    session = client.session
    session["sees_as"] = channel.chief.pk
    session.save()
    assert client.get("/").wsgi_request.user == channel.manager


def test_oneself_and_who_is_shut_out_cannot_be_seen_as(channel, client_of):
    client = client_of(channel.chief)
    shut_out(actor=channel.chief, person=channel.staff)
    for person, why in ((channel.chief, "You see what you see already."), (channel.staff, "may not sign in")):
        assert why in text_of(client.post(reverse("see", args=[person.pk]), follow=True))
        assert client.get("/").wsgi_request.user == channel.chief


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def _plain(text: str) -> str:
    """Without tokens, which are new each time."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return re.sub(r"\s+", " ", text)


def test_private_pages_are_closed(seer):
    for name in ("account_change_password", "mfa_index", "settings"):
        assert seer.get(reverse(name)).status_code == 403, name
