"""Two versions of a fact's table side by side, in a connection that can read both."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import duckdb

from quarterdeck.cube import filters, lines, rates
from quarterdeck.cube.snapshot import Snapshot
from quarterdeck.lake import Lake, sql
from quarterdeck.lake.table import Table
from quarterdeck.subjects import Subject

Key = tuple[Any, ...]
State = tuple[date, Decimal | None] | None  # month and value; None: not there
Kind = Literal["added", "changed", "removed"]
Line = tuple[Kind, Key, date, Decimal | None, Decimal | None]


def reported(measure: str) -> bool:
    """Whether the amounts are in each line's own currency."""
    return measure.endswith("_own")


@dataclass(frozen=True, slots=True)
class Differing:
    """The lines that `condition` keeps of some of the lake's `months`, measured by one column.

    `compare` lays down the tables `moved`, of all lines that differ, and `listed`, of the largest.
    """

    con: duckdb.DuckDBPyConnection
    fact: Subject
    measure: str
    condition: str
    params: dict[str, Any]
    currency: str
    months: tuple[str, ...]

    @property
    def key(self) -> list[str]:
        """What identifies a line: of a row that is spread over its span, the month too."""
        return [*self.fact.key, "month"] if lines.spread(self.fact) else list(self.fact.key)

    def add_rates(self, old: Table, lake: Lake, snapshot: Snapshot) -> bool:
        """Rates for days that have no row any more, of which the snapshot has none; whether any lacked.

        What was compared without them has to be compared again.
        """
        lacking = "SELECT 1 FROM moved WHERE kind <> 'added' AND before IS NULL LIMIT 1"
        if not rates.needed(self.fact) or not self.con.execute(lacking).fetchall():
            return False
        rows = f"(FROM {self._rows(old)} o SEMI JOIN moved m ON {sql.same(self.fact.key, 'o', 'm')})"
        version = snapshot.lake_versions.get("exchange_rates")
        given = lake.source(self.con, "exchange_rates", version=version)
        self.con.execute("CREATE TEMP TABLE rates AS FROM cube.rates")  # found before the snapshot's
        rates.add(self.con, self.fact, rows=rows, given=given, vendor=self.currency)
        return True

    def lines_of(self, rows: str) -> str:
        """SQL of the lines of `rows`: the key, `day`, `month`, `value`, `_import`, perhaps `currency`."""
        own, day = ", f.currency" if reported(self.measure) else "", self.fact.date or "month"
        return f"""
            SELECT {sql.names(self.fact.key, of="f")}, f.{sql.name(day)} AS day, f.month,
                   f.{sql.name(self.measure)} AS value, f._import{own}
            FROM ({lines.query(self.fact, rows, self.currency)}) f {filters.JOINED}
            WHERE {self.condition}"""

    def compare(self, old: Table | None, new: Table, *, most: int) -> None:
        nothing = f"(FROM {new.source(self.con, [])} WHERE false)"
        currency = ", [b.currency, a.currency] AS currencies" if reported(self.measure) else ""
        keys = ", ".join(f"coalesce(a.{one}, b.{one}) AS {one}" for one in map(sql.name, self.key))
        self.con.execute(
            f"""CREATE OR REPLACE TEMP TABLE moved AS
                WITH b AS ({self.lines_of(self._rows(old) if old else nothing)}),
                     a AS ({self.lines_of(self._rows(new))})
                SELECT {keys}, coalesce(a.day, b.day) AS day, b.value AS before, a.value AS after,
                       a.month AS month_after, a._import AS import_after{currency},
                       CASE WHEN b._import IS NULL THEN 'added' WHEN a._import IS NULL THEN 'removed'
                            ELSE 'changed' END AS kind,
                       coalesce(a.value, 0) - coalesce(b.value, 0) AS difference
                FROM b FULL JOIN a ON {sql.same(self.key, "b", "a")}
                WHERE b._import IS NULL OR a._import IS NULL
                   OR b.value IS DISTINCT FROM a.value OR b.month <> a.month""",
            self.params,
        )
        self.con.execute(
            f"""CREATE OR REPLACE TEMP TABLE listed AS
                FROM moved ORDER BY abs(difference) DESC, {sql.names(self.key)} LIMIT $most""",
            {"most": most},
        )

    def counted(self, kind: str) -> tuple[int, Decimal]:
        ((number, added),) = self.con.execute(
            "SELECT count(*), coalesce(sum(difference), 0) FROM moved WHERE kind = $kind", {"kind": kind}
        ).fetchall()
        return number, added

    def currencies(self) -> set[str]:
        """Those of the lines that moved, where the measure is an amount as reported."""
        if not reported(self.measure):
            return set()
        found = self.con.execute("SELECT DISTINCT unnest(currencies) AS one FROM moved").fetchall()
        return {one for (one,) in found if one is not None}

    def listed(self) -> list[Line]:
        found = self.con.execute(
            f"""SELECT kind, {sql.names(self.key)}, day, before, after
                FROM listed ORDER BY abs(difference) DESC, {sql.names(self.key)}"""
        ).fetchall()
        return [(kind, tuple(rest[:-3]), *rest[-3:]) for kind, *rest in found]

    def origins(self) -> dict[Key, tuple[State, str | None]]:
        """How each line listed stands now, and the import its row names; None for one that went."""
        keys = sql.names(self.key)
        found = self.con.execute(f"SELECT {keys}, month_after, after, import_after FROM listed").fetchall()
        return {tuple(key): (_state(month, value), origin) for *key, month, value, origin in found}

    def states(self, table: Table) -> dict[Key, State]:
        """How the lines listed stood in another version; without those that were not there."""
        keys = sql.names(self.key, of="s")
        found = self.con.execute(
            f"""SELECT {keys}, s.month, s.value FROM ({self.lines_of(self._rows(table))}) s
                SEMI JOIN listed l ON {sql.same(self.key, "s", "l")}""",
            self.params,
        ).fetchall()
        return {tuple(key): _state(month, value) for *key, month, value in found}

    def _rows(self, table: Table) -> str:
        return table.source(self.con, self.months)


def _state(month: date | None, value: Decimal | None) -> State:
    return None if month is None else (month, value)
