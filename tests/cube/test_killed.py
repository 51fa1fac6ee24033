"""Killed at any moment: nothing lost, torn or doubled, and the next try makes up for it."""

import random
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
from tests.hammer import LINES, step
from tests.house import House

from quarterdeck.cube import current

KILLS = 20


@pytest.mark.slow
def test_twenty_kills(tmp_path: Path):
    chance = random.Random(7)
    begun = 0
    for _ in range(KILLS):
        begun = _run_and_kill(tmp_path, begun + 1, after=chance.uniform(0, 1.5))
        kept = _lake_state(tmp_path)
        assert kept <= begun
        assert _cube_state(tmp_path) <= kept
    house = House(tmp_path)
    step(house, begun + 1)
    assert _lake_state(tmp_path) == begun + 1
    assert _cube_state(tmp_path) == begun + 1
    assert all(path.stem.isdigit() for path in (tmp_path / "cube").iterdir())


def _run_and_kill(folder: Path, first: int, *, after: float) -> int:
    """Hammer from step `first`, kill `after` seconds into the work; the last step begun."""
    command = [sys.executable, "-m", "tests.hammer", str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        begun = [process.stdout.readline()]
        time.sleep(after)
        process.kill()
        begun += process.stdout.read().split()
    return int(begun[-1])


def _lake_state(folder: Path) -> int:
    """The step the lake shows: all lines of one step, each once."""
    rows = House(folder).rows("sales")
    if not rows:
        return 0
    assert len(rows) == len({row["line"] for row in rows}) == LINES
    ((amount, import_id),) = {(row["amount"], row["_import"]) for row in rows}
    assert amount == Decimal(import_id)
    return int(import_id)


def _cube_state(folder: Path) -> int:
    """The step the cube shows, whole."""
    snapshot = current(folder / "cube")
    if snapshot is None:
        return 0
    ((total, rows),) = snapshot.query("SELECT sum(amount), sum(rows) FROM sales")
    assert rows == LINES
    assert total % LINES == 0
    return int(total / LINES)
