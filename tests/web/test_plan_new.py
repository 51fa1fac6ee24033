"""A new plan is proposed from what is known, and made with one press."""

import html
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import earning, full_content, line, plan_of
from tests.web.actors import body_of, browser_of

from quarterdeck.audit.models import Entry
from quarterdeck.cube import Snapshot
from quarterdeck.directory.models import Partner
from quarterdeck.home import Home
from quarterdeck.plans.content import Content, Goal, Promise, Sold, Terms
from quarterdeck.plans.models import Plan, Play, Template
from quarterdeck.plans.selectors import chosen
from quarterdeck.plans.starting.growing import suggested_growth

NEW = reverse("plan_new")
WITH = f"{NEW}?partner="
CHOSEN = {
    "begins": "2027-01",
    "length": "36",
    "currency": "EUR",
    "kind": "family",
    "way": "growth",
    "growth": "10",
    "source": "",
}


def text_of(client: Client, address: str, **posted: str) -> str:
    answer = client.post(address, posted) if posted else client.get(address)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body_of(answer).decode())).split())


def made(client: Client, partner: str = "P-1", **changed: object) -> Content:
    """What the plan says that is made with one press."""
    answer = client.post(WITH + partner, CHOSEN | changed | {"do": "1"})
    assert answer.status_code == 302, body_of(answer).decode()
    return chosen(Plan.objects.get(pk=answer.url.split("/")[2])).value


@pytest.fixture
def channel(cast: Cast, filled: tuple[Path, Snapshot], settings) -> Cast:
    """The cast with figures, and without plans."""
    settings.HOME = Home(filled[0])
    return cast


@pytest.fixture
def mia(channel: Cast) -> Client:
    return browser_of("manager", channel)


def test_everything_is_proposed_and_made_with_one_press(channel: Cast, mia: Client, asked: list[str]):
    seen = text_of(mia, WITH + "P-1")
    assert "What will you sell with Nordlicht Systems, July 2026 to June 2029?" in seen
    assert "Service Provider, Gold" in seen
    assert "Its months become targets in EUR." in seen
    assert "up to April 2026" in seen
    assert len([sql for sql in asked if "bucket" in sql]) == 3
    said = made(mia)
    assert [(line.name, line.months[0], line.total) for line in said.lines] == [
        ("Storage", Decimal("2202.20"), Decimal("87471.38")),
        ("Network", Decimal("1101.10"), Decimal("43735.69")),
    ]
    plan = Plan.objects.get()
    assert (plan.state, plan.shared, plan.begins, plan.ends) == (
        "draft", False, date(2027, 1, 1), date(2029, 12, 31)
    )  # fmt: skip
    entry = Entry.objects.get(object=plan.key)
    assert (entry.actor, entry.action, entry.after["length"]) == (channel.manager.email, "plan.made", 36)


def test_growth_is_proposed_with_care_and_in_words(mia: Client):
    """Targets of 4,000 a month stand for 2026; the first sales are of 2025, so there is no trend yet."""
    seen = text_of(mia, WITH + "P-1", **CHOSEN | {"begins": "2026-01"})
    seen = seen.replace("\u202f", " ").replace("\xa0", " ")
    assert "The target of the first year, 48 K EUR, asks for +33 %." in seen
    assert "+30 % a year is proposed." in seen
    assert "The last twelve months brought" not in seen


@pytest.mark.parametrize(
    ("asked", "trend", "percent"),
    [
        ("0.82", "-0.30", 0),
        ("0.05", "0.12", 5),
        ("0.40", "0.12", 12),
        ("-0.10", "0.12", 0),
        ("0.82", None, 30),
        (None, "-0.06", 0),
        (None, None, 0),
    ],
)
def test_the_lower_of_target_and_trend_is_proposed(asked: str | None, trend: str | None, percent: int):
    known = SimpleNamespace(
        asked_for=Decimal(asked) if asked else None, trend=Decimal(trend) if trend else None
    )
    assert suggested_growth(known) == percent


def test_lines_by_product_by_play_and_in_a_shape(mia: Client):
    Play.objects.create(key="arrays", name="Array renewal", products=["S-1"])
    assert {line.sold for line in made(mia, kind="product").lines} == {"S-1", "S-2", "N-1"}
    arrays, rest = made(mia, kind="play").lines
    assert (arrays.sold, rest.sold, rest.name) == ("arrays", "rest", "Everything else")
    assert rest.total == arrays.total * 2
    said = made(mia, way="shape", shape="ramp", annual="1000", length="24")
    assert [sum(line.months[:12]) for line in said.lines] == [Decimal("666.67"), Decimal("333.33")]
    assert said.lines[0].months[0] == 0
    assert said.lines[0].way.annual == (Decimal("666.67"),)


