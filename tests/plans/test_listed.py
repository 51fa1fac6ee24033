"""The list of plans: what waits comes first, who has none is counted, and sums stand against quota."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.http import QueryDict
from django.urls import reverse
from tests.cast import Cast
from tests.house import House
from tests.plans.made import content, plan_of
from tests.web.channel import fill

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.plans.listing.chosen import Chosen
from quarterdeck.plans.listing.coverage import Coverage
from quarterdeck.plans.listing.overview import overview, table

LONG = {"begins": date(2026, 1, 1), "ends": date(2027, 12, 31)}
ENDING = {"begins": date(2025, 7, 1), "ends": date(2026, 6, 30)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The cast's channel, with plans for P-1 and P-3, and quotas of Mia, Luc and Noah."""
    folder: Path = tmp_path_factory.mktemp("planned")
    fill(folder)
    house = House(folder)
    planned = [
        {"target": f"plan:{partner}:l1:2026-{month:02}", "basis": "plan", "date": date(2026, month, 1),
         "partner": partner, "amount": amount, "currency": "EUR"}
        for partner, amount in (("P-1", 100), ("P-3", 50))
        for month in range(1, 13)
    ]  # fmt: skip
    quotas = [
        {"target": f"Q-{who}", "basis": "quota", "date": date(2026, 1, 1), "span": "year",
         "manager": f"{who}@tarnvale.example", "amount": amount, "currency": "EUR"}
        for who, amount in (("mia.brandt", 2000), ("luc.moreau", 400), ("noah.reed", 600))
    ]  # fmt: skip
    house.upsert("targets", *planned, *quotas)
    house.publish()
    return Home(folder)


@pytest.fixture
def plans(cast: Cast) -> Cast:
    """P-1 and P-3 have one in force, P-3's ends soon; P-2's is drafted, P-4's waits; P-11's has ended."""
    said = content()
    plan_of(cast.manager, said, state="signed", **LONG)
    plan_of(cast.manager_us, said, partner="P-3", state="signed", **ENDING)
    plan_of(cast.manager_fr, said, partner="P-2", **LONG)
    waiting = plan_of(cast.chief, said, partner="P-4", state="proposed", turn="partner", **LONG)
    waiting.versions.create(
        number=1, content=said.model_dump(mode="json"), digest=said.digest, side="vendor",
        proposed_by=cast.chief,
    )  # fmt: skip
    plan_of(cast.chief, said, partner="P-11", state="ended", ended_on=date(2026, 2, 1), **LONG)
    return cast


def read_by(person: Person, home: Home) -> Reader:
    return reader_for(person, scope_of(person), Vendor.objects.get(), home)


def seen_by(person: Person, home: Home, query: str = "") -> list[tuple[str, str]]:
    return [(plan.partner_id, plan.stand) for plan in Chosen(read_by(person, home), QueryDict(query)).plans]


def test_each_side_finds_first_what_waits_for_it(plans: Cast, home: Home):
    assert seen_by(plans.chief, home) == [
        ("P-2", "mine"), ("P-4", "theirs"), ("P-3", "ending"), ("P-1", "running"), ("P-11", "over"),
    ]  # fmt: skip
    assert seen_by(plans.outsider, home) == [("P-4", "waiting")]
    assert seen_by(plans.manager, home) == [("P-1", "running")]
    assert seen_by(plans.chief, home, "region=AMER") == [("P-4", "theirs"), ("P-3", "ending")]
    assert seen_by(plans.chief, home, "state=ending&manager=noah.reed@tarnvale.example") == [
        ("P-3", "ending")
    ]
    assert seen_by(plans.outsider, home, "manager=nobody@tarnvale.example&region=FR") == [("P-4", "waiting")]
    assert seen_by(plans.distributor, home) == []  # its reseller's is none of its own


def test_sums_stand_against_quota(plans: Cast, home: Home):
    found = overview(read_by(plans.chief, home), Period.parse("2026", Vendor.objects.get().calendar))
    assert found.total == Coverage(partners=11, signed=2, making=2, ending=1)
    assert found.total.missing == 7
    regions = {line.key: line for line in found.sides[0].lines}
    assert regions["EMEA"].cover == Coverage(6, 1, 1, 0)
    assert regions["AMER"].cover == Coverage(5, 1, 1, 1)
    assert (regions["EMEA"].plan, regions["EMEA"].quota) == (1200, 2400)
    assert (regions["AMER"].plan, regions["AMER"].part) == (600, 1)
    people = {line.key: line for line in found.sides[1].lines}
    assert people["mia.brandt@tarnvale.example"].part == Decimal("0.6")
    assert people["luc.moreau@tarnvale.example"].plan == 0
    assert people[""].cover.partners == 5  # whom nobody looks after
    assert [line.key for line in found.sides[0].lines] == ["EMEA", "AMER"]  # most are missing there
    rows = list(table(found.sides[0], "2026", "EUR").rows)
    assert rows[0] == ("EMEA", "EMEA", 6, 1, 1, 4, 0, 1200, 2400, Decimal("0.5"))


def test_a_regional_manager_sees_the_own_region_by_country(plans: Cast, home: Home):
    found = overview(read_by(plans.regional, home), Period.parse("2026", Vendor.objects.get().calendar))
    assert {line.key for line in found.sides[0].lines} == {"DE", "FR"}
    assert found.total.partners == 6
    assert {line.key for line in found.sides[1].lines} == {
        "mia.brandt@tarnvale.example", "luc.moreau@tarnvale.example", "",
    }  # fmt: skip


def test_the_page_says_what_waits_and_who_has_none(plans: Cast, home: Home, client_of, settings):
    settings.HOME = home
    page = client_of(plans.outsider).get(reverse("plans")).content.decode()
    assert "1 plan waits for you" in page
    assert "Maple Advisory" in page
    chief = client_of(plans.chief)
    page = " ".join(chief.get(reverse("plans")).content.decode().split())
    assert "5 plans, and none waits for you" in page
    assert "7 partners have none." in page
    assert "No plan (7)" in page
    assert 'href="/plans/new/">New plan' in page
    page = chief.get(reverse("plans_overview")).content.decode()
    assert "2 of 11 partners have a plan in force" in page
    assert "1 ends within 90 days." in page
    names = b"".join(chief.get(reverse("plans_file", args=["csv"]) + "?state=missing").streaming_content)
    assert b"Elbkontor" in names
    assert b"Nordlicht" not in names
    listed = b"".join(chief.get(reverse("plans_file", args=["csv"])).streaming_content).decode()
    total = sum(sum(line.months) for line in content().lines)
    assert f"Prairie Hosting,Ends soon,2025-07-01,2026-06-30,{total},EUR" in listed
    waits = client_of(plans.outsider).get(reverse("plans_waiting")).content.decode()
    assert "The plan from 1 Jan 2026 to 31 Dec 2027 waits for your answer." in waits
    mark = client_of(plans.manager).get(reverse("plans_about", args=["P-1"])).content.decode()
    assert "Plan until 31 Dec 2027" in mark
