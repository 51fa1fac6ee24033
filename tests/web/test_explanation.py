"""How is this computed? The parts of a figure with their values, those the formula has and no others."""

import html
import re

import pytest
from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.kpis import built_in


def explained(channel, kpi: str, *, actor: str = "chief") -> str:
    """The text of the fragment, tags left out."""
    address = reverse("explanation", args=[kpi]) + "?partner=P-1&period=2026-Q1"
    answer = browser_of(actor, channel).get(address, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    text = html.unescape(re.sub(r"<[^>]+>", "\n", body_of(answer).decode()))
    return re.sub(r"[^\S\n]+", " ", text)


@pytest.mark.parametrize("kpi", sorted(built_in()))
def test_every_part_is_named_with_its_value(kpi: str, channel):
    page = explained(channel, kpi)
    parts = built_in().parts(kpi)
    for part in parts:
        said = "Divided by " if part.role == "denominator" else ""
        assert re.search(rf"^ ?{said}{re.escape(str(part.kpi.label))}: \S", page, re.MULTILINE)
    here = page.split("Here")[1].split("When it is red")[0].split("Why there is none")[0]
    assert here.count(": ") == 1 + len(parts)


def test_growth_names_what_it_is_compared_with(channel):
    assert "Divided by Revenue to date last year: " in explained(channel, "growth")


def test_what_is_not_there_or_not_for_the_reader_is_not_found(channel):
    client = browser_of("executive", channel)
    internal = next(name for name, kpi in built_in().items() if kpi.access == "internal")
    for kpi in (internal, "nothing"):
        assert client.get(reverse("explanation", args=[kpi])).status_code == 404
