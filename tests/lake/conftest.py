"""A house with an empty lake."""

from pathlib import Path

import pytest
from tests.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "a house, with 'quotes' & spaces")
