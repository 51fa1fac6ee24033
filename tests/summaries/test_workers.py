"""Real workers beside each other, some of them killed, at a real mail server: nobody is written to twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.summaries.mailbox import Server

MANY = 40
pytestmark = [pytest.mark.slow, pytest.mark.any_database]


class Office:
    """The home, and what is run in it."""

    def __init__(self, home: Path, server: Server) -> None:
        self.database = home / "quarterdeck.sqlite3"
        smtp = f"smtp://127.0.0.1:{server.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("QUARTERDECK_")},
            "QUARTERDECK_HOME": str(home),
            "QUARTERDECK_SMTP": smtp,
            "DJANGO_SETTINGS_MODULE": "quarterdeck.web.settings",
        }

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", *words]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)

    def run(self, *words: str) -> None:
        assert self.start(*words).wait(timeout=300) == 0

    def states(self) -> dict[str, str]:
        query = "SELECT email, state FROM summaries_letter l JOIN directory_person p ON p.id = l.person_id"
        with sqlite3.connect(self.database) as connection:
            return dict(connection.execute(query).fetchall())


@pytest.fixture
def office(tmp_path):
    server = Server()
    server.box.pause = 0.05
    server.up()
    found = Office(tmp_path / "home", server)
    found.run("tests.summaries.post_office", str(MANY))
    yield found, server.box
    server.down()


def test_two_workers_at_once_and_two_that_are_killed(office):
    house, box = office
    lucky = random.Random(5)
    killed = [house.start("quarterdeck", "worker", "--once") for _ in range(2)]
    while not box.got:
        time.sleep(0.05)
    for one in killed:
        time.sleep(lucky.uniform(0.05, 0.4))
        one.send_signal(signal.SIGKILL)
        one.wait()
    both = [house.start("quarterdeck", "worker", "--once") for _ in range(2)]
    assert [one.wait(timeout=300) for one in both] == [0, 0]
    house.run("tests.summaries.post_office", "--later")
    house.run("quarterdeck", "worker", "--once")
    arrived = Counter(str(mail["To"]) for mail in box.got)
    states = house.states()
    assert set(arrived.values()) == {1}
    assert len(states) == MANY
    sure = {email for email, state in states.items() if state == "sent"}
    unclear = {email for email, state in states.items() if state == "unclear"}
    assert sure | unclear == set(states)
    assert sure <= set(arrived)
    assert len(unclear) <= len(killed)
