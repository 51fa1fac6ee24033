"""What changed at a partner since a day."""

import pytest
from django.urls import reverse
from tests.web.actors import body_of, browser_of


@pytest.mark.parametrize(
    ("since", "told", "untold"),
    [
        (
            "2026-04-30",
            [
                "1 won",
                "Expansion at P-1",
                "1 slipped",
                "from 20 June 2026 to 20 August 2026",
                "No sales came in",
            ],
            [],
        ),
        ("2026-05-03", ["Expansion at P-1"], ["slipped", "Renewal at P-1"]),
        ("2026-05-14", ["No deal moved"], ["Expansion at P-1"]),
        ("2026-02-01", ["9 lines of sales came in", "1 new"], ["slipped"]),
    ],
)
def test_deals_that_came_went_and_moved(since: str, told: list[str], untold: list[str], channel):
    client = browser_of("executive", channel)
    page = body_of(client.get(reverse("changes", args=["P-1"]) + f"?since={since}")).decode()
    assert [words for words in told if words not in page] == []
    assert [words for words in untold if words in page] == []


def test_a_fragment_names_the_address_of_what_it_shows(channel):
    client, address = browser_of("manager", channel), reverse("changes", args=["P-1"])
    answer = client.get(f"{address}?since=2026-04-30", headers={"HX-Request": "true"})
    assert answer.headers["HX-Replace-Url"] == "/partners/P-1/?period=2026-Q2&since=2026-04-30"
    assert b"<html" not in body_of(answer)


def test_sales_are_counted_however_many_there_are(channel, monkeypatch):
    """Lines are counted where they lie, none is fetched."""
    monkeypatch.setattr("quarterdeck.cube.rows", None)
    client, address = browser_of("executive", channel), reverse("changes", args=["P-1"])
    page = body_of(client.get(f"{address}?since=2026-02-10")).decode()
    assert "6 lines of sales came in" in page
    assert "EUR" in page


@pytest.mark.parametrize("since", ["0001-01-01", "1900-01-01", "9999-12-31"])
def test_a_day_out_of_reach_is_the_nearest_within(since: str, channel):
    client, address = browser_of("executive", channel), reverse("changes", args=["P-1"])
    assert client.get(f"{address}?since={since}").status_code == 200
