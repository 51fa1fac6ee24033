"""The deck of a review: every number on it is one of its facts, and it fits whatever they are."""

import re
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from pptx import Presentation
from pydantic import BaseModel
from tests.cast import Cast
from tests.office import as_pdf, needs_office, words
from tests.reviews import facts as made
from tests.reviews.made import CALENDAR

from quarterdeck import slides
from quarterdeck.audit.models import Entry as Logged
from quarterdeck.dashboards.numbers import day, short_day, shown
from quarterdeck.directory.models import Vendor
from quarterdeck.home import Home
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.branding import brand_of
from quarterdeck.reviews.deck import deck_of
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Facts, Promised
from quarterdeck.reviews.models import Entry, Review
from quarterdeck.reviews.reading import edition_of
from quarterdeck.wording import whole

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"\d[\d,.]*")
LONG = "Donaudampfschifffahrtsgesellschaft Internationale Handels KG"
BRAND = slides.Brand("Tarnvale")


def opened(edition: Edition) -> Presentation:
    return Presentation(BytesIO(deck_of(edition, BRAND).pptx(at=edition.at)))


def texts(presentation: Presentation) -> Iterator[str]:
    """Everything that can be read, notes aside."""
    for slide in presentation.slides:
        for shape in slide.shapes:
            if (shape.has_text_frame and not shape.is_placeholder) or (
                shape.has_text_frame and shape.placeholder_format.type.name in ("TITLE", "CENTER_TITLE")
            ):
                yield shape.text_frame.text
            elif shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def charted(presentation: Presentation) -> list[dict[str, tuple]]:
    return [
        {series.name: series.values for plot in shape.chart.plots for series in plot.series}
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_chart
    ]


def said(facts: Facts) -> set[str]:
    """Every number of the facts, in each way in which it may be written."""
    found: set[str] = set()
    for value in numbers(facts):
        ways = [shown(value, unit, facts.currency) for unit in (Unit.MONEY, Unit.PERCENT, Unit.TIMES)]
        found |= {
            number for way in ways for text in (way.short, way.exact) for number in NUMBER.findall(text)
        }
        found |= {f"{round(abs(value) * 100)}", f"{round(abs(value - 1) * 100)}", whole(int(abs(value)))}
    dates = (word for value in days(facts) for word in (day(value), short_day(value)))
    names = str(facts.model_dump(include={"quarter", "back", "ahead", "story", "promises"}))
    return found | set(NUMBER.findall(" ".join((*dates, names, facts.data_version))))


def numbers(value: object) -> Iterator[Decimal]:
    """Those that are kept, and those that follow from them."""
    for one in within(value):
        if isinstance(one, Decimal | int) and not isinstance(one, bool):
            yield Decimal(one)


def days(value: object) -> Iterator[date]:
    return (one for one in within(value) if isinstance(one, date))


def within(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, BaseModel):
        parts = [getattr(value, name) for name in (*type(value).model_fields, *properties(value))]
    elif hasattr(value, "__dataclass_fields__"):
        parts = [getattr(value, name) for name in (*value.__dataclass_fields__, *properties(value))]
    else:
        parts = list(value) if isinstance(value, tuple | list) else []
    for part in parts:
        yield from within(part)


def properties(value: object) -> list[str]:
    leave = {"canonical", "digest", "model_extra", "model_fields_set", "reviewed"}
    names = (name for name in dir(type(value)) if isinstance(getattr(type(value), name), property))
    return [name for name in names if not name.startswith("_") and name not in leave]


def test_every_number_on_it_is_one_of_the_facts(cast: Cast, reader_of, review):
    edition = edition_of(reader_of(cast.manager), review)
    facts, presentation = edition.facts, opened(edition)
    read = {number.rstrip(".,") for text in texts(presentation) for number in NUMBER.findall(text)}
    known = {number.rstrip(".,") for number in said(facts)}
    counts = {"12"}  # 'the last twelve months'
    assert len(read) > 25
    assert read - known - counts == set()


def test_it_takes_less_than_a_second_and_a_half(cast: Cast, reader_of, review):
    """Of a processor's own time: others may be at work on the machine."""
    edition = edition_of(reader_of(cast.manager), review)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.process_time()
    made_deck = deck_of(edition, BRAND).pptx(at=edition.at)
    here = time.process_time() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert made_deck
    assert here + after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime < 1.5


def test_its_charts_hold_the_facts_to_the_cent(cast: Cast, reader_of, review):
    edition = edition_of(reader_of(cast.manager), review)
    back, ahead = charted(opened(edition))
    quarters, coming = edition.facts.back.quarters, edition.facts.ahead.quarters
    assert back == {
        "Plan": tuple(float(one.amounts.plan) for one in quarters),
        "Actual": tuple(float(one.amounts.actual) for one in quarters),
        "Last year": tuple(float(one.amounts.last_year) for one in quarters),
    }
    assert ahead == {
        "Won": tuple(float(one.won) for one in coming),
        "Open pipeline": tuple(float(one.pipeline) for one in coming),
        "Plan": tuple(None if one.plan is None else float(one.plan) for one in coming),
    }
    assert sum(ahead["Open pipeline"]) == 39_000


