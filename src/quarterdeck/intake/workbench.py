"""The place where one import is worked on: a DuckDB connection, a scratch folder, the lake."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from quarterdeck.home import Home
from quarterdeck.intake.limits import Limits
from quarterdeck.lake import Lake
from quarterdeck.subjects import Catalogue, load

Progress = Callable[[str], None]  # told what is being done now: "reading", "checking", ...


def quiet(step: str) -> None:
    """Progress that nobody watches."""


def open_lake(home: Home) -> Lake:
    return Lake(home.lake, catalogue(home), locks=home.locks)


def catalogue(home: Home) -> Catalogue:
    return load(home.subjects)


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything is thrown away at the end; what matters went to the lake and the database."""

    con: duckdb.DuckDBPyConnection
    lake: Lake
    home: Home
    scratch: Path
    limits: Limits


@contextmanager
def workbench(home: Home, limits: Limits, name: str) -> Iterator[Workbench]:
    """A workbench whose scratch folder is `name`, inside the home's staging folder."""
    scratch = home.staging / name
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    config = {
        "memory_limit": f"{limits.engine_memory // 1_000_000}MB",
        "temp_directory": str(scratch / "spill"),
    }
    try:
        with duckdb.connect(config=config) as con:  # type: ignore[arg-type]
            yield Workbench(con, open_lake(home), home, scratch, limits)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
