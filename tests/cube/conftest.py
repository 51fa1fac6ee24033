"""A house with a small channel in it, on 15 May 2026."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.house import House

from quarterdeck.calendar import pinned_today


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with pinned_today(date(2026, 5, 15)):
        yield


@pytest.fixture
def house(tmp_path: Path) -> House:
    return furnish(tmp_path)


@pytest.fixture(scope="session")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], House]:
    """A fresh house for every example of a property."""
    return lambda: furnish(tmp_path_factory.mktemp("house"))


def furnish(folder: Path) -> House:
    """Two resellers under a distributor; Mia, then from March Ben looks after P1."""
    house = House(folder)
    house.upsert(
        "territories",
        {"territory": "W", "name": "World", "level": "group"},
        {"territory": "EMEA", "name": "EMEA", "parent": "W", "level": "region"},
        {"territory": "DE", "name": "Germany", "parent": "EMEA", "level": "country"},
    )
    house.upsert(
        "partners",
        {"partner": "D1", "name": "Distributor", "territory": "EMEA"},
        {"partner": "P1", "name": "Nordlicht", "territory": "DE", "parent": "D1"},
        {"partner": "P2", "name": "Pacific", "parent": "D1", "measured_on": "sell-through"},
    )
    house.upsert("people", {"person": "mia"}, {"person": "ben"})
    house.upsert(
        "assignments",
        {"partner": "P1", "manager": "mia", "since": "2025-01-01", "until": "2026-02-28"},
        {"partner": "P1", "manager": "ben", "since": "2026-03-01"},
    )
    house.upsert("products", {"product": "S1", "family": "Storage"}, {"product": "S2", "code": "S1"})
    return house
