"""The snapshot files of a cube's folder: 000042.duckdb, the highest number is current."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = 3
_NAME = re.compile(r"\d{6,}\.duckdb")
_DRAFT = ".draft.duckdb"


def snapshots(folder: Path) -> list[Path]:
    """All snapshots, oldest first."""
    try:
        found = [name for name in os.listdir(folder) if _NAME.fullmatch(name)]  # noqa: PTH208 (ten times faster)
    except FileNotFoundError:
        return []
    return [folder / name for name in sorted(found, key=lambda name: int(name.split(".")[0]))]


def newest(folder: Path) -> Path | None:
    found = snapshots(folder)
    return found[-1] if found else None


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """A path to write the next snapshot at; becomes current, at once and whole, if the block succeeds.

    Only one process may be here at a time. What a killed one left behind is cleared away first.
    """
    path, old = folder / _DRAFT, snapshots(folder)
    _clear(path)
    try:
        yield path
    except BaseException:
        _clear(path)
        raise
    with path.open("rb") as file:
        os.fsync(file.fileno())
    number = int(old[-1].stem) + 1 if old else 1
    path.rename(folder / f"{number:06}.duckdb")
    for outdated in old[: 1 - KEPT]:
        outdated.unlink()


def _clear(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)
