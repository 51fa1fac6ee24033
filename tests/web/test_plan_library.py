"""The library of plans, and plans as the beginning of others."""

import html
import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import body_of, browser_of
from tests.web.plans import KEPT, SHARED

from quarterdeck.audit.models import Entry
from quarterdeck.plans.content import Content
from quarterdeck.plans.known_shapes import known_shapes, shape_of
from quarterdeck.plans.models import BusinessGoal, Plan, Play, Shape, Template
from quarterdeck.plans.selectors import chosen

LIBRARY = reverse("plan_library")


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body_of(answer).decode())).split())


@pytest.fixture
def tomas(channel: Cast) -> Client:
    return browser_of("operations", channel)


def test_operations_keep_a_shape_that_plans_are_drawn_from(channel: Cast, tomas: Client):
    add = reverse("library_new", args=["shapes"])
    weights = "\t".join(["1"] * 11 + ["2,5"])
    assert tomas.post(add, {"name": " Year end ", "weights": weights}).status_code == 302
    shape = Shape.objects.get()
    assert (shape.name, shape.weights[-1]) == ("Year end", "2.5")
    assert shape_of(f"own:{shape.pk}").weights[-1] == Decimal("2.5")
    assert "Year end" in text_of(browser_of("manager", channel), LIBRARY)
    entry = reverse("library_entry", args=["shapes", shape.pk])
    assert tomas.post(entry, {"name": "Year end", "weights": "1 " * 24}).status_code == 302
    assert len(Shape.objects.get().weights) == 24
    assert tomas.post(reverse("library_removal", args=["shapes", shape.pk])).status_code == 302
    assert [one.key for one in known_shapes()] == ["ramp", "seasonal", "subscription", "steady", "project"]
    log = Entry.objects.filter(object=f"shape:{shape.pk}").order_by("pk").values_list("action", flat=True)
    assert list(log) == ["library.kept", "library.kept", "library.removed"]


@pytest.mark.parametrize(
    ("shelf", "said", "why"),
    [
        ("shapes", {"name": "A", "weights": "1 2 3"}, "Write 12, 24 or 36 numbers; these are 3."),
        ("shapes", {"name": "A", "weights": "0 " * 12}, "At least one month has more than 0."),
        ("shapes", {"name": "A", "weights": "much " * 12}, "'much' is no number."),
        ("shapes", {"name": "A", "weights": "-1 " * 12}, "'-1' is less than 0, or too much."),
        ("shapes", {"name": "A", "weights": "NaN " * 12}, "'NaN' is less than 0, or too much."),
        ("plays", {"name": "A"}, "A play is of at least one family or product."),
        ("plays", {"name": "A", "products": "S-1, X-9"}, "There is no product 'X-9'."),
        ("goals", {"name": "Taken"}, "There is one of this name already."),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_place(tomas: Client, shelf: str, said: dict[str, str], why: str):
    BusinessGoal.objects.create(key="taken", name="taken")
    answer = tomas.post(reverse("library_new", args=[shelf]), said)
    assert answer.status_code == 422
    assert why in html.unescape(body_of(answer).decode())
    assert not Shape.objects.exists()
    assert not Play.objects.exists()


def test_templates_are_not_written_but_made_from_plans(tomas: Client):
    for shelf in ("templates", "nowhere"):
        assert tomas.get(reverse("library_new", args=[shelf])).status_code == 404


def test_plays_and_business_goals_have_keys_of_their_own(tomas: Client):
    for name in ("Rest", "Rest!"):
        tomas.post(reverse("library_new", args=["plays"]), {"name": name, "families": ["Storage"]})
    assert set(Play.objects.values_list("key", flat=True)) == {"rest-2", "rest-3"}  # 'rest' is all else
    tomas.post(reverse("library_new", args=["goals"]), {"name": "Öffnen", "kpi": "growth"})
    assert BusinessGoal.objects.get().kpi == "growth"
    assert "Öffnen" in text_of(tomas, LIBRARY)


def test_a_plan_becomes_a_template_without_what_is_the_partners_own(channel: Cast):
    mia = browser_of("manager", channel)
    save = reverse("plan_template", args=[KEPT])
    assert mia.post(save, {"name": "Provider", "partner_type": "Service Provider"}).status_code == 302
    said = Content.model_validate(Template.objects.get().content)
    assert (said.total, said.lines[0].earning.margin) == (0, None)
    assert mia.post(save, {"name": "Provider"}).status_code == 422
    seen = text_of(mia, reverse("plan_new") + "?partner=P-1")
    assert "Template: Provider" in seen


def test_a_plan_goes_on_where_it_ends(channel: Cast):
    mia = browser_of("manager", channel)
    copy = reverse("plan_copy", args=[SHARED])
    assert "How does it go on with Nordlicht Systems, January 2030 to December 2032?" in text_of(mia, copy)
    made = mia.post(copy, {
        "begins": "2030-01", "length": "24", "currency": "EUR", "months": "grown", "growth": "10", "do": "1",
    })  # fmt: skip
    plan = Plan.objects.get(pk=made.url.split("/")[2])
    before, after = chosen(Plan.objects.get(pk=SHARED)).value, chosen(plan).value
    assert sum(after.lines[0].months[:12]) == sum(before.lines[0].months[24:]) * Decimal("1.1")
    assert after.lines[0].earning == before.lines[0].earning
    assert (plan.partner_id, plan.shared, plan.begins.isoformat()) == ("P-1", False, "2030-01-01")


def test_a_plan_is_copied_to_another_partner_on_its_own_history(channel: Cast):
    ingrid = browser_of("chief", channel)
    copy = reverse("plan_copy", args=[SHARED])
    assert "Maple Advisory" in text_of(ingrid, f"{copy}?q=maple")
    to = f"{copy}?partner=P-4"
    assert "no amounts, margins, rates, terms or people" in text_of(ingrid, to)
    wish = {"begins": "2027-01", "length": "24", "currency": "CAD", "growth": "0", "do": "1"}
    grown = ingrid.post(to, wish | {"months": "grown"})
    said = chosen(Plan.objects.get(pk=grown.url.split("/")[2])).value
    assert {line.sold: line.months[0] for line in said.lines} == {
        "S-1": Decimal("1004.00"), "S-2": Decimal("1004.00")
    }  # fmt: skip
    assert said.lines[0].earning.margin is None
    empty = ingrid.post(to, wish | {"months": "empty"})
    assert chosen(Plan.objects.get(pk=empty.url.split("/")[2])).value.total == 0
