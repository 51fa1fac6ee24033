"""The desk at which data is looked over: the snapshot and its lake, open for reading in one connection."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from quarterdeck.calendar import Period
from quarterdeck.cube import Snapshot
from quarterdeck.lake import Lake, sql

A_YEAR = timedelta(days=365)
MEMORY = "2GB"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One import: what its rows carry, whose it is, when it came."""

    key: str
    subject: str
    source: str
    day: date


@dataclass(frozen=True, slots=True)
class Found:
    """Something missing or doubtful. `facts` can be written as JSON: amounts and days are texts."""

    key: str
    facts: Mapping[str, Any]
    partner: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """`basis` is of the targets that count; `arrivals` are all imports that still count."""

    con: duckdb.DuckDBPyConnection
    snapshot: Snapshot
    lake: Lake
    today: date
    basis: str
    arrivals: Sequence[Arrival] = field(default=())

    @property
    def running(self) -> Period:
        """This month."""
        return Period.containing(self.today, "month", self.snapshot.calendar)

    def source(self, subject: str, months: Sequence[str] | None = None) -> str:
        """To stand after FROM: the rows of a subject that the snapshot was made of."""
        version = self.snapshot.lake_versions.get(subject)
        if version is None:
            return f"(FROM {self.lake.table(subject).source(self.con, [])} WHERE false)"
        return self.lake.source(self.con, subject, version=version, months=months)

    def ask(self, query: str, **params: object) -> list[tuple[Any, ...]]:
        return self.con.execute(query, params or None).fetchall()


@contextmanager
def desk(
    snapshot: Snapshot, lake: Lake, *, today: date, basis: str, arrivals: Sequence[Arrival] = ()
) -> Iterator[Desk]:
    with TemporaryDirectory() as scratch, duckdb.connect(":memory:", config=_config(Path(scratch))) as con:
        con.execute("SET enable_progress_bar = false")
        con.execute(f"ATTACH {sql.text(str(snapshot.path))} AS cube (READ_ONLY)")
        con.execute("USE cube")
        con.register("arrivals", _table(arrivals))
        yield Desk(con, snapshot, lake, today, basis, arrivals)


def _config(scratch: Path) -> dict[str, Any]:
    return {"memory_limit": MEMORY, "temp_directory": str(scratch)}


def _table(arrivals: Sequence[Arrival]) -> pa.Table:
    schema = pa.schema(
        [("key", pa.string()), ("subject", pa.string()), ("source", pa.string()), ("day", pa.date32())]
    )
    rows = [
        {"key": one.key, "subject": one.subject, "source": one.source, "day": one.day} for one in arrivals
    ]
    return pa.Table.from_pylist(rows, schema=schema)
