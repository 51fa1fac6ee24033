"""A PostgreSQL server of our own, thrown away afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=50"


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: the newest of Debian's, else where PATH finds them."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a running server, reached by a socket in a new folder of /tmp."""
    user = _owner()
    with tempfile.TemporaryDirectory(prefix="quarterdeck-pg-", ignore_cleanup_errors=True) as made:
        home = Path(made)
        if user:
            shutil.chown(home, user)
        _run(user, folder / "initdb", "-D", home / "data", "-U", "quarterdeck", "-A", "trust", "-E", "UTF8")
        options = f"-k {home} {SETTINGS}"
        _run(user, folder / "pg_ctl", "-D", home / "data", "-l", home / "log", "-o", options, "-w", "start")
        try:
            yield f"postgres://quarterdeck@{quote(made, safe='')}/postgres"
        finally:
            _run(user, folder / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")


def _owner() -> str | None:
    """Who runs the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(user: str | None, *command: str | Path) -> None:
    prefix = ["runuser", "-u", user, "--"] if user else []
    done = subprocess.run(
        [*prefix, *command], cwd="/", capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr or done.stdout}")
