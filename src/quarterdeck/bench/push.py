"""A push of new rows, and how long it takes until a page in another process shows them."""

import csv
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import IO

from quarterdeck.home import Home
from quarterdeck.intake.services import run_import

ROWS = 1_000
PRODUCT, FAMILY = "PUSHED", "Just pushed"
COLUMNS = ("line", "date", "partner", "flow", "product", "quantity", "amount", "currency", "cost")


class NeverShownError(RuntimeError):
    """The page did not show the rows in time."""


def write_product(home: Home) -> Path:
    """A product in a family nobody has bought yet: its name on a page is proof of the push."""
    path = home.root / "files" / "product.csv"
    _write(path, ("product", "name", "family", "category"), [(PRODUCT, "Pushed", FAMILY, "Hardware")])
    return path


def push(home: Home, *, partners: list[str], flow: str, day: date, email: str, page: str) -> float:
    """Seconds from handing over 1,000 new sales until `page`, as `email` sees it elsewhere, shows them."""
    rows = [
        (f"PUSH/{number}", day, partner, flow, PRODUCT, 1, "1000.00", "EUR", "600.00")
        for number, partner in enumerate(islice(cycle(partners), ROWS))
    ]
    path = home.root / "files" / "push.csv"
    _write(path, COLUMNS, rows)
    command = [sys.executable, "-m", "quarterdeck.bench", "watch", email, page, FAMILY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watcher:  # noqa: S603 (our own)
        assert watcher.stdout
        _line(watcher.stdout)  # it has seen the page without the rows
        start = time.monotonic()
        run_import(actor=None, path=path, subject="sales", home=home)
        return float(_line(watcher.stdout)) - start


def _line(output: IO[str]) -> str:
    if line := output.readline():
        return line
    raise NeverShownError("The page in the other process never showed the rows that were pushed.")


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