def test_the_lines_add_up_to_the_total(cast: Cast, reader_of, review):
    edition = edition_of(reader_of(cast.manager), review)
    tables = [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in opened(edition).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    lines = next(table for table in tables if table[0][0] == "Line")
    assert {row[0]: row[2] for row in lines[1:]} == {
        "Storage": "16.5\u202fK",
        "Network": "9.9\u202fK",
        "Without a family": "0",
        "Total": "26.4\u202fK",
    }


QUARTER = made.amounts(100, 90, 80)
SITUATIONS = {
    "nothing known": made.facts(made.back(made.line("Storage", made.amounts(None, 0))), known=False),
    "no plan": made.facts(made.back(made.line("Storage", made.amounts(None, 90, 80)))),
    "no pipeline": made.facts(
        made.back(made.line("Storage", QUARTER)), made.ahead(made.coming("2026-Q2", 90, 0))
    ),
    "nothing sold": made.facts(made.back(made.line("Storage", made.amounts(100, 0)))),
    "running": made.facts(
        made.back(made.line("Storage", QUARTER, made.amounts(100, 40, 30, due=50)), running=True),
        made.ahead(made.coming("2026-Q2", 100, 90, begun=True), made.coming("2026-Q3", None, 0)),
    ),
    "not begun": made.facts(made.back(made.line("Storage", made.amounts(100, 0, due=0)), begun=False)),
    "30 lines": made.facts(made.back(*(made.line(f"{LONG[:57]} {n}", QUARTER) for n in range(30)))),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_there_are_slides_in_every_situation(cast: Cast, review, situation):
    facts = SITUATIONS[situation]
    presentation = opened(Edition(review, facts, CALENDAR, "Tarnvale"))
    assert len(presentation.slides) >= (6 if situation == "nothing known" else 8)
    assert len(presentation.slides) <= 12
    assert "Review with Nordlicht Systems" in presentation.slides[0].shapes.title.text


def test_lines_that_are_too_many_are_one(cast: Cast, review):
    edition = Edition(review, SITUATIONS["30 lines"], CALENDAR, "Tarnvale")
    cells = list(texts(opened(edition)))
    assert "23 other lines" in cells
    assert cells[cells.index("23 other lines") + 1] == "2.3\u202fM"


@pytest.mark.parametrize("reader", ["manager", "executive"])
def test_what_the_vendor_keeps_to_itself_is_on_nobody_s(client, cast: Cast, reader_of, review, reader):
    Entry.objects.create(review=review, kind=Entry.Kind.WIN, author=cast.manager, text="They liked it")
    Entry.objects.create(
        review=review, kind=Entry.Kind.QUESTION, author=cast.manager, text="Margin?", internal=True
    )
    edition = edition_of(reader_of(getattr(cast, reader)), review)
    all_of_it = "\n".join(texts(opened(edition)))
    assert "They liked it" in all_of_it
    assert "Margin?" not in all_of_it
    assert "Only for us" not in all_of_it


def test_it_is_taken_along_with_an_entry_in_the_log(client, cast: Cast, sold, settings):
    settings.HOME = Home(sold[0])
    review = Review.objects.create(
        partner_id="P-1", quarter="2026-Q1", first=date(2026, 1, 1), last=date(2026, 3, 31),
        made_by=cast.manager, state=Review.State.OPEN,
    )  # fmt: skip
    client.force_login(cast.executive)
    address = reverse("review_pptx", args=(review.pk,))
    client.head(address)
    assert not Logged.objects.filter(action="review.presented").exists()
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="review-2026-q1-nordlicht-systems.pptx"'
    assert 8 <= len(Presentation(BytesIO(answer.content)).slides) <= 12
    [entry] = Logged.objects.filter(action="review.presented")
    assert (entry.actor, entry.object) == (cast.executive.email, review.key)
    assert client.get(address).content == answer.content


@needs_office
def test_long_names_and_large_amounts_stay_on_their_slides(cast: Cast, review, tmp_path):
    """60 characters, 12 digits, as LibreOffice shows them."""
    large = made.amounts(123_456_789, 987_654_321, 111_222_333)
    promised = tuple(
        Promised(pk=n, side=side, owner=LONG, text=f"{LONG} {LONG}", due=date(2026, 9, n + 1), state="open",
                 closed_on=None, outcome="", here=True)
        for n in range(7) for side in ("vendor", "partner")
    )  # fmt: skip
    facts = made.facts(
        made.back(*(made.line(f"{LONG[:58]}{n}", large, large, large) for n in range(8))),
        made.ahead(*(made.coming(f"2026-Q{n}", 123_456_789, 555_666_777) for n in (3, 4))),
        promises=promised,
    )
    review.partner.name = LONG
    edition = Edition(review, facts, CALENDAR, LONG)
    file = tmp_path / "review.pptx"
    file.write_bytes(deck_of(edition, replace(brand_of(Vendor.objects.get()), name=LONG)).pptx(at=edition.at))
    sizes, found = words(as_pdf(file))
    assert len(sizes) == len(Presentation(str(file)).slides)
    outside = [
        one
        for one in found
        if not (0 <= one.left <= one.right <= sizes[one.page][0])
        or not (0 <= one.top <= one.bottom <= sizes[one.page][1] * 0.975)
    ]
    assert outside == []
