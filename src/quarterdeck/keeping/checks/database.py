"""The database: reachable, safe against power cuts, of this version's form."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from quarterdeck.home import Home
from quarterdeck.keeping.checks.finding import Finding, ok, problem, warning

FULL = 2
OLDEST_POSTGRESQL = 140_000


def settings(_: Home) -> Iterator[Finding]:
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> Iterator[Finding]:
    journal, synchronous = _ask("PRAGMA journal_mode"), _ask("PRAGMA synchronous")
    if journal != "wal" or synchronous < FULL:
        yield problem(
            "database",
            f"SQLite runs in {journal} with synchronous {synchronous}: a power cut can lose data.",
            "Keep the home on a local disk: SQLite's write-ahead log does not work on network file systems.",
        )
    elif (verdict := _ask("PRAGMA quick_check")) != "ok":
        yield problem("database", f"SQLite finds damage: {verdict}.", "Restore the last backup.")
    else:
        yield ok("database", "SQLite in WAL, synchronous FULL, without damage.")


def _postgresql() -> Iterator[Finding]:
    version = int(_ask("SHOW server_version_num"))
    if version < OLDEST_POSTGRESQL:
        yield problem(
            "database", f"PostgreSQL is of version {version // 10_000}.", "Use version 14 or newer."
        )
    elif _ask("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        yield warning(
            "database",
            "Quarterdeck signs in to PostgreSQL as a superuser.",
            "Name a role of its own in QUARTERDECK_DATABASE.",
        )
    else:
        yield ok("database", f"PostgreSQL {version // 10_000}.")


def migrations(_: Home) -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        first = plan[0][0]
        yield problem(
            "migrations",
            f"{len(plan)} migrations are not applied, from {first.app_label}.{first.name} on.",
            "Make a backup, then run `quarterdeck init`: it brings the database up to date.",
        )
    else:
        yield ok("migrations", "All are applied.")


def _ask(query: str) -> Any:  # noqa: ANN401 (whatever the one value is)
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]
