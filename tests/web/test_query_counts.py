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
from tests.web.matrix import PAGES

BASELINES = Path(__file__).parent / "query_counts"
"""One file for each room."""
COUNTED = [(room, page) for room, pages in PAGES.items() for page in pages]


@pytest.mark.parametrize(("room", "page"), COUNTED)
def test_a_page_asks_no_more_than_before(room: str, page: str, channel, asked):
    actor, name, args, query = PAGES[room][page]
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
    file = BASELINES / f"{room}.json"
    baseline = json.loads(file.read_text()) if file.exists() else {}
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        file.write_text(json.dumps({**baseline, page: found}, indent=2, sort_keys=True) + "\n")
        return
    assert found == baseline[page]


def test_the_baselines_name_no_other_page():
    named = {file.stem: set(json.loads(file.read_text())) for file in BASELINES.glob("*.json")}
    assert named == {room: set(pages) for room, pages in PAGES.items()}
