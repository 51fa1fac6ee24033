"""Publishing: making the next snapshot from the lake."""

import shutil
from pathlib import Path

import duckdb
from filelock import FileLock

from quarterdeck.cube import dimensions, files, lines, managers, periods, rates, rollup
from quarterdeck.cube.manifest import Manifest
from quarterdeck.cube.settings import CubeError, CubeSettings
from quarterdeck.cube.snapshot import connect
from quarterdeck.lake import Lake
from quarterdeck.subjects import Subject

MEMORY = "2GB"
OWN_TABLES = frozenset(
    {"meta", "days", "months", "spans", "managers", "rates", "products", "people", "assignments"}
    | {"partners", "partner_ancestors", "territories", "territory_ancestors"}
)
OWN_COLUMNS = frozenset(("month", "rows"))


def publish(
    lake: Lake, folder: Path, settings: CubeSettings, *, locks: Path, force_full: bool = False
) -> str:
    """Bring the cube in `folder` up to the lake; the data version ('000042') that is current then.

    Computes only the months whose files in the lake changed, and nothing when none did. Killed at any
    moment it leaves the last snapshot current, and the next call makes up for it. Raises CubeError,
    the last snapshot staying, when a rate is missing and when the disk is full.
    """
    _check(lake.catalogue.facts)
    folder.mkdir(parents=True, exist_ok=True)
    locks.mkdir(parents=True, exist_ok=True)
    with FileLock(locks / "cube.lock"):
        last, wanted = files.newest(folder), Manifest.of(lake, settings)
        before = _manifest(last) if last else None
        if last and before and wanted.same(before) and not force_full:
            return last.stem
        base = None if force_full or before is None or wanted.all_anew(before) else before
        try:
            with files.draft(folder) as path:
                if last and base:
                    shutil.copyfile(last, path)
                _build(lake, path, wanted, base)
        except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
            raise CubeError(f"The figures stay as they were, the new ones cannot be kept: {error}") from error
        except (duckdb.ConversionException, duckdb.OutOfRangeException) as error:
            raise CubeError(
                f"The figures stay as they were, a sum passes fourteen digits: {error}"
            ) from error
        return _newest(folder).stem


def _build(lake: Lake, path: Path, wanted: Manifest, base: Manifest | None) -> None:
    """Write the snapshot `wanted` at `path`, where a copy of `base` lies unless all is made anew."""
    scratch = path.parent / ".scratch"
    config = {"memory_limit": MEMORY, "temp_directory": str(scratch)}
    with duckdb.connect(str(path), config=config) as con:  # type: ignore[arg-type]
        con.execute("SET enable_progress_bar = false")  # drawn on the standard output of `python -c`

        def source(subject: str, months: list[str] | None = None) -> str:
            return lake.source(con, subject, version=wanted.versions.get(subject), months=months)

        levels = dimensions.write(con, source)
        facts = lake.catalogue.facts
        periods.write(con, wanted.settings.calendar, wanted.days(tuple(fact.name for fact in facts)))
        periods.write_spans(con)
        managers.write(con, source("assignments"))
        vendor = wanted.settings.currency
        rates.begin(con, anew=base is None)
        for fact in facts:
            months = wanted.touched(base, fact.name) if base else None
            if months == []:
                continue
            rows = source(fact.name, months)
            if rates.needed(fact):
                rates.add(con, fact, rows=rows, given=source("exchange_rates"), vendor=vendor)
            rollup.replace(con, fact, lines.query(fact, rows, vendor), months=months)
        _write_meta(con, {"manifest": wanted.dump(), "levels": ",".join(levels)})
        con.execute("CHECKPOINT")
    shutil.rmtree(scratch, ignore_errors=True)


def _write_meta(con: duckdb.DuckDBPyConnection, values: dict[str, str]) -> None:
    con.execute("CREATE OR REPLACE TABLE meta (key VARCHAR, value VARCHAR)")
    con.executemany("INSERT INTO meta VALUES (?, ?)", list(values.items()))


def _manifest(path: Path) -> Manifest | None:
    """What the snapshot at `path` was made of; None for a file that is broken or of another version."""
    try:
        with connect(path) as con:
            ((text,),) = con.execute("SELECT value FROM meta WHERE key = 'manifest'").fetchall()
        return Manifest.load(text)
    except (
        duckdb.IOException,
        duckdb.SerializationException,
        duckdb.CatalogException,
        TypeError,
        ValueError,
    ):
        return None


def _newest(folder: Path) -> Path:
    path = files.newest(folder)
    if path is None:
        raise CubeError(f"{folder} was emptied while a snapshot was made in it.")
    return path


def _check(facts: tuple[Subject, ...]) -> None:
    """Refuse subjects whose names the snapshot needs for itself."""
    for fact in facts:
        if fact.name in OWN_TABLES:
            raise CubeError(f"A subject cannot be called '{fact.name}': the cube has a table of that name.")
        names = [*lines.attributes(fact), *lines.measures(fact)]
        for name in names:
            if name in OWN_COLUMNS or names.count(name) > 1:
                raise CubeError(f"{fact.label}: the cube needs the name '{name}' for a column of its own.")
