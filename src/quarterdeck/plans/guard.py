"""The database's own refusal to change what was put forward or signed, on SQLite and PostgreSQL.

On SQLite a migration that alters one of these tables makes it anew, without its triggers: it has to take
them down before and put them up after.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

FROZEN = ("plan_id", "number", "content", "digest", "side", "proposed_by_id", "proposed_at", "reason")
"""The columns of a version that never change; its state does."""
_WORDS = "What was put forward or signed cannot be changed or deleted."
_CHANGED = " OR ".join(f"OLD.{name} IS {{differs}} NEW.{name}" for name in FROZEN)
_RULES = (
    ("plans_version", "DELETE", ""),
    ("plans_version", "UPDATE", _CHANGED),
    ("plans_signature", "DELETE", ""),
    ("plans_signature", "UPDATE", ""),
)


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse to change or delete versions and signatures."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION plans_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'restrict_violation'; END $$"
            )
        for table, event, test in _RULES:
            cursor.execute(_trigger(connection.vendor, table, event, test))


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let them be changed: for a migration that rebuilds a table, and for test teardown."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table, event, _test in _RULES:
            on = f" ON {table}" if postgres else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, event)}{on}")
        if postgres:
            cursor.execute("DROP FUNCTION IF EXISTS plans_refuse()")


def _trigger(vendor: str, table: str, event: str, test: str) -> str:
    postgres = vendor == "postgresql"
    differs = test.format(differs="DISTINCT FROM" if postgres else "NOT")
    when = f" WHEN ({differs})" if test else ""
    does = "EXECUTE FUNCTION plans_refuse()" if postgres else f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    return f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table} FOR EACH ROW{when} {does}"


def _name(table: str, event: str) -> str:
    return f"{table}_no_{event.lower()}"
