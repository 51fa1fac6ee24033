"""One Delta table: its versions, its files, reading and writing it."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from quarterdeck.lake import sql
from quarterdeck.lake.change import LakeError
from quarterdeck.subjects import Subject

KEEP_EVERY_VERSION = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}
STAMPS = {"_import": "VARCHAR", "_line": "BIGINT", "_month": "VARCHAR"}
BATCH = 122_880


class Table:
    """The table of `subject` at `version` (None: the newest); `version` is None when there is none."""

    def __init__(self, address: str, subject: Subject, version: int | None = None) -> None:
        self._root = address
        self.address = f"{address.rstrip('/')}/{subject.name}"
        self.subject = subject
        self.local = "://" not in self.address
        exists = DeltaTable.is_deltatable(self.address)
        self.delta = DeltaTable(self.address, version=version) if exists else None

    @property
    def version(self) -> int | None:
        return self.delta.version() if self.delta else None

    @property
    def partitioned(self) -> bool:
        return self.subject.kind == "fact"

    def files(self) -> dict[str, tuple[str, ...]]:
        """The data files by month, relative to the table; a reference subject's under ''."""
        if self.delta is None:
            return {}
        actions = pa.table(self.delta.get_add_actions(flatten=True))
        paths = actions["path"].to_pylist()
        months = actions["partition._month"].to_pylist() if self.partitioned else [""] * len(paths)
        found: dict[str, list[str]] = {}
        for month, path in sorted(zip(months, paths, strict=True)):
            found.setdefault(month, []).append(path)
        return {month: tuple(files) for month, files in found.items()}

    def at(self, version: int) -> "Table":
        """The same table as it was at `version`."""
        return Table(self._root, self.subject, version)

    def commits(self) -> list[dict[str, Any]]:
        """Every commit's `version` and what it was noted with, newest first."""
        return self.delta.history() if self.delta else []

    def source(self, con: duckdb.DuckDBPyConnection, months: Sequence[str] | None = None) -> str:
        """SQL to stand after FROM: every declared column in its type, and the stamps."""
        present = set(self.delta.schema().to_arrow().names) if self.delta else set[str]()
        types = {column.name: column.type.sql for column in self.subject.columns} | STAMPS
        columns = ", ".join(
            f"CAST({sql.name(name) if name in present else 'NULL'} AS {type_}) AS {sql.name(name)}"
            for name, type_ in types.items()
        )
        scan, condition = self._scan(con, months)
        return f"(SELECT {columns} FROM {scan} WHERE {condition})"

    def _scan(self, con: duckdb.DuckDBPyConnection, months: Sequence[str] | None) -> tuple[str, str]:
        wanted = months if self.partitioned else None
        paths = [
            f"{self.address}/{path}"
            for month, files in self.files().items()
            if wanted is None or month in wanted
            for path in files
        ]
        if not paths or self.delta is None:
            return f"(SELECT {', '.join(f'NULL AS {sql.name(one)}' for one in self._all)})", "false"
        if self.local:
            listed = ", ".join(sql.text(path) for path in paths)
            hive = "hive_types = {'_month': VARCHAR}" if self.partitioned else "hive_partitioning = false"
            return f"read_parquet([{listed}], union_by_name = true, {hive})", "true"
        view = f"lake_{self.subject.name}_{self.version}"
        con.register(view, self.delta.to_pyarrow_dataset())
        return view, "true" if wanted is None else f"_month IN {sql.texts(wanted)}"

    @property
    def _all(self) -> list[str]:
        return [*sql.columns(self.subject), *STAMPS]

    def write(
        self, con: duckdb.DuckDBPyConnection, rows: str, *, months: Sequence[str], note: Mapping[str, str]
    ) -> int:
        """Make the result of the query `rows` all that `months` hold, in one commit; its version.

        A reference subject is written whole.
        """
        try:
            with con.sql(rows).to_arrow_reader(BATCH) as reader:
                self._write(reader, months, CommitProperties(dict(note)))
        except (DeltaError, OSError) as error:
            raise LakeError(
                f"{self.subject.label} could not be written, nothing was changed: {error}"
            ) from error
        return DeltaTable(self.address).version()

    def mark(self, con: duckdb.DuckDBPyConnection, note: Mapping[str, str]) -> None:
        """Commit nothing but `note`."""
        if self.delta is not None:
            nothing = con.sql(f"FROM {self.source(con, [])} WHERE false").to_arrow_reader(BATCH)
            write_deltalake(
                self.delta, nothing, mode="append", commit_properties=CommitProperties(dict(note))
            )

    def _write(self, reader: pa.RecordBatchReader, months: Sequence[str], commit: CommitProperties) -> None:
        if self.delta is None:
            write_deltalake(
                self.address,
                reader,
                mode="error",
                partition_by=["_month"] if self.partitioned else None,
                configuration=KEEP_EVERY_VERSION,
                commit_properties=commit,
            )
            return
        present = set(self.delta.schema().to_arrow().names)
        write_deltalake(
            self.delta,
            reader,
            mode="overwrite",
            predicate=f"_month IN {sql.texts(months)}" if self.partitioned else None,
            schema_mode=None if present >= set(reader.schema.names) else "merge",
            commit_properties=commit,
        )
