"""The channel's page by hand: partner n sells 3 x (1000 + n) a month, in its own currency.

In EUR: P-1 3003, P-2 3006, P-3 0.9 x 3009 = 2708.1, P-4 0.7 x 3012 = 2108.4, D-1 3015, P-11 3018,
P-111 3021, P-12 3024, D-2 0.9 x 3027 = 2724.3, P-21 0.9 x 3030 = 2727, P-22 0.7 x 3033 = 2123.1.
In the first quarter of 2026 all sell for three months as a year before, but P-2, which stops in January.
"""

import csv
import io
from decimal import Decimal

import pytest
from django.conf import settings
from tests.cast import PARTNERS, TODAY, Cast
from tests.web.actors import body_of, browser_of

from quarterdeck.cube import current
from quarterdeck.dashboards.pages import channel as pages
from quarterdeck.dashboards.pages import state_words
from quarterdeck.dashboards.pages.lens import lens_of
from quarterdeck.dashboards.pages.lens_page import LensPage, lens_page
from quarterdeck.dashboards.periods import choose
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.intake.workbench import open_lake
from quarterdeck.kpis import QuestionError

A_MONTH = Decimal(3003) + 3006 + Decimal("2708.1") + Decimal("2108.4") + 3015 + 3018 + 3021 + 3024
A_MONTH += Decimal("2724.3") + 2727 + Decimal("2123.1")
LOST = Decimal(2 * 3006)


def reader_of(person: Person) -> Reader:
    snapshot = current(settings.HOME.cube)
    assert snapshot
    vendor = Vendor.objects.get()
    return Reader(person, scope_of(person), vendor, snapshot, open_lake(settings.HOME), TODAY)


@pytest.fixture
def chief(channel: Cast) -> Reader:
    return reader_of(channel.chief)


@pytest.fixture
def first_quarter(chief: Reader) -> pages.Channel:
    return pages.channel(chief, choose("2026-Q1", chief.snapshot.calendar, TODAY))


def looked_at(reader: Reader, kind: str, key: str) -> LensPage:
    choice = choose("2026-Q1", reader.snapshot.calendar, TODAY)
    return lens_page(reader, lens_of(reader, kind, key), choice)


def test_the_headline_says_how_far_and_where(first_quarter, chief):
    revenue = first_quarter.state.figures["revenue"].value
    assert revenue == 3 * A_MONTH - LOST
    target = 11 * 3 * 4000
    choice = choose("2026-Q1", chief.snapshot.calendar, TODAY)
    said = state_words.headline(first_quarter.state.figures, first_quarter.parts[0].weakest, choice)
    assert f"{1 - revenue / target:.0%}".rstrip("%") in said.replace("\u00a0", " ")
    assert "behind target" in said


def test_who_moves_it(first_quarter):
    found = first_quarter.standouts
    assert [(one.key, one.change, one.moved) for one in found.down] == [("P-2", -LOST, 1)]
    assert not found.up
    assert state_words.movers_title(found).startswith("Atelier Nuage pulls it down most")
    assert first_quarter.state.figures["change"].value == -LOST


def test_how_concentrated_it_is(first_quarter):
    found = first_quarter.standouts
    whole = 3 * A_MONTH - LOST
    assert [one.key for one in found.largest[:3]] == ["P-12", "P-111", "P-11"]
    assert found.share(1) == 3 * Decimal(3024) / whole
    assert found.share(5) == pytest.approx(3 * (Decimal(3024) + 3021 + 3018 + 3015 + 3003) / whole)
    # P-12 to P-1 make 54 %, then P-21, D-2 and P-3 83 %.
    assert (found.reaching, found.groups) == (8, 11)
    assert state_words.concentration_title(found) == "8 of 11 partners make 80 % of the revenue"


def test_parts_make_the_whole_and_lead_to_their_pages(first_quarter):
    whole = first_quarter.state.figures["revenue"].value
    assert [one.by for one in first_quarter.parts] == ["region", "type", "family"]
    for split in first_quarter.parts:
        assert sum(part.value("revenue") for part in split.parts) == whole
    regions = {part.key: part for part in first_quarter.parts[0].parts}
    assert regions["EMEA"].value("change") == -LOST
    assert regions["EMEA"].address == "/territories/EMEA/?period=2026-Q1"


def test_a_region_is_its_managers_and_its_managers_their_partners(channel):
    reader = reader_of(channel.regional)
    region = looked_at(reader, "territories", "EMEA")
    lines = {line.key: line for line in region.managers}
    mia, luc = channel.manager.email, channel.manager_fr.email
    assert {key: line.count for key, line in lines.items()} == {mia: 1, luc: 3, "": 2}
    assert (
        sum(line.figures["revenue"].value for line in lines.values()) == region.state.figures["revenue"].value
    )
    # P-2 was Mia's in the quarter; its figures are beside the one who looks after it today.
    places = {part.key: part.address for part in region.parts[0].parts}
    assert places == {key: f"/territories/{key}/?period=2026-Q1" for key in ("DE", "FR")}
    assert lines[luc].figures["revenue"].value == 3006 + 3 * (Decimal(3015) + 3024)
    alone = looked_at(reader, "managers", luc)
    assert alone.state.figures["revenue"].value == lines[luc].figures["revenue"].value
    assert {row.key for row in alone.portfolio.rows} == {"P-2", "D-1", "P-12"}


def test_only_what_is_inside_the_scope_is_counted(channel):
    world = lens_of(reader_of(channel.manager), "territories", "WORLD")
    assert world.limited
    assert world.where == {"territory": ["WORLD"], "partner": ["P-1"]}
    assert not lens_of(reader_of(channel.regional), "territories", "FR").limited
    page = body_of(browser_of("manager", channel).get("/territories/WORLD/")).decode()
    assert "Only the one partner that you look after is counted here." in page


@pytest.mark.parametrize(
    ("kind", "key"),
    [("territories", "US"), ("managers", "noah.reed@tarnvale.example"), ("types", "Reseller"), ("types", "")],
)
def test_what_is_foreign_is_not_there(channel, kind, key):
    with pytest.raises(QuestionError, match="There is no"):
        lens_of(reader_of(channel.manager), kind, key)


def test_a_family_lists_who_buys_it(chief):
    storage = looked_at(chief, "families", "Storage")
    assert storage.state.figures["revenue"].value == (3 * A_MONTH - LOST) / 3 * 2  # two of three products
    assert {row.key for row in storage.portfolio.rows} == {key for key, *_ in PARTNERS}
    assert {row.standing.period["revenue"].value for row in storage.portfolio.rows if row.key == "P-1"} == {
        6006
    }


def test_of_many_partners_those_furthest_behind_are_looked_at(chief, monkeypatch):
    monkeypatch.setattr("quarterdeck.dashboards.pages.portfolio.MOST", 2)
    resellers = looked_at(chief, "types", "Reseller").portfolio
    assert (len(resellers.rows), resellers.count) == (2, 5)
    assert "P-22" in {row.key for row in resellers.rows}  # which sells least


def test_each_kind_of_person_begins_with_their_own(channel):
    begins = {
        "chief": "The channel",
        "operations": "The channel",
        "regional": "EMEA",
        "manager": "My partners",
    }
    for actor, name in begins.items():
        assert name in body_of(browser_of(actor, channel).get("/")).decode().split("<h1", 1)[0]


def test_a_manager_may_take_their_table_along(channel):
    file = browser_of("regional", channel).get("/territories/EMEA/managers.csv?period=2026-Q1")
    rows = list(csv.reader(io.StringIO(body_of(file).decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:]].count("3") == 1
    assert len(rows) == 4
