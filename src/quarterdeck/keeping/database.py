"""The database as one file, as it was at one moment, and back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import cast

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from quarterdeck.keeping.errors import KeepingError
from quarterdeck.keeping.manifest import Engine

FILES: dict[Engine, str] = {"sqlite": "quarterdeck.sqlite3", "postgresql": "postgresql.dump"}
# What sign-ins and caches leave behind is no part of what people agreed on.
PASSING = frozenset({"cache", "django_session"})


def engine() -> Engine:
    return cast(Engine, connection.vendor)


def is_there() -> bool:
    """Whether the database in use is Quarterdeck's."""
    return MigrationRecorder.Migration._meta.db_table in connection.introspection.table_names()


def dump(folder: Path) -> dict[str, int]:
    """Write the database into `folder` under its name in FILES; the rows of each table in that file."""
    path = folder / FILES[engine()]
    return _dump_sqlite(path) if engine() == "sqlite" else _dump_postgresql(path)


def _dump_sqlite(path: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if (verdict := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise KeepingError(f"The database is damaged and was not backed up: {verdict}.")
        names = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: _count_in(copy, name) for name in names if _lasting(name)}


def _count_in(copy: sqlite3.Connection, table: str) -> int:
    return int(copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 (a table's name)


def _dump_postgresql(path: Path) -> dict[str, int]:
    """pg_dump reads the same snapshot in which the rows are counted."""
    program = _program("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(program, "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", f"--file={path}")
        return counts()


def counts() -> dict[str, int]:
    """The rows of each table of the database in use."""
    with connection.cursor() as cursor:
        found = {}
        for name in filter(_lasting, connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            found[name] = int(cursor.fetchone()[0])
        return found


def _lasting(table: str) -> bool:
    return table not in PASSING and not table.startswith("sqlite_")


def load_postgresql(path: Path) -> None:
    """Fill the empty database in use from a dump; all of it or nothing."""
    if connection.introspection.table_names():
        raise KeepingError(
            "The PostgreSQL database holds tables. Make an empty one, name it in QUARTERDECK_DATABASE, "
            "and restore again."
        )
    wholly = ("--single-transaction", "--exit-on-error")
    _run(_program("pg_restore"), "--no-owner", "--no-acl", *wholly, str(path))


def migrations() -> tuple[str, ...]:
    """The migrations applied to the database in use, as 'app.0001_initial'."""
    applied = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in applied))


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise KeepingError(f"{name} was not found. On Debian: apt-get install postgresql-client.")
    return found


def _run(program: str, *arguments: str) -> None:
    """A PostgreSQL program on the database in use; the password goes by the environment."""
    done = subprocess.run(  # noqa: S603 (our own arguments, no shell)
        [program, f"--dbname={connection.settings_dict['NAME']}", *arguments],
        env={**os.environ, **_connect_environment(connection.settings_dict)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise KeepingError(f"{Path(program).name} failed: {done.stderr.strip()}")


def _connect_environment(settings: Mapping[str, object]) -> dict[str, str]:
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    options = cast(Mapping[str, object], settings.get("OPTIONS", {}))
    found = {variable: settings.get(name) for variable, name in named.items()}
    found["PGSSLMODE"] = options.get("sslmode")
    return {variable: str(value) for variable, value in found.items() if value}
