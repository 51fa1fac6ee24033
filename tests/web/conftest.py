"""The cast's channel with figures: a lake and a cube beside the database."""

from pathlib import Path

import pytest
from tests.cast import Cast
from tests.web.channel import fill
from tests.web.found import look_over
from tests.web.getwells import begin_getwells
from tests.web.plans import draw_up_plans
from tests.web.promises import make_promises
from tests.web.questions import ask_two_questions
from tests.web.reviews import prepare_reviews
from tests.web.summaries import sum_up

from quarterdeck.cube import Snapshot
from quarterdeck.home import Home


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Snapshot]:
    """A home whose cube was published once for all tests."""
    folder = tmp_path_factory.mktemp("channel")
    return folder, fill(folder)


@pytest.fixture
def channel(cast: Cast, filled: tuple[Path, Snapshot], settings) -> Cast:
    """The cast, with the pages reading that home."""
    settings.HOME = Home(filled[0])
    ask_two_questions(cast, filled[1])
    look_over(filled[1])
    draw_up_plans(cast)
    prepare_reviews(cast)
    begin_getwells(cast)
    make_promises(cast)
    sum_up(cast)
    return cast


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The SQL that the cube was asked."""
    queries: list[str] = []
    ask = Snapshot.query

    def counted(self, sql, *args, **kwargs):
        queries.append(sql)
        return ask(self, sql, *args, **kwargs)

    monkeypatch.setattr(Snapshot, "query", counted)
    return queries
