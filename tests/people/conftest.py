"""The cast's channel in a home of its own, so that what is handed over or moved stays in one test."""

import re
import shutil
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from tests.cast import Cast
from tests.web import conftest as web

from quarterdeck.cube import Snapshot
from quarterdeck.home import Home
from quarterdeck.intake.models import Import

filled = web.filled


@pytest.fixture
def office(cast: Cast, filled: tuple[Path, Snapshot], tmp_path: Path, settings) -> Cast:
    Import.objects.create(file_name="channel", subject="sales", status=Import.Status.DONE)  # what is there
    settings.HOME = Home(shutil.copytree(filled[0], tmp_path / "home"))
    return cast


@pytest.fixture
def post(client_of):
    """`post(cast.operations, "invitation", 105, name="x")`: the page that one lands on."""

    def send(person, page: str, /, *args: object, **fields: object):
        return client_of(person).post(reverse(page, args=args), fields, follow=True)

    return send


@pytest.fixture
def read(client_of):
    """`read(cast.operations, "person", 105)`: what the page says, without its tags."""

    def look(person, name: str, *args: object, query: str = "") -> str:
        answer = client_of(person).get(reverse(name, args=args) + query)
        assert answer.status_code == 200
        return text_of(answer)

    return look


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def link_in(message: mail.EmailMessage) -> str:
    (link,) = re.findall(r"http://testserver(/\S+)", message.body)
    return link
