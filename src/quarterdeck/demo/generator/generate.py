"""Making a whole channel: import files of every subject, and what was planted in them."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa

from quarterdeck import calendar
from quarterdeck.demo.generator import (
    channel,
    companies,
    deal_files,
    deal_history,
    deals,
    expectations,
    files,
    planted,
    references,
    sales,
    targets,
)
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.sales import Ledger
from quarterdeck.demo.generator.size import DEMO, Size

SEED = 1
ORDER = (
    "territories",
    "partners",
    "people",
    "assignments",
    "products",
    "exchange_rates",
    "sales",
    "targets",
    "deals",
    "deal_stages",
)
"""The subjects in the order in which their files refer to each other."""

Progress = Callable[[float], None]


def generate(
    folder: Path,
    *,
    seed: int = SEED,
    size: Size = DEMO,
    today: date | None = None,
    progress: Progress | None = None,
) -> dict[str, Path]:
    """Write one CSV file for each subject of `ORDER`, and planted.json; returns the files by subject.

    The same seed, size and day give the same bytes. Sales are drawn and written month by month, so
    memory is bounded by the largest month. `progress` is told the share done, 0 to 1.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn = channel.build(size, seed, today or calendar.today())
    paths = {subject: folder / f"{subject}.csv" for subject in ORDER}
    rows = {
        "territories": files.write(paths["territories"], [companies.territories(drawn)]),
        "partners": files.write(paths["partners"], [companies.partners(drawn)]),
        "people": files.write(paths["people"], [references.persons(drawn)]),
        "assignments": files.write(paths["assignments"], [references.assignments(drawn)]),
        "products": files.write(paths["products"], [references.products(drawn)]),
        "exchange_rates": files.write(paths["exchange_rates"], [references.exchange_rates(drawn)]),
    }
    ledger = Ledger.empty(drawn)
    tables = _reported(sales.tables(drawn, ledger), 2 * size.months, progress or (lambda _: None))
    rows["sales"] = files.write(paths["sales"], tables)
    expected = expectations.expect(drawn, ledger)
    rows["targets"] = files.write(paths["targets"], targets.tables(drawn, ledger, expected))
    pipeline = deals.draw(drawn, expected)
    rows |= _write_deals(drawn, pipeline, paths)
    account = planted.told(drawn, pipeline, rows)
    (folder / "planted.json").write_text(json.dumps(account, indent=2) + "\n", encoding="utf-8")
    return paths


def _write_deals(drawn: Channel, pipeline: deals.Deals, paths: dict[str, Path]) -> dict[str, int]:
    history = deal_history.unfold(drawn, pipeline)
    return {
        "deals": files.write(paths["deals"], [deal_files.deals_table(drawn, pipeline, history)]),
        "deal_stages": files.write(paths["deal_stages"], [deal_files.stages_table(drawn, pipeline, history)]),
    }


def _reported(tables: Iterator[pa.Table], count: int, progress: Progress) -> Iterator[pa.Table]:
    for done, table in enumerate(tables, start=1):
        yield table
        progress(done / count)
