"""Reading a snapshot: one immutable file, opened read-only, shared by all threads of a process."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from quarterdeck.cube import files
from quarterdeck.cube.manifest import Manifest
from quarterdeck.cube.settings import CubeError

SECONDS = 10.0
# A reader may neither touch a file nor change what it may do.
READER: dict[str, str | bool | int] = {
    "memory_limit": "1GB",
    "enable_external_access": False,
    "lock_configuration": True,
}


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the snapshot at `path`; DuckDB wants all of one process to be alike."""
    return duckdb.connect(str(path), read_only=True, config=READER)  # type: ignore[arg-type]


class QueryTooLongError(CubeError):
    """A question that was stopped because it took too long."""


class Snapshot:
    """The cube as it was published once. `levels` are the levels of territories, top first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data_version = path.stem
        self._con = connect(path)
        meta = dict(self.query("SELECT key, value FROM meta"))
        manifest = Manifest.load(meta["manifest"])
        self.calendar = manifest.settings.calendar
        self.currency = manifest.settings.currency
        self.lake_versions: dict[str, int] = manifest.versions
        self.levels = tuple(filter(None, meta["levels"].split(",")))

    def query(
        self, sql: str, params: Mapping[str, Any] | None = None, *, seconds: float = SECONDS
    ) -> list[tuple[Any, ...]]:
        """All rows of a query, `$name` standing for params["name"].

        Safe from any thread. Raises QueryTooLongError after `seconds`.
        """
        with self._con.cursor() as cursor, deadline(cursor, seconds):
            return cursor.execute(sql, dict(params) if params else None).fetchall()

    def close(self) -> None:
        self._con.close()


@contextmanager
def deadline(con: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupt what runs in `con` after `seconds`."""
    timer = threading.Timer(seconds, con.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise QueryTooLongError(f"The question took longer than {seconds:g} s and was stopped.") from error
    finally:
        timer.cancel()
        timer.join()  # never interrupt a connection that is closed already


_lock = threading.Lock()
_current: dict[Path, tuple[tuple[str, int, int], Snapshot]] = {}


def current(folder: Path) -> Snapshot | None:
    """The newest snapshot in `folder`; None before the first one is published.

    Opened once a process; a new file is noticed by listing the folder.
    """
    for _ in range(5):  # a file may be swept away between seeing and opening it
        path = files.newest(folder)
        if path is None:
            return None
        try:
            return _opened(folder, path)
        except (FileNotFoundError, duckdb.IOException):
            if path.exists():
                raise
    raise CubeError(f"Snapshots in {folder} are replaced faster than they can be opened.")


def _opened(folder: Path, path: Path) -> Snapshot:
    stat = path.stat()
    identity = (path.name, stat.st_ino, stat.st_mtime_ns)
    with _lock:
        known, snapshot = _current.get(folder, (None, None))
        if snapshot is None or known != identity:
            if snapshot and snapshot.path == path:
                snapshot.close()  # DuckDB would go on to answer from the file that was there before
            snapshot = Snapshot(path)
            _current[folder] = identity, snapshot
        return snapshot


def at(folder: Path, data_version: str) -> Snapshot | None:
    """The snapshot of that version, which need not be the newest; None when it is not kept any more."""
    found = {path.stem: path for path in files.snapshots(folder)}
    if data_version not in found:
        return None
    try:
        return Snapshot(found[data_version])
    except (FileNotFoundError, duckdb.IOException):
        if found[data_version].exists():
            raise
        return None
