"""With more partners than can be looked at one by one, those furthest behind are."""

import re

import pytest
from tests.cast import PARTNERS, TODAY
from tests.web.actors import body_of, browser_of

from quarterdeck.calendar import Span
from quarterdeck.cube import widest_gaps
from quarterdeck.dashboards.pages import portfolio
from quarterdeck.directory.selectors import scope_of


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three are too many already."""
    monkeypatch.setattr(portfolio, "MOST", 3)


def shown(actor: str, channel, query: str = "") -> set[str]:
    page = body_of(browser_of(actor, channel).get(f"/partners/{query}")).decode()
    return set(re.findall(r'href="/partners/([^/"]+)/', page))


def test_the_chief_sees_those_furthest_behind(channel, few):
    assert "P-2" in shown("chief", channel)  # it stopped buying in January
    assert len(shown("chief", channel)) == 3
    page = body_of(browser_of("chief", channel).get("/partners/")).decode()
    assert "of the 3 partners furthest behind" in page
    assert f"of {len(PARTNERS)} in all" in page


def test_a_name_is_looked_for_among_all(channel, few):
    assert shown("chief", channel, "?name=quebec") == {"P-22"}
    assert shown("regional", channel, "?name=quebec") == set()


def test_the_order_is_by_money_missing_and_inside_the_scope(channel, filled):
    _, snapshot = filled
    quarter = Span.parse("2026-Q2", snapshot.calendar)
    ask = {"span": quarter, "basis": "target", "today": TODAY}
    everyone = widest_gaps(snapshot, scope_of(channel.chief), most=99, **ask)
    assert everyone[0] == "P-2"
    assert len(everyone) == len(PARTNERS)
    assert widest_gaps(snapshot, scope_of(channel.chief), most=2, **ask) == everyone[:2]
    assert widest_gaps(snapshot, scope_of(channel.outsider), most=99, **ask) == ["P-4"]
    assert widest_gaps(snapshot, scope_of(channel.nobody), most=99, **ask) == []
