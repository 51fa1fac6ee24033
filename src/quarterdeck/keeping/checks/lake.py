"""The lake: every table opens, and every file its log names is there."""

from collections.abc import Iterator
from pathlib import Path

from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping.checks.finding import Finding, ok, problem
from quarterdeck.lake.table import Table


def tables(home: Home) -> Iterator[Finding]:
    lake = open_lake(home)
    written, damaged = 0, []
    for subject in lake.catalogue:
        table = lake.table(subject)
        written += table.version is not None
        damaged += _missing(table) if table.local else []
    if damaged:
        yield problem(
            "lake",
            f"{len(damaged)} files that the lake's log names are gone, the first is {damaged[0]}.",
            "Restore the last backup; nothing but Quarterdeck may delete files in the lake.",
        )
    else:
        yield ok("lake", f"{written} subjects have rows; every file is there.")


def _missing(table: Table) -> list[Path]:
    folder = Path(table.address)
    named = (folder / path for paths in table.files().values() for path in paths)
    return [path for path in named if not path.exists()]
