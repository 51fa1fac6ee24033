"""Many writers at once: one effect. And the same without the lock, to show that there is a race."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress

import duckdb
import pytest
from tests.house import House

from quarterdeck.lake import Change, Lake, LakeError

LINES = [{"line": n, "date": f"2026-0{n % 3 + 1}-01", "amount": n} for n in range(60)]


def at_once(
    house: House, writers: int, write: Callable[[duckdb.DuckDBPyConnection, int], Change]
) -> list[Change]:
    def one(number: int) -> Change:
        with duckdb.connect() as con:
            return write(con, number)

    with ThreadPoolExecutor(writers) as pool:
        return list(pool.map(one, range(writers)))


def same_lines(house: House) -> Callable[[duckdb.DuckDBPyConnection, int], Change]:
    def write(con: duckdb.DuckDBPyConnection, number: int) -> Change:
        staged = house.stage("sales", LINES, con)
        return house.lake.upsert(con, "sales", staged, import_id=str(number))

    return write


def test_twenty_threads_with_the_same_lines_have_one_effect(house: House):
    changes = at_once(house, 20, same_lines(house))
    assert sorted(change.new for change in changes) == [0] * 19 + [60]
    assert sum(change.unchanged for change in changes) == 19 * 60
    assert house.lake.version("sales") == 0
    assert len(house.rows("sales")) == 60


def test_twenty_threads_with_lines_of_their_own_lose_none(house: House):
    def write(con: duckdb.DuckDBPyConnection, number: int) -> Change:
        staged = house.stage(
            "sales", [{"line": f"{number}-{n}", "date": "2026-01-01"} for n in range(5)], con
        )
        return house.lake.upsert(con, "sales", staged, import_id=str(number))

    changes = at_once(house, 20, write)
    assert sorted(change.version for change in changes) == list(range(20))
    assert len(house.rows("sales")) == 100


def test_without_the_lock_there_is_a_race(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Lake, "_lock", lambda self, subject: nullcontext())
    changes = []
    with suppress(LakeError):
        changes = at_once(house, 20, same_lines(house))
    one_effect = sum(change.new for change in changes) == 60
    assert not one_effect


def test_processes_at_once_have_one_effect(house: House):
    command = [sys.executable, "-c", WRITER, str(house.folder)]
    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(lambda _: subprocess.check_output(command, timeout=60), range(4)))
    new = sorted(int(text) for text in printed)
    assert new == [0, 0, 0, 60]
    assert house.lake.version("sales") == 0
    assert len(house.rows("sales")) == 60


WRITER = """
import sys
from pathlib import Path
from tests.house import House
from tests.lake.test_at_once import LINES
print(House(Path(sys.argv[1])).upsert("sales", *LINES).new)
"""
