"""The cast's channel, a day on which April's summaries are due, and a mail server."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.cast import Cast
from tests.summaries.mailbox import Server
from tests.web.conftest import channel, filled  # noqa: F401 (fixtures)

from quarterdeck.summaries.models import Guest, Letter, Schedule
from quarterdeck.summaries.sending.work import send_summaries

APRIL, MARCH, FIRST_QUARTER = "2026-04", "2026-03", "2026-Q1"


@pytest.fixture
def told(channel: Cast) -> Cast:  # noqa: F811
    """The schedule has been on since January; on 15 May April's summaries are due."""
    Letter.objects.all().delete()
    Guest.objects.all().delete()
    Schedule.objects.create(since=date(2026, 4, 1))
    return channel


@pytest.fixture
def server(settings) -> Iterator[Server]:
    found = Server()
    settings.EMAIL_BACKEND = "quarterdeck.summaries.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
    settings.EMAIL_TIMEOUT = 5
    found.up()
    yield found
    found.down()


def work() -> list[str]:
    """What the worker does in one minute."""
    return list(send_summaries())


def later(by: timedelta = timedelta(days=1)) -> None:
    """As if that much time had gone by."""
    for letter in Letter.objects.all():
        letter.next_at -= by
        letter.begun_at -= by
        letter.claimed_at = letter.claimed_at and letter.claimed_at - by
        letter.save()
