"""The AdventureWorks channel, loaded once by the command a user would run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[2]
FILES = Path(os.environ.get("QUARTERDECK_ADVENTUREWORKS", ROOT.parent / "shared/data/adventureworks-dw"))


def quarterdeck(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command on an installation of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from quarterdeck.commands import main; main()", *args],
        env={
            **os.environ,
            "QUARTERDECK_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "quarterdeck.web.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def adventureworks_files() -> Path:
    if not FILES.is_dir():
        pytest.skip("the AdventureWorks files are not beside the checkout")
    return FILES


@pytest.fixture(scope="session")
def adventureworks(adventureworks_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation that holds it; shared by all processes of one test run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    home, loaded = shared / "adventureworks", shared / "adventureworks.loaded"
    with FileLock(shared / "adventureworks.lock"):
        if not loaded.exists():
            run = quarterdeck(home, "demo", "--load-only", "--adventureworks", str(adventureworks_files))
            assert run.returncode == 0, run.stderr
            loaded.touch()
    return home
