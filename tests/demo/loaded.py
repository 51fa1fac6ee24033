"""The demo channel as a home of its own, loaded once for all processes of a test run."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

QUARTERDECK = Path(sys.executable).with_name("quarterdeck")


@dataclass(frozen=True)
class Loaded:
    """Copy the home before anything is served from it or changed in it; `told` is what loading said."""

    home: Path
    told: str


def outside(home: Path) -> dict[str, str]:
    """The environment of a process that knows a home and nothing of the tests."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("QUARTERDECK", "DJANGO"))}
    return {**kept, "QUARTERDECK_HOME": str(home)}


def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    home, told = shared / "demo" / "quarterdeck", shared / "demo.told"
    with FileLock(shared / "demo.lock"):
        if not told.exists():
            command = [QUARTERDECK, "demo", "--load-only"]
            done = subprocess.run(command, env=outside(home), capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            told.write_text(done.stdout)
    return Loaded(home, told.read_text())
