"""How many questions a page asks of the database and of the cube, against a baseline kept beside it.

A page that asks more fails here; one that asks less, too, so that the baseline stays true. After a
change that is meant: `UPDATE_QUERY_COUNTS=1 pytest tests/web/test_query_counts.py`.
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.cube import Snapshot

BASELINE = Path(__file__).parent / "query_counts.json"
PAGES = {
    "partners of a manager": ("manager", "partners", (), ""),
    "partners of the chief": ("chief", "partners", (), ""),
    "partner, read by the vendor": ("manager", "partner", ("P-1",), ""),
    "partner, read by the partner": ("executive", "partner", ("P-1",), ""),
    "what changed": ("manager", "changes", ("P-1",), ""),
    "breakdown": ("manager", "breakdown", ("P-1",), "?by=family"),
    "breakdown of all": ("chief", "breakdown_all", (), ""),
    "rows": ("manager", "rows", ("P-1", "sales"), "?period=2025"),
    "explanation": ("manager", "explanation", ("pace",), "?partner=P-1"),
}


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


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_more_than_before(page: str, channel, asked):
    actor, name, args, query = PAGES[page]
    client, address = browser_of(actor, channel), reverse(name, args=args) + query
    body_of(client.get(address))  # what is read once a process is read now
    asked.clear()
    with CaptureQueriesContext(
        connection,
    ) as database:
        answer = client.get(address)
        body_of(answer)
    assert answer.status_code == 200
    found = {"database": len(database), "cube": len(asked)}
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        BASELINE.write_text(json.dumps({**baseline, page: found}, indent=2, sort_keys=True) + "\n")
        return
    assert found == baseline[page]


def test_the_baseline_names_no_other_page():
    assert set(json.loads(BASELINE.read_text())) == set(PAGES)
