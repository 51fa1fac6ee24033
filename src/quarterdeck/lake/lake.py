"""The lake: one Delta table per subject. One writer a table at a time, any number of readers."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import duckdb
from filelock import FileLock

from quarterdeck.calendar import YEARS
from quarterdeck.lake import diff, sql, staged
from quarterdeck.lake.change import Change, LakeError
from quarterdeck.lake.past import Past
from quarterdeck.lake.table import Table
from quarterdeck.subjects import Catalogue


class Lake:
    """The tables under `address`, a folder or an object store's address; locks lie in `locks`.

    Every write is one commit: it shows as a whole or not at all. `con` is a DuckDB connection of the
    caller's; writes leave nothing behind in it.
    """

    def __init__(self, address: str, catalogue: Catalogue, *, locks: Path) -> None:
        self.address = address
        self.catalogue = catalogue
        self._locks = locks

    def version(self, subject: str) -> int | None:
        """The newest version; None when nothing was written yet."""
        return self.table(subject).version

    def table(self, subject: str, version: int | None = None) -> Table:
        """The table as it is now, or as it was at `version`."""
        return Table(self.address, self.catalogue[subject], version)

    def source(
        self,
        con: duckdb.DuckDBPyConnection,
        subject: str,
        *,
        version: int | None = None,
        months: Sequence[str] | None = None,
    ) -> str:
        """SQL to stand after FROM in `con`: all declared columns typed, `_import`, `_line`, `_month`.

        A subject without table gives an empty relation. `months` ('2026-03') limits what is read.
        """
        return self.table(subject, version).source(con, months)

    def upsert(
        self, con: duckdb.DuckDBPyConnection, subject: str, relation: str, *, import_id: str
    ) -> Change:
        """Bring in the rows of `relation` (all declared columns, and `_line`).

        Raises LakeError for a key that comes twice and for a fact without business date.
        """
        with self._lock(subject):
            table = self.table(subject)
            staged.refuse_doubles(con, table.subject, relation)
            rows = staged.stamped(table.subject, relation, import_id)
            note = {"action": "upsert", "import": import_id}
            given = staged.count(con, relation)
            if table.version is None:
                return _first(con, table, rows, given=given, note=note)
            query = diff.incoming(table.subject, table.source(con), sql.name(relation))
            return _write(con, table, query, rows, given=given, note=note)

    def replace(
        self,
        con: duckdb.DuckDBPyConnection,
        subject: str,
        relation: str,
        *,
        import_id: str,
        first: date,
        last: date,
        where: Mapping[str, str] | None = None,
    ) -> Change:
        """Make the rows of `relation` all there is from `first` to `last`, where `where` holds.

        A reference subject has no business date: all of it is replaced. Raises LakeError as upsert
        does, and for a row of `relation` outside of what is replaced.
        """
        with self._lock(subject):
            table = self.table(subject)
            staged.refuse_doubles(con, table.subject, relation)
            inside = staged.region(table.subject, "s", first, last, where)
            staged.refuse_strangers(con, table.subject, relation, inside)
            current = table.source(con)
            gone = f"""{staged.region(table.subject, "c", first, last, where)} AND NOT EXISTS
                (FROM {sql.name(relation)} s WHERE {sql.same(table.subject.key, "s", "c")})"""
            query = f"""{diff.incoming(table.subject, current, sql.name(relation))}
                UNION ALL {diff.removed(table.subject, current, gone)}"""
            rows = staged.stamped(table.subject, relation, import_id)
            note = {"action": "replace", "import": import_id}
            return _write(con, table, query, rows, given=staged.count(con, relation), note=note)

    def delete(
        self, con: duckdb.DuckDBPyConnection, subject: str, relation: str, *, import_id: str
    ) -> Change:
        """Remove the rows whose keys `relation` holds."""
        with self._lock(subject):
            table = self.table(subject)
            current = table.source(con)
            met = f"EXISTS (FROM {sql.name(relation)} s WHERE {sql.same(table.subject.key, 's', 'c')})"
            query = diff.removed(table.subject, current, met)
            note = {"action": "delete", "import": import_id}
            return _write(con, table, query, current, given=staged.count(con, relation), note=note)

    def undo(self, con: duckdb.DuckDBPyConnection, subject: str, *, import_id: str) -> Change:
        """Make the table what it would be without `import_id`.

        Rows it made disappear, rows it changed or removed come back as they were before it. A row
        that a later import changed or removed keeps what that import made of it; undo that one too,
        and the row is as it was before both.
        """
        with self._lock(subject):
            table = self.table(subject)
            past = Past(con, table)
            if table.version is None or import_id in past.undone:
                return Change(0, 0, 0, 0, (), table.version, table.version)
            gone = past.undone | {import_id}
            old, taken = past.without(gone, table.version), past.taken(import_id, gone)
            query = diff.undone(table.subject, import_id, current=table.source(con), old=old, taken=taken)
            note = {"action": "undo", "import": import_id}
            change = _write(con, table, query, f"(FROM {old} UNION ALL FROM {taken})", given=0, note=note)
            if change.version == table.version:
                table.mark(con, note)  # undoing a later import has to know
            return change

    def compact(self, subject: str) -> None:
        """Join small files. Every version stays readable."""
        with self._lock(subject):
            if delta := self.table(subject).delta:
                delta.optimize.compact()
                delta.create_checkpoint()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing is written to any table meanwhile; readers go on."""
        with ExitStack() as locks:
            for subject in sorted(self.catalogue):
                locks.enter_context(self._lock(subject))
            yield

    def _lock(self, subject: str) -> FileLock:
        self._locks.mkdir(parents=True, exist_ok=True)
        return FileLock(self._locks / f"lake-{self.catalogue[subject].name}.lock")


