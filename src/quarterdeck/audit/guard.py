"""The database's own refusal to change the log, on SQLite and PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE_CREATE = """
CREATE TRIGGER audit_entry_no_{event} BEFORE {event} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'Audit entries cannot be changed or deleted.'); END
"""
_POSTGRES_CREATE = """
CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Audit entries cannot be changed or deleted.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();
"""
_POSTGRES_DROP = """
DROP TRIGGER IF EXISTS audit_entry_append_only ON audit_entry;
DROP FUNCTION IF EXISTS audit_entry_refuse();
"""


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse UPDATE and DELETE (and TRUNCATE) on entries."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_CREATE)
            return
        for event in ("UPDATE", "DELETE"):
            cursor.execute(_SQLITE_CREATE.format(event=event))


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let entries be changed again: for a migration that rebuilds the table, and for test teardown."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_DROP)
            return
        for event in ("UPDATE", "DELETE"):
            cursor.execute(f"DROP TRIGGER IF EXISTS audit_entry_no_{event}")
