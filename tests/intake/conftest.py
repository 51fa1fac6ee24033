"""A desk for each test."""

from pathlib import Path

import pytest
from tests.cast import Cast
from tests.intake.desk import Desk

from quarterdeck.directory.services import keep_vendor
from quarterdeck.home import Home


@pytest.fixture
def empty_desk(tmp_path: Path, db: None, settings) -> Desk:
    """A vendor who sells in euros, and nothing else."""
    settings.HOME = Home(tmp_path / "home")
    keep_vendor(actor=None, name="Northwind", currency="EUR")
    return Desk(settings.HOME, tmp_path / "files")


@pytest.fixture
def desk_of_cast(tmp_path: Path, cast: Cast, settings) -> Desk:
    """The desk of the vendor whose people are the cast."""
    settings.HOME = Home(tmp_path / "home")
    return Desk(settings.HOME, tmp_path / "files")


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """With partners, products, a person and an exchange rate."""
    empty_desk.furnish()
    return empty_desk