def _first(
    con: duckdb.DuckDBPyConnection, table: Table, rows: str, *, given: int, note: Mapping[str, str]
) -> Change:
    """Write the first rows of a table: there is nothing to compare them with."""
    found = con.execute(f"SELECT DISTINCT _month FROM {rows} ORDER BY _month").fetchall()
    if not found:
        return Change(0, 0, 0, 0, (), None, None)
    months = _months(table, [month for (month,) in found])
    version = table.write(con, f"FROM {rows}", months=months, note=note)
    return Change(given, 0, 0, 0, months, None, version)


def _write(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    query: str,
    rows: str,
    *,
    given: int,
    note: Mapping[str, str],
) -> Change:
    """Carry out what the diff `query` says, taking new and changed rows from `rows`."""
    subject, before = table.subject, table.version
    with diff.table(con, query):
        counts, touched = diff.counts(con), diff.months(con)
        if not touched:
            return Change(0, 0, given, 0, (), before, before)
        months = _months(table, touched)
        content = f"{diff.kept(subject, table.source(con, months))} UNION ALL {diff.arriving(subject, rows)}"
        version = table.write(con, content, months=months, note=note)
    used = counts["removed"] if note["action"] == "delete" else counts["new"] + counts["changed"]
    return Change(
        **counts, unchanged=max(given - used, 0), months=months, version_before=before, version=version
    )


def _months(table: Table, touched: Sequence[str | None]) -> tuple[str, ...]:
    """The partitions to write; none for a reference subject.

    Raises LakeError for rows that lie in no month, or in one no fiscal calendar reaches.
    """
    if not table.partitioned:
        return ()
    label = table.subject.label
    if None in touched:
        raise LakeError(f"{label}: a row has no {table.subject.date}, so it belongs to no month.")
    months = tuple(month for month in touched if month is not None)
    for month in months:
        if len(month) != 7 or int(month[:4]) not in YEARS:
            raise LakeError(f"{label}: a row is of {month}. Dates lie between {YEARS[0]} and {YEARS[-1]}.")
    return months
