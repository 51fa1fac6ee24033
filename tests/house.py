"""A lake and a cube in a folder of their own, fed with rows written as dicts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube import CubeSettings, Snapshot, current, publish
from quarterdeck.lake import Change, Lake
from quarterdeck.lake.table import Table
from quarterdeck.subjects import Catalogue, Subject, load

Row = Mapping[str, Any]
DEFAULTS: dict[str, dict[str, Any]] = {
    "sales": {"flow": "sell-in", "quantity": 1, "amount": 1, "currency": "EUR", "partner": "P1"},
    "targets": {"basis": "target", "span": "month", "amount": 1, "currency": "EUR"},
    "deals": {"partner": "P1", "stage": "New", "status": "open", "amount": 1, "currency": "EUR"},
    "partners": {"name": "A partner", "type": "Reseller", "currency": "EUR", "measured_on": "sell-in"},
    "products": {"name": "A product"},
    "people": {"name": "A person", "role": "partner manager"},
    "exchange_rates": {"kind": "actual"},
}


class House:
    """`house.upsert("sales", {...}, {...})`, `house.publish()`, `house.rows("sales")`."""

    def __init__(
        self,
        folder: Path,
        *,
        catalogue: Catalogue | None = None,
        calendar: FiscalCalendar | None = None,
        currency: str = "EUR",
    ) -> None:
        self.folder = folder
        self.catalogue = catalogue or load()
        self.locks = folder / "locks"
        self.lake = Lake(str(folder / "lake"), self.catalogue, locks=self.locks)
        self.settings = CubeSettings(calendar or FiscalCalendar(), currency)
        self.con = duckdb.connect()

    def stage(self, subject: str, rows: Iterable[Row], con: duckdb.DuckDBPyConnection | None = None) -> str:
        """The rows as a typed table in `con`; its name."""
        con = con or self.con
        declared = self.catalogue[subject]
        given = [_texts(declared, {**DEFAULTS.get(subject, {}), **row}, n) for n, row in enumerate(rows, 2)]
        names = [*(column.name for column in declared.columns), "_line"]
        raw = pa.Table.from_pylist(given, schema=pa.schema([(name, pa.string()) for name in names]))
        con.register("raw_rows", raw)
        types = ", ".join(f'CAST("{one.name}" AS {one.type.sql}) AS "{one.name}"' for one in declared.columns)
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {types}, _line::BIGINT AS _line FROM raw_rows"
        )
        con.unregister("raw_rows")
        return "staged"

    def upsert(self, subject: str, *rows: Row, import_id: str = "1") -> Change:
        return self.lake.upsert(self.con, subject, self.stage(subject, rows), import_id=import_id)

    def delete(self, subject: str, *rows: Row, import_id: str = "1") -> Change:
        return self.lake.delete(self.con, subject, self.stage(subject, rows), import_id=import_id)

    def rows(self, subject: str, version: int | None = None) -> list[dict[str, Any]]:
        """All rows in the lake, in order of their key."""
        key = ", ".join(f'"{one}"' for one in self.catalogue[subject].key)
        source = self.lake.source(self.con, subject, version=version)
        return self.con.sql(f"FROM {source} ORDER BY {key}").to_arrow_table().to_pylist()

    def table(self, subject: str) -> Table:
        return self.lake.table(subject)

    def publish(self, *, force_full: bool = False) -> Snapshot:
        publish(self.lake, self.folder / "cube", self.settings, locks=self.locks, force_full=force_full)
        snapshot = current(self.folder / "cube")
        assert snapshot is not None
        return snapshot


def _texts(subject: Subject, row: Row, line: int) -> dict[str, str | None]:
    unknown = set(row) - {column.name for column in subject.columns}
    assert not unknown, f"{subject.name} has no {unknown}"
    return {name: None if value is None else str(value) for name, value in {**row, "_line": line}.items()}
