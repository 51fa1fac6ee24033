"""The rows behind a figure, on a page and as a file, however the address was bent."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.urls import reverse
from tests.web.actors import body_of, browser_of
from tests.web.channel import fill

from quarterdeck.audit.models import Entry
from quarterdeck.cube import QueryTooLongError
from quarterdeck.home import Home


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "2", "999999999999999999999", "9" * 5_000, "\u0661"])
def test_a_page_that_is_not_there_is_the_nearest_that_is(page: str, channel):
    address = reverse("rows", args=["P-1", "sales"])
    answer = browser_of("executive", channel).get(address, {"period": "2025", "page": page})
    assert answer.status_code == 200
    assert b"Customer of P-1" in body_of(answer)


def test_a_head_of_a_file_is_not_logged(channel):
    client, address = browser_of("executive", channel), reverse("rows_file", args=["P-1", "sales", "csv"])
    assert client.head(f"{address}?period=2025").status_code == 200
    assert not Entry.objects.filter(action="figures.exported").exists()
    body_of(client.get(f"{address}?period=2025"))
    assert Entry.objects.filter(action="figures.exported").count() == 1


def test_a_file_goes_on_while_its_snapshot_is_swept_away(channel, tmp_path, settings, monkeypatch):
    """A file is read from one snapshot, opened once before the answer begins, and never page by page."""
    monkeypatch.setattr("quarterdeck.cube.rows", None)
    snapshot = fill(tmp_path)
    settings.HOME = Home(tmp_path)
    client, address = browser_of("executive", channel), reverse("rows_file", args=["P-1", "sales", "csv"])
    answer = client.get(f"{address}?period=2025")
    snapshot.path.unlink()
    assert body_of(answer).count(b"Customer of P-1") == 36


@contextmanager
def stopped(con: object, seconds: float) -> Iterator[None]:
    raise QueryTooLongError
    yield


@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize("name", ["rows", "changes", "rows_file"])
def test_what_takes_too_long_is_there_and_says_so(name: str, fragment: bool, channel, monkeypatch):
    monkeypatch.setattr("quarterdeck.cube.drilldown.deadline", stopped)
    parts = {"rows": ["P-1", "sales"], "changes": ["P-1"], "rows_file": ["P-1", "sales", "csv"]}[name]
    headers = {"HX-Request": "true"} if fragment else {}
    answer = browser_of("executive", channel).get(reverse(name, args=parts) + "?period=2025", headers=headers)
    assert answer.status_code == 503
    assert b"This took too long" in answer.content
    assert (b"<html" in answer.content) != fragment
