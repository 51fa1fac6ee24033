"""A plan that is put forward, signed or ended is told to those who may see it, as documented."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.cast import Cast
from tests.plans.made import content, plan_of

from quarterdeck.calendar import pinned_today
from quarterdeck.delivery import services
from quarterdeck.delivery.models import Event, Message
from quarterdeck.delivery.services import Wish
from quarterdeck.delivery.tasks import still_theirs
from quarterdeck.directory.models import Role
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan
from quarterdeck.plans.services import agreeing, ending
from quarterdeck.plans.services.signing import sign

EVENTS = (Event.PLAN_PROPOSED.value, Event.PLAN_SIGNED.value, Event.PLAN_ENDED.value)
DOCUMENTED = Path(__file__).parents[2] / "docs" / "webhooks.md"


@pytest.fixture
def listeners(cast: Cast, settings) -> Cast:
    """Mia's, Jonas's and Owen's programs want to be told of plans."""
    for person in (cast.manager, cast.executive, cast.outsider):
        url = f"https://93.184.215.14/{person.pk}"
        services.add_endpoint(actor=person, wish=Wish(url=url, events=EVENTS))
    return cast


@pytest.fixture
def ended(listeners: Cast, django_capture_on_commit_callbacks) -> Plan:
    """A plan of P-1 that was put forward, signed by both, and ended."""
    plan = plan_of(listeners.manager, content(1, 12, begins="2026-06"), shared=False)
    with django_capture_on_commit_callbacks(execute=True):
        agreeing.propose(actor=listeners.manager, plan=plan)
    waiting = selectors.proposed(plan)
    for person in (listeners.executive, listeners.manager):
        with django_capture_on_commit_callbacks(execute=True):
            sign(actor=person, plan=plan, digest=waiting.digest, address="192.0.2.7")
    with pinned_today(date(2026, 7, 2)), django_capture_on_commit_callbacks(execute=True):
        plan.refresh_from_db()
        ending.end(actor=listeners.manager, plan=plan, on=date(2026, 8, 31), reason="They were bought.")
    return plan


def told(event: Event, owner: object) -> list[dict]:
    found = Message.objects.filter(event=event, endpoint__owner=owner)
    return [json.loads(one.body)["data"] for one in found]


def test_both_sides_are_told_and_nobody_else(ended: Plan, listeners: Cast):
    for event in (Event.PLAN_PROPOSED, Event.PLAN_SIGNED, Event.PLAN_ENDED):
        assert len(told(event, listeners.manager)) == len(told(event, listeners.executive)) == 1
        assert told(event, listeners.outsider) == []


def test_a_signed_plan_says_everything_that_was_agreed(ended: Plan, listeners: Cast):
    (said,) = told(Event.PLAN_SIGNED, listeners.executive)
    (line,) = said["lines"]
    assert (said["state"], said["version"]["digest"]) == ("signed", content(1, 12, begins="2026-06").digest)
    assert {one["side"] for one in said["version"]["signatures"]} == {"vendor", "partner"}
    assert line["months"][0] == {"month": "2026-06", "first": "2026-06-01", "amount": "1001.00"}
    assert (len(line["months"]), line["total"]) == (12, said["total"])
    assert not {"earning", "investments", "terms"} & {*said, *line}
    assert "192.0.2.7" not in json.dumps(said)
    (over,) = told(Event.PLAN_ENDED, listeners.manager)
    assert (over["ended_on"], over["end_reason"]) == ("2026-08-31", "They were bought.")


def test_the_documented_body_is_what_is_sent(ended: Plan, listeners: Cast):
    (said,) = told(Event.PLAN_SIGNED, listeners.manager)
    shown = next(
        found
        for found in map(json.loads, re.findall(r"```json\n(.*?)```", DOCUMENTED.read_text(), re.DOTALL))
        if found["type"] == "plan.signed"
    )["data"]
    assert shown.keys() == said.keys()
    assert shown["version"].keys() == said["version"].keys()
    assert shown["version"]["signatures"][0].keys() == said["version"]["signatures"][0].keys()
    assert shown["lines"][0].keys() == said["lines"][0].keys()


def test_what_is_on_its_way_is_withdrawn_with_the_role_it_was_for(ended: Plan, listeners: Cast):
    message = Message.objects.filter(endpoint__owner=listeners.executive).first()
    assert still_theirs(message)
    Role.objects.filter(person=listeners.executive).delete()
    assert not still_theirs(message)
