"""A plan to work on, and a channel that it may be published in."""

from pathlib import Path
from shutil import copytree

import pytest
from tests.cast import Cast
from tests.plans.made import full_content, plan_of
from tests.web import conftest as web

from quarterdeck.cube import Snapshot
from quarterdeck.home import Home
from quarterdeck.plans.models import Draft, Plan

filled = web.filled


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Mia's shared draft for P-1: two lines of 36 months, with what they earn."""
    return plan_of(cast.manager, full_content())


@pytest.fixture
def home(filled: tuple[Path, Snapshot], tmp_path: Path, cast: Cast, settings) -> Home:
    """The cast's channel, to be written to."""
    settings.HOME = Home(copytree(filled[0], tmp_path / "home"))
    return settings.HOME


@pytest.fixture
def draft(plan: Plan) -> Draft:
    return plan.drafts.get()
