"""Bringing an installation back from a backup."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from django.db.migrations.loader import MigrationLoader

from quarterdeck.home import Home
from quarterdeck.keeping import archive, database
from quarterdeck.keeping.errors import KeepingError
from quarterdeck.keeping.manifest import Inventory, Manifest
from quarterdeck.keeping.rebuild import rebuild

# Made by merely starting a command in an empty folder.
EMPTY = {"secret.key", "locks"}


def read(home: Home, path: Path, progress: archive.Progress, *, replace: bool = False) -> Manifest:
    """Make `home` what the backup at `path` holds.

    It is unpacked beside the home, its cube built and its counts and totals compared with the
    manifest; only then it takes the home's place, by renaming. With `replace` the old home stays
    beside it under another name. Raises KeepingError, and the home is as it was.
    """
    _check_place(home, replace=replace)
    with archive.reading(path) as (source, manifest):
        _check_made_for_this(manifest)
        with _beside(home) as folder:
            archive.unpack(source, manifest, folder, progress)
            _check_same(manifest, rebuild(folder))
            _take_place(folder, home.root)
    return manifest


def _check_place(home: Home, *, replace: bool) -> None:
    if "QUARTERDECK_LAKE" in os.environ:
        raise KeepingError(
            "QUARTERDECK_LAKE is set, and a restore puts the lake into the home. Unset it, restore, then "
            "move the folder 'lake' where you want it."
        )
    if _held(home.root) and not replace:
        raise KeepingError(
            f"{home.root} is not empty. Name another folder in QUARTERDECK_HOME, or add --replace: what is "
            "there then stays beside it under another name."
        )
    if home.root.is_mount():
        raise KeepingError(f"{home.root} is a mount point and cannot be renamed. Use a folder inside of it.")


def _check_made_for_this(manifest: Manifest) -> None:
    if manifest.engine != database.engine():
        raise KeepingError(
            f"The backup's database is {manifest.engine}, and this installation uses {database.engine()}. "
            "Set or unset QUARTERDECK_DATABASE."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := set(manifest.migrations) - known:
        raise KeepingError(
            f"The backup was made by Quarterdeck {manifest.quarterdeck}, which is newer than this one "
            f"(it knows {min(unknown)}). Install that version, then restore."
        )


@contextmanager
def _beside(home: Home) -> Iterator[Path]:
    """A new folder next to the home; gone afterwards, unless it was renamed."""
    home.root.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=f".{home.root.name}-restoring-", dir=home.root.parent))
    try:
        yield folder
    except OSError as error:
        raise KeepingError(f"{folder} could not be filled: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check_same(manifest: Manifest, found: Inventory) -> None:
    if differences := manifest.inventory.differences(found):
        raise KeepingError("The restored data is not what was backed up. " + "; ".join(differences[:5]))


def _take_place(folder: Path, root: Path) -> None:
    """Rename twice; what was there stays under a name that says when, unless it was empty."""
    aside = root.with_name(f"{root.name}.replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    was_empty = not _held(root)
    folder.chmod(0o700)
    if root.exists():
        root.rename(aside)
    try:
        folder.rename(root)
    except OSError:
        aside.rename(root)
        raise
    if was_empty:
        shutil.rmtree(aside, ignore_errors=True)


def _held(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()} - EMPTY if root.exists() else set()
