"""A large channel in a home of its own, and how long it took to bring it in."""

import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from django.core.management import call_command

from quarterdeck.bench.push import write_product
from quarterdeck.bench.steps import tell
from quarterdeck.demo.cast import VENDOR
from quarterdeck.demo.generator import ORDER, SEED, Size, generate
from quarterdeck.directory.services import keep_vendor
from quarterdeck.home import Home
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.models import Import
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.services import run_import
from quarterdeck.lake import sql

COPIES = 3


@dataclass(frozen=True, slots=True)
class Staged:
    """Seconds, and the rows that are in the lake."""

    rows: int
    generated: float
    imported: float
    published: float
    copied: float


def stage(home: Home, *, rows: int, partners: int) -> Staged:
    """Make the files, import them, publish. Ends with the machine's own pace: a bare copy of the sales."""
    home.make()
    call_command("migrate", interactive=False, verbosity=0)
    keep_vendor(actor=None, name=VENDOR, currency="EUR", simulated=True)
    start = time.perf_counter()
    size = Size.large(partners=partners, lines=rows)
    files = generate(
        home.root / "files", seed=SEED, size=size, progress=lambda done: tell("Making the files", done * 0.25)
    )
    generated = time.perf_counter() - start
    sales, imported = _import(home, files)
    tell("Publishing figures", 0.6)
    start = time.perf_counter()
    publish_cube(home)
    published = time.perf_counter() - start
    tell("Copying the same file bare", 0.7)
    return Staged(sales.new, generated, imported, published, _copy_bare(files["sales"]))


def _import(home: Home, files: dict[str, Path]) -> tuple[Import, float]:
    """Every file in turn; the sales' import and its seconds."""
    seconds: dict[str, float] = {}
    rows: dict[str, Import] = {}
    for number, subject in enumerate(ORDER):
        tell(f"Importing {subject.replace('_', ' ')}", 0.25 + 0.035 * number)
        start = time.perf_counter()
        rows[subject] = run_import(actor=None, path=files[subject], subject=subject, publish=False, home=home)
        seconds[subject] = time.perf_counter() - start
    run_import(actor=None, path=write_product(home), subject="products", publish=False, home=home)
    return rows["sales"], seconds["sales"]


def _copy_bare(path: Path) -> float:
    """Seconds DuckDB takes to turn the CSV file into Parquet, the quickest of several runs."""
    target = path.with_suffix(".parquet")
    found = []
    for _ in range(COPIES):
        with duckdb.connect(config={"memory_limit": f"{Limits.local().engine_memory // 1_000_000}MB"}) as con:
            start = time.perf_counter()
            con.execute(f"COPY (FROM read_csv({sql.text(str(path))})) TO {sql.text(str(target))}")
            found.append(time.perf_counter() - start)
    target.unlink()
    return min(found)
