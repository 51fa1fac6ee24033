"""The AdventureWorks files, loaded once for all tests here; they lie beside the checkout."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from quarterdeck.demo import adventureworks
from quarterdeck.home import Home

FOLDER = Path(
    os.environ.get("QUARTERDECK_ADVENTUREWORKS")
    or Path(__file__).parents[3] / "shared" / "data" / "adventureworks-dw"
)


@pytest.fixture(scope="session")
def adventureworks_folder() -> Path:
    if not (FOLDER / "FactResellerSales.csv.gz").is_file():
        pytest.skip(f"AdventureWorks is not at {FOLDER}; QUARTERDECK_ADVENTUREWORKS says where else.")
    return FOLDER


@pytest.fixture(scope="module")
def loaded(
    adventureworks_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker,
) -> Iterator[Home]:
    """A home with everything imported and published; the database is rolled back afterwards."""
    from django.db import transaction  # noqa: PLC0415 (after the database is set up)

    home, before = Home(tmp_path_factory.mktemp("adventureworks")), django_settings.HOME
    with django_db_blocker.unblock():
        django_settings.HOME = home
        with transaction.atomic():
            adventureworks.load(home, adventureworks_folder, lambda step: None)
            yield home
            transaction.set_rollback(True)
        django_settings.HOME = before
