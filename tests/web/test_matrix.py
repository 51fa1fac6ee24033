"""Every address x everybody x GET and POST: the exact answer. A new address without a case fails here."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.web.actors import ACTORS, body_of, browser_of
from tests.web.case import SIGNED_OUT, Case
from tests.web.matrix import CASES, EXEMPT

from quarterdeck.audit.models import Entry
from quarterdeck.web.middleware import HEADERS

FRAGMENT = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}
CASE_IDS = [str(case) for case in CASES]


def patterns(resolver: URLResolver | None = None) -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
        else:
            yield from patterns(pattern)


def test_every_address_has_a_case():
    assert set(patterns()) == {case.name for case in CASES} | set(EXEMPT)


def test_no_exemption_is_stale():
    assert not set(EXEMPT) - set(patterns())
    assert not set(EXEMPT) & {case.name for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_get(case: Case, channel):
    address = reverse(case.name, args=case.args) + case.query
    answers = {actor: browser_of(actor, channel).get(address) for actor in ACTORS}
    assert {actor: answer.status_code for actor, answer in answers.items()} == dict(case.get)
    for answer in answers.values():
        body_of(answer)
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.any_database
@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_fragment(case: Case, channel):
    """htmx asks for the same; who is signed out is sent to the sign-in as a whole page."""
    address = reverse(case.name, args=case.args) + case.query
    answers = {actor: browser_of(actor, channel).get(address, headers=FRAGMENT) for actor in ACTORS}
    for answer in answers.values():
        body_of(answer)
    expected = {
        actor: 401 if actor in SIGNED_OUT and code == 302 and not case.own_door else code
        for actor, code in case.get.items()
    }
    assert {actor: answer.status_code for actor, answer in answers.items()} == expected


@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_post(case: Case, channel):
    address = reverse(case.name, args=case.args) + case.query
    found = {actor: browser_of(actor, channel).post(address).status_code for actor in ACTORS}
    assert found == dict(case.post)


@pytest.mark.any_database
@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_post_without_token_is_refused(case: Case, channel):
    address = reverse(case.name, args=case.args) + case.query
    found = {
        actor: browser_of(actor, channel, checks_csrf=True).post(address).status_code for actor in ACTORS
    }
    assert found == (dict(case.post) if case.by_token else dict.fromkeys(ACTORS, 403))


def test_a_foreign_partner_is_answered_as_an_absent_one_and_logged(channel):
    client = browser_of("outsider", channel)
    foreign, absent = (
        client.get(reverse("partner", args=["P-1"])),
        client.get(reverse("partner", args=["P-0"])),
    )
    assert _plain(foreign.content).replace(b"P-1", b"P-0") == _plain(absent.content)
    refused = Entry.objects.filter(action="partner.refused", actor=channel.outsider.email)
    assert [entry.after["path"] for entry in refused.order_by("pk")] == ["/partners/P-1/", "/partners/P-0/"]


def _plain(body: bytes) -> bytes:
    """Without the tokens of its forms, which are new each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", body)
