"""Goals, strategies and promises on the page of a plan: written by both sides, then live."""

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import browser_of
from tests.web.plans import SHARED
from tests.web.test_disputes import text_of

from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import keep
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import BusinessGoal, Plan
from quarterdeck.plans.services.agreeing import propose
from quarterdeck.plans.services.signing import sign

PAGE = reverse("plan_goals", args=[SHARED])


def new(group: str) -> str:
    return reverse("plan_part_new", args=[SHARED, group])


def plain(text: str) -> str:
    """With spaces that break."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def said() -> Content:
    return Plan.objects.get(pk=SHARED).drafts.get(chosen=True).value


@pytest.fixture
def agreed(channel: Cast) -> Cast:
    """A goal with a strategy and a promise of each side, in the draft."""
    BusinessGoal.objects.create(key="storage", name="Grow storage")
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    mia.post(new("goals"), {"text": "Sell more storage", "measure": "revenue", "target": "150000"})
    mia.post(new("strategies"), {"text": "Renew old arrays", "goal": "g1"})
    jonas.post(
        new("promises"),
        {"text": "Call forty customers", "owner": "partner:" + channel.staff.email, "due": "2027-03-31"}
        | {"serves": "t1", "proof": "The list"},
    )
    mia.post(new("promises"), {"text": "Lend an array", "owner": "vendor:"})
    return channel


def test_a_plan_is_broken_down_to_promises(agreed: Cast):
    mia, jonas = browser_of("manager", agreed), browser_of("executive", agreed)
    (goal,) = said().goals
    assert (goal.kpi, str(goal.baseline)) == ("revenue", "36036.00")  # as it stands today
    seen = text_of(jonas, PAGE)
    assert "From 36 K EUR to 150 K EUR." in plain(seen)
    assert "Say which of the vendor's business goals it serves." in seen
    assert "Say by when." in seen
    assert "Renew old arrays · 1 promise" in seen
    assert "Nordlicht Systems promises" in seen
    assert "for Renew old arrays" in seen
    assert "1 promise has no owner or no day yet" in seen
    form = {"text": goal.text, "measure": "revenue", "baseline": "36036", "target": "150000"}
    change = reverse("plan_part", args=[SHARED, "goals", "g1"])
    mia.post(change, form | {"by": "2028-12-31", "serves": "storage"})
    assert "It serves “Grow storage”." in text_of(jonas, PAGE)
    assert "Add a goal" in text_of(jonas, PAGE)
    assert "Add a goal" not in text_of(browser_of("staff", agreed), PAGE)


def test_what_is_being_written_is_checked(agreed: Cast):
    mia = browser_of("manager", agreed)
    address = reverse("plan_goal_check", args=[SHARED]) + "?text=More&measure=attainment&target=110"
    seen = text_of(mia, address)
    assert "Not SMART yet" in seen
    assert "From 225 % to 110 %." in plain(seen)
    assert "Today it stands at 225 %" in plain(seen)


def test_two_people_change_one_promise(agreed: Cast):
    mia, jonas = browser_of("manager", agreed), browser_of("executive", agreed)
    change = reverse("plan_part", args=[SHARED, "promises", "p2"])
    revision = Plan.objects.get(pk=SHARED).drafts.get(chosen=True).revision
    form = {"text": "Lend an array", "owner": "vendor:" + agreed.manager.email, "revision": revision}
    assert mia.post(change, form | {"due": "2027-02-28"}).status_code == 302
    late = jonas.post(change, form | {"due": "2027-01-31"})
    assert late.status_code == 409
    assert "Mia Brandt came first" in late.content.decode()
    assert str(said().promises[1].due) == "2027-02-28"
    jonas.post(change, form | {"due": "2027-01-31", "anyway": "yes"})
    assert str(said().promises[1].due) == "2027-01-31"


def test_once_signed_each_promise_shows_how_it_stands(agreed: Cast):
    mia = browser_of("manager", agreed)
    change = reverse("plan_part", args=[SHARED, "promises", "p2"])
    mia.post(
        change, {"text": "Lend an array", "owner": "vendor:" + agreed.manager.email, "due": "2027-01-31"}
    )
    goal = {"text": "Sell more", "measure": "revenue", "target": "150000", "by": "2028-12-31"}
    mia.post(reverse("plan_part", args=[SHARED, "goals", "g1"]), goal)
    plan = Plan.objects.get(pk=SHARED)
    version = propose(actor=agreed.manager, plan=plan)
    assert mia.get(new("goals")).status_code == 302  # locked
    for person in (agreed.manager, agreed.executive):
        sign(actor=person, plan=plan, digest=version.digest, address="192.0.2.1")
    lenas = Commitment.objects.get(source=f"plan:{SHARED}", part="p1")
    keep(actor=agreed.staff, commitment=lenas, shown="Forty calls.")
    seen = text_of(mia, PAGE)
    assert "Call forty customers" in seen
    assert "The list Kept" in seen
    assert "Lend an array" in seen
    assert "It stands at 36 K EUR: 0 % of the way after 0 % of the time" in plain(seen)
    assert "Add a goal" not in seen
    assert "in a plan" in text_of(mia, reverse("commitment", args=[lenas.pk]))
