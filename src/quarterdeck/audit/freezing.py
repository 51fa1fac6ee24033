"""How a room has the database itself refuse a change, on SQLite and PostgreSQL.

On SQLite a migration that alters one of the tables makes it anew, without its triggers: it has to take
them down before and put them up after.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Rule:
    """`event` (INSERT, UPDATE or DELETE) on a row of `table` is refused where `test` holds; '': always.

    `test` is SQL of `OLD` and `NEW`, in which '{differs}' stands between two values that may be NULL.
    """

    table: str
    event: str
    test: str = ""

    @property
    def name(self) -> str:
        return f"{self.table}_no_{self.event.lower()}"


@dataclass(frozen=True, slots=True)
class Guard:
    """Rules, and what the database says when it refuses."""

    rules: Sequence[Rule]
    words: str

    def put_up(self, connection: BaseDatabaseWrapper) -> None:
        """Make the database refuse."""
        with connection.cursor() as cursor:
            for rule in self.rules:
                for statement in self._refusal(rule, postgres=connection.vendor == "postgresql"):
                    cursor.execute(statement)

    def take_down(self, connection: BaseDatabaseWrapper) -> None:
        """Let it be changed: for a migration that rebuilds a table, and for test teardown."""
        postgres = connection.vendor == "postgresql"
        with connection.cursor() as cursor:
            for rule in self.rules:
                on = f" ON {rule.table}" if postgres else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {rule.name}{on}")
                if postgres:
                    cursor.execute(f"DROP FUNCTION IF EXISTS {rule.name}()")

    def _refusal(self, rule: Rule, *, postgres: bool) -> tuple[str, ...]:
        """The test stands inside the function on PostgreSQL, where WHEN may not look into other tables."""
        before = f"CREATE TRIGGER {rule.name} BEFORE {rule.event} ON {rule.table} FOR EACH ROW"
        test = rule.test.format(differs="IS DISTINCT FROM" if postgres else "IS NOT")
        if not postgres:
            when = f" WHEN {test}" if test else ""
            return (f"{before}{when} BEGIN SELECT RAISE(ABORT, '{self.words}'); END",)
        refuse = f"RAISE EXCEPTION '{self.words}' USING ERRCODE = 'restrict_violation'"
        passed = "OLD" if rule.event == "DELETE" else "NEW"
        function = (
            f"CREATE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {test or 'true'} THEN {refuse}; END IF; RETURN {passed}; END $$"
        )
        return function, f"{before} EXECUTE FUNCTION {rule.name}()"
