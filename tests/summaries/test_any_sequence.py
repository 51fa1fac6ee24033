"""Whatever happens in whatever order: no letter arrives twice, and in the end each has arrived once."""

import smtplib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.core import mail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.summaries.conftest import APRIL, later, work
from tests.web.summaries import content_of

from quarterdeck.summaries.models import Letter, Round, State
from quarterdeck.summaries.sending import post
from quarterdeck.summaries.sending.compose import message_id
from quarterdeck.summaries.services.letters import let_go, send_again
from quarterdeck.summaries.smtp import BrokenOffError

ACCEPTED = ("taken", "broke after", "died after")
HAPPENS = st.sampled_from(["taken", "busy", "down", "lost", "broke before", "died before", *ACCEPTED])


class Killed(BaseException):
    """The process ended."""


class Line:
    """A mail server to which this happens, one thing a message; afterwards all is well."""

    def __init__(self, happens: list[str]) -> None:
        self.happens = list(happens)
        self.arrived: Counter[str] = Counter()

    def open(self) -> None:
        if self.happens and self.happens[0] == "down":
            self.happens.pop(0)
            raise ConnectionRefusedError("down")

    def close(self) -> None:
        """Nothing is held."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        what = self.happens.pop(0) if self.happens else "taken"
        if what in ACCEPTED:
            self.arrived[messages[0].extra_headers["Message-ID"]] += 1
        if what.startswith("broke"):
            raise BrokenOffError("gone")
        if what.startswith("died"):
            raise Killed
        if what == "busy":
            raise smtplib.SMTPDataError(451, b"busy")
        if what in ("lost", "down"):
            raise smtplib.SMTPServerDisconnected("lost")
        return 1


@contextmanager
def on(line: Line) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(post, "get_connection", lambda: line)
        yield


@pytest.fixture
def two_letters(told):
    Round.objects.create(grain="month", period=APRIL)
    people = (told.executive, told.outsider)
    return told, [
        Letter.objects.create(person=one, grain="month", period=APRIL, content=content_of(key))
        for one, key in zip(people, ("P-1", "P-4"), strict=True)
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happens=st.lists(HAPPENS, max_size=7), rounds=st.integers(1, 4))
def test_at_most_once_and_in_the_end_exactly_once(happens, rounds, two_letters):
    told, letters = two_letters
    for letter in letters:
        letter.save()  # as they were: waiting
    line = Line(happens)
    with on(line):
        for _day in range(rounds + len(happens)):
            with suppress(Killed):
                work()
            later()
            assert max(line.arrived.values(), default=0) <= 1
        work()
        for letter in Letter.objects.filter(state=State.UNCLEAR):
            arrived = line.arrived[message_id(letter)]
            (let_go if arrived else send_again)(actor=told.operations, letter=letter)
        line.happens.clear()
        work()
    assert set(Letter.objects.values_list("state", flat=True)) <= {State.SENT, State.LET_GO}
    assert list(line.arrived.values()) == [1, 1]
