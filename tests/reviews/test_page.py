"""The page of a review: every figure of the facts is on it, to the cent, and what is missing is said."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.reviews.made import review_of

from quarterdeck.directory.models import Partner
from quarterdeck.home import Home
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.selectors import quarter_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def figures(sold, settings) -> None:
    settings.HOME = Home(sold[0])


def page_of(client: Client, review: Review) -> str:
    answer = client.get(reverse("review", args=[review.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def section(page: str, name: str) -> str:
    found = re.search(rf'<section class="section" id="{name}".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def cells(page: str) -> list[str]:
    """What cells say in full: '24,000.00 EUR', '110.00 %'."""
    return re.findall(r'<td [^>]*><span title="([^"]*)">', page)


def exact(value: Decimal) -> str:
    return f"{value:,.2f}\u00a0EUR".replace("-", "\N{MINUS SIGN}")


def test_every_amount_is_on_it_to_the_cent(cast: Cast, client: Client, reader_of, review: Review):
    reader = reader_of(cast.executive)
    facts = gather(reader, review.partner, quarter_of(review, reader.snapshot.calendar))
    client.force_login(cast.executive)
    page = page_of(client, review)
    back, ahead = cells(section(page, "back")), cells(section(page, "ahead"))
    parts = [*(one.amounts for one in facts.back.quarters), facts.back.total]
    for one in parts:
        for value in (one.plan, one.actual, one.variance, one.last_year):
            assert value is None or exact(value) in back
    for line in facts.back.lines:  # the target is for all products together
        assert exact(line.total.actual) in back or not line.name
        assert exact(line.total.last_year) in back or not line.name
    assert "Without a family" not in page
    assert facts.back.reviewed.amounts.actual == Decimal(26400)
    for quarter in facts.ahead.quarters:
        for value in (quarter.plan, quarter.actual, quarter.won, quarter.pipeline):
            assert value is None or exact(value) in ahead
    assert {"9,000.00\u00a0EUR", "30,000.00\u00a0EUR"} <= set(ahead)


def test_both_sides_read_the_same_figures(cast: Cast, client: Client, review: Review):
    pages = []
    for person in (cast.manager, cast.executive):
        client.force_login(person)
        page = page_of(client, review)
        pages.append([section(page, name) for name in ("back", "ahead")])
    assert pages[0] == pages[1]


def test_it_can_be_taken_along(cast: Cast, client: Client, review: Review):
    client.force_login(cast.executive)
    page = page_of(client, review)
    for name in ("review_pptx", "review_xlsx", "review_pdf"):
        assert f'href="{reverse(name, args=[review.pk])}"' in page
    assert f'data-copy="http://testserver{reverse("review", args=[review.pk])}"' in page


def test_a_quarter_that_is_not_over_says_so(cast: Cast, client: Client):
    client.force_login(cast.manager)
    page = page_of(client, review_of(cast.manager, "2026-Q2"))
    assert "Pace in Q2 2026" in page
    assert "Attainment in Q2 2026" not in page
    assert re.search(r'Q2 2026 <span class="quiet so-far">so far</span>', page)


def test_the_partners_own_name_of_the_quarter_stands_beside(cast: Cast, client: Client):
    Partner.objects.filter(pk="P-1").update(fiscal_start=4)
    client.force_login(cast.manager)
    assert "Q4 FY2026 at Nordlicht Systems" in page_of(client, review_of(cast.manager))


def test_of_a_partner_without_rows_there_is_a_page(cast: Cast, client: Client):
    client.force_login(cast.chief)
    page = page_of(client, review_of(cast.chief, partner="P-3"))
    assert "Nothing has been reported of this partner yet" in page
    assert "Once rows of this partner come in" in section(page, "back")
    assert "No deal of this partner is open." in section(page, "ahead")
    assert "data-chart" not in page
