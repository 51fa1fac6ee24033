"""Finding things: what fits, what was meant, and never anything that is not one's own."""

import re

import pytest
from django.urls import reverse
from tests.cast import PARTNERS
from tests.web.actors import body_of, browser_of
from tests.web.test_leaks import SEES

from quarterdeck.kpis import definitions

FRAGMENT = {"HX-Request": "true"}
LINK = re.compile(r'<a href="([^"]*)">([^<]*)')


def search(channel, actor: str, text: str, headers: dict[str, str]) -> str:
    answer = browser_of(actor, channel).get(reverse("search"), {"q": text}, headers=headers)
    assert answer.status_code == 200
    page = body_of(answer).decode()
    return page if headers else page.split('class="section search-results"')[1].split("</main>")[0]


def names(channel, actor: str, text: str) -> list[str]:
    return [name.strip() for _address, name in LINK.findall(search(channel, actor, text, FRAGMENT))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nordlicht", "Nordlicht Systems"),
        ("systems", "Nordlicht Systems"),
        ("rhone", "Rhône Services"),
        ("p-111", "Fleetkiste"),
        ("norldicht", "Nordlicht Systems"),
        ("flettkiste", "Fleetkiste"),
        ("mia", "mia"),
        ("emea", "EMEA"),
        ("consultancy", "Consultancy"),
        ("storag", "Storage"),
        ("array 4", "Array 400"),
        ("margin", "Margin"),
        ("setting", "Settings"),
    ],
)
def test_whatever_it_is_and_however_it_is_spelled(text: str, found: str, channel):
    assert found in names(channel, "chief", text)


def test_what_fits_better_stands_first(channel):
    assert names(channel, "chief", "re")[0] != "Fleetkiste"
    assert names(channel, "chief", "p-1")[0] == "Nordlicht Systems"


@pytest.mark.parametrize("text", ["", " ", "\0", "'", "x" * 500, "~", "zzzzzz"])
def test_nothing_in_particular(text: str, channel):
    assert names(channel, "manager", text) == []


@pytest.mark.parametrize("actor", SEES)
@pytest.mark.parametrize("headers", [{}, FRAGMENT], ids=["page", "suggestions"])
def test_nobody_finds_or_counts_what_is_hidden(actor: str, headers: dict[str, str], channel):
    """A foreign name is answered as one that does not exist."""
    foreign = [(key, name) for key, name, *_rest in PARTNERS if key not in SEES[actor]]
    words = [word for pair in foreign for word in pair] + ["Mia Brandt", "margin", "mia", "margin_percent"]
    words += ["Consultancy", "Americas"] if actor != "outsider" else ["Germany"]
    nowhere = _plain(search(channel, actor, "qqqqqq", headers), "qqqqqq")
    for word in words:
        page = _plain(search(channel, actor, word, headers), word)
        own = [name for key, name, *_rest in PARTNERS if key in SEES[actor]]
        if page != nowhere:
            found = [name.strip() for _address, name in LINK.findall(page)]
            assert found, (actor, word)
            figures = {str(kpi.label) for kpi in definitions().visible(internal=False).values()}
            assert set(found) <= {*own, *PUBLIC, *figures}, (actor, word)


PUBLIC = {"Storage", "Network", "Array 200", "Array 400", "Switch 24", "Germany", "France", "EMEA", "World"}
PUBLIC |= {"What this page answers, and what its words mean"}  # the page's own help


def test_every_hit_leads_somewhere(channel):
    for actor in ("chief", "manager", "distributor", "executive"):
        browser = browser_of(actor, channel)
        for text in ("e", "s", "array", "pipeline"):
            page = search(channel, actor, text, FRAGMENT)
            for address, name in LINK.findall(page):
                assert browser.get(address.replace("&amp;", "&")).status_code in {200, 302}, (actor, name)


def _plain(page: str, word: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(word, "WORD"))
