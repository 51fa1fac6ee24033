"""What a launch would mean: worked out from defaults, kept only where it becomes a part of a plan."""

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import full_content
from tests.web.actors import browser_of
from tests.web.plans import SHARED

from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Edit, Plan

pytestmark = pytest.mark.django_db
PAGE = "?partner=P-1&sold=product:S-2&annual=120000&growth=0&begins=2026-07&shape=steady&length=24"


def test_everything_is_assumed_and_nothing_is_kept(channel: Cast):
    before = (Plan.objects.count(), Edit.objects.count())
    answer = browser_of("executive", channel).get(reverse("plan_launch"))
    page = answer.context["page"]
    assert page.content.length == 36
    assert page.content.lines[0].total > 0
    assert "in three years" in page.headline
    assert page.content.terms == full_content().terms  # those of the plan that they have
    assert (Plan.objects.count(), Edit.objects.count()) == before


def test_what_is_said_is_worked_out(channel: Cast):
    answer = browser_of("manager", channel).get(reverse("plan_launch") + PAGE + "&service=")
    content: Content = answer.context["page"].content
    (line,) = content.lines
    assert (line.name, line.sold, line.months[0], line.total) == ("Array 400", "S-2", 10000, 240000)
    assert (line.earning.services, answer.context["bench"]) == ((), None)
    assert [one.kind for one in content.investments] == ["training", "marketing"]


def test_what_cannot_be_read_is_marked(channel: Cast):
    answer = browser_of("manager", channel).get(reverse("plan_launch") + PAGE + "&margin=lots")
    assert answer.context["page"] is None
    assert "Margin, %: Enter a number." in answer.content.decode()


def test_a_launch_is_added_to_the_draft_that_is_open(channel: Cast):
    sent = dict(part.split("=") for part in PAGE[1:].split("&")) | {"plan": SHARED, "begins": "2026-11"}
    taken = browser_of("executive", channel).post(reverse("plan_launch_line"), sent)
    assert "Array 200 is in the plan already." in taken.content.decode()
    sent["sold"] = "family:Storage"
    answer = browser_of("executive", channel).post(reverse("plan_launch_line"), sent)
    assert answer.headers["Location"] == reverse("plan", args=[SHARED])
    content = Plan.objects.get(pk=SHARED).drafts.get().value
    added = content.lines[-1]
    assert (added.key, added.months[0], added.months[21], added.months[22]) == ("l3", 10000, 10000, 0)
    assert [one.month for one in content.investments] == [0, 0, 0]  # what went before goes at the start


def test_the_vendor_drafts_a_plan_with_it(channel: Cast):
    sent = dict(part.split("=") for part in PAGE[1:].split("&"))
    answer = browser_of("manager", channel).post(reverse("plan_launch_line"), sent)
    plan = Plan.objects.latest("made_at")
    assert answer.headers["Location"] == reverse("plan", args=[plan.pk])
    assert plan.drafts.get().value.total == 240000
