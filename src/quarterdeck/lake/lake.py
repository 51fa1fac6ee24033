"""The lake: one Delta table per subject. One writer a table at a time, any number of readers."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import duckdb
from filelock import FileLock

from quarterdeck.lake import diff, sql
from quarterdeck.lake.change import Change, LakeError
from quarterdeck.lake.table import Table
from quarterdeck.subjects import Catalogue, Subject


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
        """Bring in the rows of `relation` (all declared columns, and `_line`; keys unique)."""
        with self._lock(subject):
            table = self.table(subject)
            query = diff.incoming(table.subject, table.source(con), sql.name(relation))
            return self._bring(con, table, query, relation, note={"action": "upsert", "import": import_id})

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

        A reference subject has no business date: all of it is replaced. Raises LakeError for a row
        of `relation` outside of what is replaced.
        """
        with self._lock(subject):
            table = self.table(subject)
            _refuse_strangers(con, table.subject, relation, _region(table.subject, "s", first, last, where))
            current, staged = table.source(con), sql.name(relation)
            same = sql.same(table.subject.key, "s", "c")
            inside = _region(table.subject, "c", first, last, where)
            gone = f"{inside} AND NOT EXISTS (FROM {staged} s WHERE {same})"
            query = f"""{diff.incoming(table.subject, current, staged)}
                UNION ALL {diff.removed(table.subject, current, gone)}"""
            return self._bring(con, table, query, relation, note={"action": "replace", "import": import_id})

    def delete(
        self, con: duckdb.DuckDBPyConnection, subject: str, relation: str, *, import_id: str
    ) -> Change:
        """Remove the rows whose keys `relation` holds."""
        with self._lock(subject):
            table = self.table(subject)
            condition = f"EXISTS (FROM {sql.name(relation)} s WHERE {sql.same(table.subject.key, 's', 'c')})"
            query = diff.removed(table.subject, table.source(con), condition)
            note = {"action": "delete", "import": import_id}
            rows = f"(FROM {table.source(con)} WHERE false)"
            return self._write(con, table, query, rows, given=_count(con, relation), note=note)

    def undo(
        self, con: duckdb.DuckDBPyConnection, subject: str, *, import_id: str, version_before: int | None
    ) -> Change:
        """Put every row that `import_id` left behind back to how it was at `version_before`.

        Rows it made disappear, rows it changed or removed come back. A row that a later import
        changed or removed keeps what that import made of it.
        """
        with self._lock(subject):
            table = self.table(subject)
            current = table.source(con)
            old, after = self._around(con, table, import_id, version_before)
            query = diff.undone(table.subject, import_id, current=current, old=old, after=after)
            return self._write(con, table, query, old, given=0, note={"action": "undo", "import": import_id})

    def _around(
        self, con: duckdb.DuckDBPyConnection, table: Table, import_id: str, before: int | None
    ) -> tuple[str, str]:
        """What there was before an import, and right after it (the same when it made no version)."""
        name = table.subject.name
        old = (
            f"(FROM {table.source(con)} WHERE false)"
            if before is None
            else self.source(con, name, version=before)
        )
        following = 0 if before is None else before + 1
        if table.version is None or following > table.version or table.import_of(following) != import_id:
            return old, old
        return old, self.source(con, name, version=following)

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

    def _bring(
        self,
        con: duckdb.DuckDBPyConnection,
        table: Table,
        query: str,
        relation: str,
        *,
        note: Mapping[str, str],
    ) -> Change:
        """Write rows of `relation`, stamped with their import."""
        rows = _stamped(table.subject, sql.name(relation), note["import"])
        return self._write(con, table, query, rows, given=_count(con, relation), note=note)

    def _write(
        self,
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
            if table.partitioned and None in touched:
                raise LakeError(f"{subject.label}: a row has no {subject.date}, so it belongs to no month.")
            months = [month for month in touched if month is not None]
            content = (
                f"{diff.kept(subject, table.source(con, months))} UNION ALL {diff.arriving(subject, rows)}"
            )
            version = table.write(con, content, months=months, note=note)
        used = counts["removed"] if note["action"] == "delete" else counts["new"] + counts["changed"]
        unchanged = max(given - used, 0)
        return Change(
            **counts, unchanged=unchanged, months=tuple(months), version_before=before, version=version
        )


def _count(con: duckdb.DuckDBPyConnection, relation: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {sql.name(relation)}").fetchall()[0][0])


def _stamped(subject: Subject, staged: str, import_id: str) -> str:
    """The staged rows as the lake keeps them."""
    return f"""(SELECT {sql.names(sql.columns(subject), of="r")}, {sql.text(import_id)} AS _import,
                CAST(r._line AS BIGINT) AS _line, {sql.month(subject, "r")} AS _month FROM {staged} r)"""


def _region(subject: Subject, alias: str, first: date, last: date, where: Mapping[str, str] | None) -> str:
    """The condition for a row to be inside what is replaced."""
    tests = [
        f"{alias}.{sql.name(subject[name].name)} = {sql.text(value)}" for name, value in (where or {}).items()
    ]
    if subject.date is not None:
        tests.append(
            f"{alias}.{sql.name(subject.date)} BETWEEN DATE {sql.text(first)} AND DATE {sql.text(last)}"
        )
    return " AND ".join(tests) or "true"


def _refuse_strangers(con: duckdb.DuckDBPyConnection, subject: Subject, relation: str, region: str) -> None:
    query = f"SELECT count(*), min(_line) FROM {sql.name(relation)} s WHERE ({region}) IS NOT TRUE"
    ((count, line),) = con.execute(query).fetchall()
    if count:
        raise LakeError(
            f"{subject.label}: {count} rows lie outside of what is replaced, the first on line {line}."
        )
