"""What docs/api.md shows is true: its sessions are typed in, its addresses asked."""

import doctest
import re
from decimal import Decimal
from pathlib import Path

import httpx2
import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.intake.counter import QUIET_TASKS
from tests.web.actors import browser_of
from tests.web.api.conftest import bearer, secret_of

from quarterdeck import client
from quarterdeck.home import Home
from quarterdeck.intake.stored import remove
from quarterdeck.web.wsgi import application

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "api.md").read_text(encoding="utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


@pytest.fixture
def token(channel: Cast, settings, monkeypatch: pytest.MonkeyPatch):
    """A secret of operations, for the address that the page names."""
    settings.ALLOWED_HOSTS, settings.TASKS = ["partners.vendor.example"], QUIET_TASKS
    plain = client.httpx2.Client
    monkeypatch.setattr(
        client.httpx2,
        "Client",
        lambda **more: plain(**more | {"transport": httpx2.WSGITransport(application)}),
    )
    home: Home = settings.HOME
    yield secret_of(channel.operations)
    for path in home.uploads.glob("*"):
        remove(path)


def test_its_sessions_go_as_shown(token: str):
    session = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    example = doctest.DocTestParser().get_doctest(
        session, {"token": token, "Decimal": Decimal}, "api.md", None, 0
    )
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=FLAGS).run(example, out=said.append)
    assert result.attempted > 10
    assert result.failed == 0, "".join(said)


def test_its_addresses_answer(token: str):
    addresses = re.findall(
        r'curl [^"]*"Authorization[^"]*" "https://partners.vendor.example(/api[^"]*)"', PAGE
    )
    assert addresses
    for address in addresses:
        answer = Client(SERVER_NAME="partners.vendor.example").get(address, headers=bearer(token))
        assert answer.status_code == 200, address


def test_other_ways_in_are_named_where_one_looks(channel: Cast):
    page = browser_of("executive", channel).get(reverse("api_docs")).content.decode()
    assert reverse("mcp") in (DOCS / "assistants.md").read_text(encoding="utf-8")
    for way, file in (("mcp", "assistants.md"), ("webhooks", "webhooks.md")):
        assert reverse(way) in page
        for other in ("index.md", "api.md"):
            assert f"]({file})" in (DOCS / other).read_text(encoding="utf-8")
