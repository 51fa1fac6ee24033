"""Several processes write to one SQLite file: nothing is lost, nobody is turned away."""

import os
import sqlite3
import subprocess
import sys

import pytest

WRITERS, TIMES = 3, 25


@pytest.fixture
def home(tmp_path):
    """An installation with one person whose title is a number."""
    environment = {"PATH": os.environ["PATH"], "QUARTERDECK_HOME": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "quarterdeck.web.settings"
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=environment, check=True)
    with sqlite3.connect(tmp_path / "quarterdeck.sqlite3") as database:
        database.execute(
            "INSERT INTO directory_person (password, email, name, side, title, language, language_chosen,"
            " number_format, time_zone, theme, is_active)"
            " VALUES ('', 'counter@example.com', '', 'vendor', '0', '', 0, '', '', '', 1)"
        )
    return environment


def write_at_once(home: dict[str, str], mode: str) -> tuple[list[int], int, int]:
    """The writers' exit codes, the count they came to, and the entries they left."""
    command = [sys.executable, "-m", "tests.directory.writer", str(TIMES), mode]
    writers = [subprocess.Popen(command, env=home, stderr=subprocess.DEVNULL) for _ in range(WRITERS)]
    codes = [writer.wait(timeout=120) for writer in writers]
    with sqlite3.connect(f"{home['QUARTERDECK_HOME']}/quarterdeck.sqlite3") as database:
        (count,) = database.execute("SELECT title FROM directory_person").fetchone()
        (entries,) = database.execute("SELECT count(*) FROM audit_entry").fetchone()
    return codes, int(count), entries


def test_writers_wait_for_each_other(home):
    codes, count, entries = write_at_once(home, "IMMEDIATE")
    assert codes == [0] * WRITERS
    assert count == entries == WRITERS * TIMES


def test_without_immediate_transactions_some_would_be_turned_away(home):
    """What the setting is for."""
    codes, count, entries = write_at_once(home, "DEFERRED")
    assert any(codes)
    assert count == entries < WRITERS * TIMES
