"""Everything of an installation, standing still in one folder: what goes into a backup."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping import database, inventory
from quarterdeck.keeping.errors import KeepingError
from quarterdeck.keeping.manifest import Inventory
from quarterdeck.lake import Lake

LAKE = "lake"
MADE_AGAIN = {"cube", "locks", "staging"}


@dataclass(frozen=True, slots=True)
class Still:
    """A folder laid out like a home, and what is in it."""

    folder: Path
    inventory: Inventory


@contextmanager
def still(home: Home) -> Iterator[Still]:
    """Lay an installation still, for as long as the block lasts.

    No import writes while it is laid: database, lake and cube are of one moment. Files of the lake
    never change once written, so a second name for each is enough and takes no time or room.
    """
    if "://" in home.lake:
        raise KeepingError(
            f"The lake lies at {home.lake}, which a backup file does not hold. Keep versions of it by the "
            "store's own means, and back up the database by pg_dump."
        )
    if not database.is_there():
        raise KeepingError(f"There is no installation at {home.root}. QUARTERDECK_HOME names its folder.")
    lake = open_lake(home)
    home.staging.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="backup-", dir=home.staging) as made:
        folder = Path(made)
        with lake.held():
            tables = database.dump(folder)
            _second_names(Path(home.lake), folder / LAKE)
            _settings(home, folder)
            totals = inventory.totals(home, lake)
        subjects = inventory.rows(Lake(str(folder / LAKE), lake.catalogue, locks=home.locks))
        yield Still(folder, Inventory(tables=tables, subjects=subjects, totals=totals))


def _settings(home: Home, folder: Path) -> None:
    """The rest of the home: the secret key, mappings, subjects and whatever else was put there."""
    for path in home.root.iterdir():
        hidden = path.name.startswith((".", home.database.name))
        if hidden or path.name in MADE_AGAIN or path == Path(home.lake):
            continue
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        else:
            shutil.copy2(path, folder / path.name)


def _second_names(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, copy_function=_second_name)


def _second_name(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)