def test_without_history_it_starts_from_a_shape_or_a_template(channel: Cast):
    Partner.objects.filter(pk="P-1").update(active=False)
    new = Partner.objects.create(
        key="P-9", name="Neuland", type="Reseller", currency="EUR", territory_id="DE"
    )
    Template.objects.create(
        name="First year", partner_type="Reseller", content=a_template().model_dump(mode="json")
    )
    amara = browser_of("regional", channel)
    seen = text_of(amara, WITH + new.key)
    assert "Neuland has not sold anything yet." in seen
    assert "Template: First year" in seen
    source = f"template:{Template.objects.get().pk}"
    said = made(amara, "P-9", families=["Storage"], shape="steady", annual="2400", source=source)
    assert [(line.name, line.total, line.earning.margin) for line in said.lines] == [
        ("Storage", Decimal(3600), None),
        ("Array 100", Decimal(3600), Decimal("0.2")),
    ]
    assert said.goals[0].by == date(2028, 6, 30)  # the template's day, as far from the new start
    assert said.terms.floor == Decimal("0.15")


def test_what_it_earns_is_that_of_the_last_plan(channel: Cast, mia: Client):
    old = full_content(lines=1, length=12).model_copy(update={"begins": "2025-01"})
    last = plan_of(channel.manager, old, state="signed")
    assert "As in the plan from January 2025" in text_of(mia, WITH + "P-1")
    said = made(mia, kind="product", source=f"plan:{last.pk}")
    assert {line.sold: line.earning == earning() for line in said.lines} == {
        "S-1": True, "S-2": False, "N-1": False
    }  # fmt: skip
    assert said.terms == old.terms
    assert said.investments == ()
    assert {line.sold for line in made(mia, source=f"plan:{last.pk}").lines} == {"Storage", "Network"}
    foreign = plan_of(channel.chief, full_content(), partner="P-4", state="signed")
    refused = mia.post(WITH + "P-1", CHOSEN | {"source": f"plan:{foreign.pk}", "do": "1"})
    assert refused.status_code == 422


def test_a_product_earns_as_its_family_did_and_a_template_adds_what_was_not_sold(mia: Client):
    lines = (
        line(1, 24, kind=Sold.FAMILY, sold="Storage", earning=earning()),
        line(2, 24, kind=Sold.PRODUCT, sold="X-1"),
    )
    said = a_template().model_copy(update={"lines": lines})
    entry = Template.objects.create(name="Any", content=said.model_dump(mode="json"))
    found = made(mia, kind="product", source=f"template:{entry.pk}").lines
    assert {line.sold: (line.earning.margin, line.total > 0) for line in found} == {
        "S-1": (Decimal("0.2"), True),
        "S-2": (Decimal("0.2"), True),
        "N-1": (None, True),
        "X-1": (None, False),
    }


def test_what_stands_already_is_said(channel: Cast, mia: Client):
    plan_of(channel.manager, full_content(length=24).model_copy(update={"begins": "2026-01"}), state="signed")
    plan_of(channel.manager, full_content(), state="draft")
    Partner.objects.filter(pk="P-1").update(ends=date(2028, 6, 30))
    seen = text_of(mia, WITH + "P-1")
    assert "What will you sell with Nordlicht Systems, January 2028 to December 2030?" in seen
    assert "A plan is in force from 1 January 2026 to 31 December 2027." in seen
    assert "is being drafted by Mia Brandt already" in seen
    assert "it holds for the first 6 of 36 months" in seen
    overlapping = text_of(mia, WITH + "P-1", **CHOSEN)
    assert "This one overlaps with it" in overlapping


def test_a_plan_is_in_the_partners_currency_or_the_vendors(channel: Cast):
    noah = browser_of("manager_us", channel)
    seen = text_of(noah, WITH + "P-3")
    assert "Its months become targets in USD; your pages show them in EUR" in seen
    assert made(noah, "P-3", currency="USD").lines[0].months[0] == Decimal("2206.60")
    assert made(noah, "P-3", currency="EUR").lines[0].months[0] == Decimal("1985.94")


def test_what_makes_no_sense_is_said_at_its_place(mia: Client):
    for wrong in (
        {"growth": "a lot"},
        {"begins": "1999-01"},
        {"way": "shape", "annual": "-1"},
        {"currency": "XXX"},
    ):
        answer = mia.post(WITH + "P-1", CHOSEN | wrong | {"do": "1"})
        assert answer.status_code == 422
        assert b"errorlist" in body_of(answer)
    assert not Plan.objects.exists()


def a_template() -> Content:
    """From January 2026: a line, a goal for the middle of 2027, a promise of nobody yet, a floor."""
    return Content(
        begins="2026-01",
        length=24,
        currency="EUR",
        lines=(line(1, 24, kind=Sold.PRODUCT, sold="X-1", earning=earning()),),
        terms=Terms(floor=Decimal("0.15")),
        goals=(Goal(key="g1", text="Three certified people", by=date(2027, 6, 30)),),
        promises=(Promise(key="p1", side="partner", text="Name them", due=date(2026, 2, 28)),),
    )
