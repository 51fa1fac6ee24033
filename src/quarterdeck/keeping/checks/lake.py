"""The lake: every table opens, every file its log names is there, and it knows of every import."""

from collections.abc import Iterator
from pathlib import Path

from django.db.models import Max

from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping.checks.finding import Finding, ok, problem
from quarterdeck.lake import Lake
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


def imports(home: Home) -> Iterator[Finding]:
    """A lake that was put back or lost is behind what the database says came in."""
    lake = open_lake(home)
    written = Import.objects.filter(version__isnull=False).order_by().values_list("subject")
    behind = sorted(
        subject
        for subject, version in written.annotate(Max("version"))
        if subject in lake.catalogue and _newest(lake, subject) < version
    )
    if behind:
        yield problem(
            "lake",
            f"It lacks imports that the database knows of: {', '.join(behind)}.",
            "Restore the last backup.",
        )
    else:
        yield ok("lake", "It knows of every import.")


def _newest(lake: Lake, subject: str) -> int:
    version = lake.version(subject)
    return -1 if version is None else version


def _missing(table: Table) -> list[Path]:
    folder = Path(table.address)
    named = (folder / path for paths in table.files().values() for path in paths)
    return [path for path in named if not path.exists()]
