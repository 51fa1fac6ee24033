"""The shape of the code: what a room may know, how long a file may be."""

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]


def test_arrows_only_point_down():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_room_stands_on_a_floor():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "src" / "quarterdeck").glob("*/__init__.py")}
    assert {
        room for room in rooms if f'quarterdeck.{room}"' not in text and f"quarterdeck.{room} " not in text
    } == set()


def test_files_are_short():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert [str(path) for path, lines in lengths.items() if lines > 300] == []
    assert statistics.median(lengths.values()) <= 100


def test_the_types_are_marked_as_shipped():
    assert (ROOT / "src" / "quarterdeck" / "py.typed").exists()
