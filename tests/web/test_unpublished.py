"""A partner that the directory knows already and the cube does not; a manager's sales of former days."""

import pytest
from django.test import Client
from tests.cast import LONG_AGO
from tests.web.actors import body_of, browser_of

from quarterdeck.directory.models import Assignment, Partner


@pytest.fixture
def newcomer(channel) -> str:
    """Mia's as of long ago, in no snapshot yet."""
    Partner.objects.create(
        key="P-NEW",
        name="Neuland",
        type="Consultancy",
        territory_id="DE",
        currency="EUR",
        measured_on="sell-in",
        signed=LONG_AGO,
    )
    Assignment.objects.create(partner_id="P-NEW", manager=channel.manager, since=LONG_AGO)
    return "P-NEW"


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return body_of(answer).decode()


@pytest.mark.parametrize("actor", ["manager", "regional", "chief"])
def test_a_partner_without_figures_is_listed(actor: str, channel, newcomer):
    page = page_of(browser_of(actor, channel), "/partners/")
    assert "Neuland" in page
    assert "Nordlicht Systems" in page


def test_the_page_of_a_partner_without_figures_says_so(channel, newcomer):
    page = page_of(browser_of("manager", channel), f"/partners/{newcomer}/")
    assert "There are no figures yet" in page
    assert "Neuland" in page


def test_a_portfolio_without_any_figures_says_so(channel, newcomer):
    Assignment.objects.exclude(partner_id=newcomer).delete()
    assert "There are no figures of them yet." in page_of(browser_of("manager", channel), "/")


def test_together_is_about_the_partners_listed(channel):
    """Mia sold at P-2 in January, and is asked about P-1: nine sales of 1,001 EUR."""
    page = page_of(browser_of("manager", channel), "/?period=2026-Q1")
    overview = page.partition('<div class="overview">')[2].partition("</ul>")[0]
    assert 'title="9,009.00\xa0EUR"' in overview
