"""The paper of a review: every number on it is one of the facts, nothing runs into its neighbour."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader
from tests.cast import Cast
from tests.office import needs_office, words
from tests.reviews.facts import amounts, back, facts, line
from tests.reviews.large import CALENDAR, edition, large_facts

from quarterdeck.audit.models import Entry as Logged
from quarterdeck.home import Home
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Amounts
from quarterdeck.reviews.models import Entry, Review
from quarterdeck.reviews.papers import printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def large() -> Edition:
    return edition(large_facts())


def text_of(pdf: bytes) -> str:
    """With plain spaces, and without where a word may break."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).replace("\u200b", "").split())


def whole(value: Decimal | None) -> str:
    return "–" if value is None else f"{value:,.0f}".replace("-", "\N{MINUS SIGN}")


def percent(value: Decimal | None) -> str:
    if value is None:
        return "–"
    places = 1 if 0 < abs(value) < Decimal("0.0995") else 0
    return f"{value * 100:,.{places}f} %".replace("-", "\N{MINUS SIGN}")


def times(value: Decimal | None) -> str:
    return "–" if value is None else f"{value:,.1f} ×"


def beside_plan(one: Amounts) -> str:
    parts = (whole(one.plan), whole(one.actual), whole(one.variance), percent(one.attainment))
    return " ".join((*parts, whole(one.last_year)))


def test_every_number_is_on_it(large: Edition):
    found, text = large.facts, text_of(printed(large))
    for number, one in enumerate(found.back.quarters, start=1):
        assert f"Q{number} 2026 {beside_plan(one.amounts)}" in text
    for one in found.back.lines:
        assert f"{large.line(one)} {beside_plan(one.total)}" in text
    assert text.count(f"Total {beside_plan(found.back.total)}") == 2
    assert found.story
    drivers = found.story.drivers
    for name, value in (
        ("Sold a year before", drivers.before),
        ("Price", drivers.price),
        ("Products that came", drivers.came),
        ("Products that fell away", drivers.fell_away),
        ("Sold now", drivers.after),
    ):
        assert f"{name} {whole(value)}" in text
    for name, one in zip(("Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027"), found.ahead.quarters, strict=True):
        sums = map(whole, (one.plan, one.actual, one.won, one.pipeline, one.weighted))
        rates = map(times, (one.index, one.index_target, one.coverage))
        assert " ".join((name, *sums, *rates)) in text
    largest = sorted(found.ahead.deals, key=lambda deal: -deal.amount)
    for deal in largest[:12]:
        assert f"{whole(deal.amount)} {percent(deal.probability)}" in text
    assert "3 more deals are in the sheet." in text
    assert f"SHA-256 {found.digest}" in text


def test_what_was_promised_is_on_it_the_vendors_first(large: Edition):
    text = text_of(printed(large))
    vendors, partners = (text.index(f"show the certificates ({number})") for number in (1, 2))
    assert vendors < partners
    for standing in ("kept in time", "late", "kept late", "dropped"):
        assert standing in text


@needs_office
def test_nothing_runs_into_its_neighbour_or_out_of_the_page(tmp_path: Path):
    file = tmp_path / "review.pdf"
    file.write_bytes(printed(edition(large_facts(), state=Review.State.CLOSED)))  # no words across it
    sizes, found = words(file)
    assert len(sizes) <= 5
    for word in found:
        width, height = sizes[word.page]
        assert word.left > 30, word
        assert word.right < width - 30, word
        assert word.top > 0, word
        assert word.bottom < height, word
    level = [
        (one, other)
        for one in found
        for other in found
        if one.page == other.page
        and one is not other
        and abs(one.top - other.top) < 1
        and one.left < other.left
    ]
    assert not [(one.text, other.text) for one, other in level if one.right > other.left + 0.5]


def test_it_is_written_as_its_reader_writes(large: Edition):
    with override("de"):
        text = text_of(printed(large))
    assert f"{large.facts.back.lines[0].total.actual:,.0f}".replace(",", ".") in text


def test_without_plan_or_pipeline_it_says_so():
    bare = facts(back(line("Storage", amounts(None, 3))), plan=None)
    text = text_of(printed(edition(bare)))
    assert "Nothing was planned and no target is set, so there is nothing to measure by." in text
    assert "Storage – 3,000 – – 0" in text
    assert "Open deals" not in text


def test_of_a_closed_review_it_tells_what_was_said_and_nothing_of_the_vendors_own(cast: Cast, review: Review):
    for kind, text, internal in (
        ("decision", "Two events in the spring", False),
        ("note", "The north grows", False),
        ("note", "Their manager leaves soon", True),
    ):
        Entry.objects.create(review=review, kind=kind, text=text, internal=internal, author=cast.manager)
    found = large_facts()
    review.state, review.closed_at = Review.State.CLOSED, datetime(2026, 4, 20, 9, tzinfo=UTC)
    closed = Edition(review, found, CALENDAR, "Tarnvale")
    pdf = printed(closed)
    text = text_of(pdf)
    assert "Two events in the spring Mia Brandt" in text
    assert "The north grows" in text
    assert "leaves soon" not in text
    assert "not closed" not in text
    assert printed(closed) == pdf


def test_taking_it_along_is_logged(cast: Cast, review: Review, client, sold, settings):
    settings.HOME = Home(sold[0])
    client.force_login(cast.executive)
    for name, action in (("review_pdf", "review.printed"), ("review_xlsx", "review.exported")):
        answer = client.get(reverse(name, args=[review.pk]))
        form = name.removeprefix("review_")
        assert (
            answer["Content-Disposition"] == f'attachment; filename="review-2026-q1-nordlicht-systems.{form}"'
        )
        assert Logged.objects.filter(action=action, object=review.key).count() == 1
