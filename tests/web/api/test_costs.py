"""How many questions an answer asks of the database and of the cube."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.api.conftest import Ask
from tests.web.plans import SHARED
from tests.web.reviews import OPEN

COSTS = {
    "/me": (6, 0),
    "/partners": (7, 0),
    "/partners?limit=1": (7, 0),
    "/kpis": (6, 0),
    "/figures?kpis=revenue,attainment,pace": (6, 1),
    "/figures?kpis=revenue,attainment,pace&by=partner,month&period=2025": (6, 1),
    "/figures/attainment/explanation": (6, 3),
    "/rows/sales?period=2025": (6, 0),
    "/rows/sales?period=2025&limit=1": (6, 0),
    "/disputes": (6, 0),
    "/plans": (9, 0),
    f"/plans/{SHARED}": (11, 0),
    "/commitments": (6, 0),
    "/reviews": (7, 0),
    f"/reviews/{OPEN}": (13, 14),
}
"""(database, cube). However many groups, rows or partners an answer has, it costs the same."""


def cost(ask: Ask, asked: list[str], address: str) -> tuple[int, int]:
    ask("regional", address)  # what is read once a process is read now
    asked.clear()
    with CaptureQueriesContext(connection) as database:
        assert ask("regional", address).status_code == 200
    return len(database), len(asked)


@pytest.mark.parametrize("address", COSTS)
def test_an_answer_asks_no_more_than_before(address: str, ask: Ask, asked: list[str]):
    assert cost(ask, asked, address) == COSTS[address]
