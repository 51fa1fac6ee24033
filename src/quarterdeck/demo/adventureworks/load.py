"""Loading the AdventureWorks files through the same imports a user would make."""

import tempfile
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from quarterdeck.demo.adventureworks.assignments import write_assignments
from quarterdeck.directory.services import keep_vendor
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.request import digest
from quarterdeck.intake.services import run_import

HERE = Path(__file__).parent
MAPPINGS = HERE / "mappings"
VENDOR = "AdventureWorks"
PINNED = date(2013, 11, 30)
SALES = "FactResellerSales.csv.gz"
# In this order each file finds what it refers to: mapping, file.
BEFORE_PEOPLE = (
    ("territories-groups", "DimSalesTerritory.csv"),
    ("territories-countries", "DimSalesTerritory.csv"),
    ("territories-regions", "DimSalesTerritory.csv"),
    ("exchange-rates", "FactCurrencyRate.csv"),
    ("products", "DimProduct.csv"),
    ("partners", "DimReseller.csv"),
    ("people-managers", "DimEmployee.csv"),
    ("people-sellers", "DimEmployee.csv"),
)
AFTER_PEOPLE = (("sales", SALES), ("targets", "FactSalesQuota.csv"))
LOOKED_UP = ("DimCurrency.csv", "DimGeography.csv", "DimProductSubcategory.csv", "DimProductCategory.csv")
CAST: Mapping[str, str] = MappingProxyType(
    {
        "channel chief": "brian3@adventure-works.com",
        "channel operations": "dana.whitfield@adventure-works.example",
        "regional manager": "amy0@adventure-works.com",
        "partner manager": "linda3@adventure-works.com",
        "partner executive": "frances.moreau@brakesandgears.example",
        "partner staff": "theo.lindqvist@brakesandgears.example",
    }
)
"""Role to e-mail; the partner people work for the largest reseller. There is no distributor."""


def load(home: Home, folder: Path, progress: Callable[[str], None]) -> str:
    """Import everything from `folder` into `home` and publish; the data version.

    What was imported before from the same file by the same mapping is passed over. Raises IntakeError.
    """
    _check_files(folder)
    _set_vendor()
    with tempfile.TemporaryDirectory() as scratch:
        assignments = Path(scratch) / "assignments.csv"
        write_assignments(folder / SALES, folder / "DimReseller.csv", folder / "DimEmployee.csv", assignments)
        for mapping, file in BEFORE_PEOPLE:
            _import(home, folder / file, progress, mapping=mapping)
        _import(home, HERE / "people.csv", progress, subject="people")
        _import(home, assignments, progress, subject="assignments")
        for mapping, file in AFTER_PEOPLE:
            _import(home, folder / file, progress, mapping=mapping)
    progress("publishing")
    return publish_cube(home)


def _check_files(folder: Path) -> None:
    needed = {file for _, file in (*BEFORE_PEOPLE, *AFTER_PEOPLE)} | set(LOOKED_UP)
    if missing := sorted(file for file in needed if not (folder / file).is_file()):
        raise IntakeError(f"'{folder}' lacks {', '.join(missing)}.")


def _set_vendor() -> None:
    keep_vendor(
        actor=None,
        name=VENDOR,
        currency="USD",
        fiscal_name="Calendar year",
        fiscal_start_month=1,
        fiscal_pattern="calendar",
        target_basis="quota",
        today_pinned=PINNED,
        simulated=False,
    )


def _import(
    home: Home, path: Path, progress: Callable[[str], None], *, mapping: str = "", subject: str | None = None
) -> None:
    raw = tomllib.loads((MAPPINGS / f"{mapping}.toml").read_text("utf-8")) if mapping else None
    same = Import.objects.filter(status=Import.Status.DONE, file_name=path.name, mapping_name=mapping)
    if same.filter(sha256=digest(path)).exists():
        return
    progress(f"{path.name}: {mapping or subject}")
    row = run_import(
        actor=None, path=path, subject=subject, mapping=raw, mapping_name=mapping, publish=False, home=home
    )
    if row.quarantined:
        progress(f"{path.name}: {row.quarantined} rows were held back")
