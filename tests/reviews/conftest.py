"""A reader of figures, and reviews of P-1 to work on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cast import TODAY, Cast
from tests.reviews.made import fill, review_of

from quarterdeck.cube import Snapshot
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.reviews.models import Review


@pytest.fixture(scope="session")
def sold(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Snapshot]:
    """The home with the figures of `made.fill`, once for all tests."""
    folder = tmp_path_factory.mktemp("reviewed")
    return folder, fill(folder)


@pytest.fixture
def reader_of(cast: Cast, sold: tuple[Path, Snapshot]) -> Callable[[Person], Reader]:
    """Somebody of the cast as a reader of them."""
    vendor, lake = Vendor.objects.get(), open_lake(Home(sold[0]))
    return lambda person: Reader(person, scope_of(person), vendor, sold[1], lake, TODAY)


@pytest.fixture
def review(cast: Cast) -> Review:
    """Mia's review of the first quarter with P-1, shared with it."""
    return review_of(cast.manager, state=Review.State.OPEN)
