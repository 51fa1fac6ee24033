"""Bringing an unpacked backup to life, in a process whose home it is: settings belong to a process."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from django.core.management import call_command

from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping import database, inventory
from quarterdeck.keeping.errors import KeepingError
from quarterdeck.keeping.manifest import Inventory

PROGRAM = "import django; django.setup(); from quarterdeck.keeping import rebuild; rebuild.main()"


def rebuild(folder: Path) -> Inventory:
    """Fill the database, build the cube, and say what the installation in `folder` holds."""
    done = subprocess.run(  # noqa: S603 (our own arguments, no shell)
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QUARTERDECK_HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise KeepingError(f"The backup could not be brought to life: {done.stderr.strip()[-2000:]}")
    return Inventory(**json.loads(done.stdout))


def main() -> None:
    """The other process: tables are counted before migrations may add some."""
    home = Home.from_environment()
    dump = home.root / database.FILES["postgresql"]
    if dump.exists():
        database.load_postgresql(dump)
        dump.unlink()
    tables = database.counts()
    call_command("migrate", verbosity=0, interactive=False)
    lake = open_lake(home)
    found = Inventory(tables=tables, subjects=inventory.rows(lake), totals=inventory.totals(home, lake))
    sys.stdout.write(json.dumps(asdict(found)))
