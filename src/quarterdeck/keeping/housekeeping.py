"""Keeping house: clearing away what time leaves behind. Safe to run beside anything, and twice."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command

from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.running import mark_interrupted
from quarterdeck.intake.stored import clear_old
from quarterdeck.intake.workbench import open_lake

MANY = 8  # files of one month, from which on joining them pays
DAY = 24 * 3600
RESULTS_KEPT = 30  # days


def keep_house(home: Home) -> Iterator[str]:
    """Do it step by step; says, step by step, what was done, and nothing where nothing was."""
    if dead := mark_interrupted(home):
        yield f"Marked {dead} imports as interrupted: their processes had ended."
    if cleared := _clear_staging(home):
        yield f"Cleared {cleared} left-overs of files that were being read."
    if forgotten := clear_old(home):
        yield f"Removed {forgotten} uploads that nobody came back for."
    if joined := _compact(home):
        publish_cube(home)
        yield f"Joined small files of {', '.join(joined)}."
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", min_age_days=RESULTS_KEPT, verbosity=0)


def _clear_staging(home: Home) -> int:
    """Remove what no running import uses and nobody touched for a day."""
    if not home.staging.is_dir():
        return 0
    in_use = {f"import-{row.key}" for row in Import.objects.filter(status=Import.Status.RUNNING)}
    old = [path for path in home.staging.iterdir() if path.name not in in_use and _age(path) > DAY]
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return len(old)


def _age(path: Path) -> float:
    """Seconds since it was last changed."""
    return time.time() - path.stat().st_mtime


def _compact(home: Home) -> list[str]:
    lake = open_lake(home)
    worn = [name for name in lake.catalogue if _most_files(lake.table(name).files()) >= MANY]
    for name in worn:
        lake.compact(name)
    return worn


def _most_files(months: dict[str, tuple[str, ...]]) -> int:
    return max(map(len, months.values()), default=0)
