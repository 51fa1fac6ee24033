"""A partner reads its own currency, as far as everything on the page was reported in it."""

from django.urls import reverse
from tests.web.actors import body_of, browser_of


def page(channel, actor: str, name: str, *args: str, query: str = "") -> str:
    return body_of(browser_of(actor, channel).get(reverse(name, args=args) + query)).decode()


def test_amounts_are_those_that_were_reported(channel):
    """P-4 sold nine lines of 1,004 CAD, which are 0.7 EUR each, in the first quarter."""
    query = "?partner=P-4&period=2026-Q1"
    assert "9,036.00\u00a0CAD" in page(channel, "outsider", "explanation", "sell_in", query=query)
    assert "6,325.20\u00a0EUR" in page(channel, "chief", "explanation", "sell_in", query=query)


def test_a_page_with_two_currencies_is_all_in_the_vendors(channel):
    """Its targets were set in EUR: none of its amounts is shown in CAD, as none could be compared."""
    home = page(channel, "outsider", "home", query="?period=2026-Q1")
    assert "6.33" in home
    assert "CAD" not in home
