"""A program works on a plan as its person could, up to the signature."""

import json
from hashlib import sha256

import pytest
from django.test import Client
from tests.cast import Cast
from tests.plans.made import content
from tests.web.api.conftest import Ask, bearer, secret_of
from tests.web.plans import KEPT, SHARED

from quarterdeck.audit.models import Entry
from quarterdeck.plans.models import Draft, Plan, Version
from quarterdeck.plans.services.signing import sign

NEW = {"partner": "P-1", "content": content(1, 12, begins="2029-01").model_dump(mode="json")}


def write(ask: Ask, actor: str, address: str, method: str = "post", **said: object):
    return ask(actor, address, method=method, data=json.dumps(said), content_type="application/json")


def put(ask: Ask, actor: str, draft: str, amount: str, revision: int, **more: object):
    cells = {"kind": "cells", "cells": [{"line": "l1", "month": 3, "amount": amount}]}
    return write(ask, actor, draft, "patch", revision=revision, edit=cells, **more)


@pytest.fixture
def shared() -> str:
    """The address of the draft that both sides work on."""
    return f"/plans/{SHARED}/drafts/{Draft.objects.get(plan=SHARED).pk}"


def test_a_plan_is_made_edited_and_put_forward(ask: Ask, channel: Cast):
    made = write(ask, "manager", "/plans", **NEW)
    assert made.status_code == 201
    address = made["Location"]
    (draft,) = made.json()["drafts"]
    edited = put(ask, "manager", f"{address}/drafts/{draft['draft']}", "77.5", 0).json()
    assert (edited["revision"], edited["content"]["lines"][0]["months"][3]) == (1, "77.50")
    assert {"path": "lines.l1.months.3", "before": "1004.00", "after": "77.50"} in edited["changes"]
    assert ask("executive", address).status_code == 404
    version = write(ask, "manager", f"{address}/proposal", revision=1)
    assert (version.status_code, version["Location"]) == (201, f"{address}/versions/1")
    read = ask("executive", version["Location"]).json()
    text = json.dumps(read["content"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert read["digest"] == sha256(text.encode()).hexdigest()
    actions = Entry.objects.filter(object=f"plan:{made.json()['plan']}").order_by("pk")
    assert [one.action for one in actions] == ["plan.made", "plan.edited", "plan.proposed"]


def test_who_comes_second_learns_what_came_first(ask: Ask, shared: str):
    assert put(ask, "manager", shared, "10", 0).status_code == 200
    second = put(ask, "executive", shared, "20", 0)
    (clash,) = second.json()["errors"]
    assert second.status_code == 409
    assert (clash["field"], clash["message"]) == ("lines.l1.months.3", "Mia Brandt came first.")
    assert (clash["theirs"], clash["yours"]) == ("10.00", "20.00")
    anyway = put(ask, "executive", shared, "20", 0, anyway=True).json()
    assert (anyway["revision"], anyway["content"]["lines"][0]["months"][3]) == (2, "20.00")
    late = write(ask, "manager", f"/plans/{SHARED}/proposal", revision=1)
    assert (late.status_code, "has changed since" in late.json()["detail"]) == (409, True)


def test_it_is_answered_signed_by_people_and_read_by_programs(ask: Ask, channel: Cast):
    plan = f"/plans/{SHARED}"
    write(ask, "manager", f"{plan}/proposal", revision=0)
    answer = ask("executive", f"{plan}/answer", method="post").json()
    put(ask, "executive", f"{plan}/drafts/{answer['draft']}", "5", 0)
    assert write(ask, "executive", f"{plan}/proposal", revision=1).json()["version"] == 2
    refused = ask("manager", f"{plan}/signature", method="post")
    assert refused.status_code == 403
    assert "A signature needs the person" in refused.json()["detail"]
    row = Plan.objects.get(pk=SHARED)
    waiting = Version.objects.get(plan=row, number=2)
    for person in (channel.manager, channel.executive):
        sign(actor=person, plan=row, digest=waiting.digest, address="192.0.2.7")
    told = ask("staff", plan).json()
    assert (told["state"], told["in_force"], told["proposed"]) == ("signed", 2, None)
    assert [one["state"] for one in told["versions"]] == ["countered", "signed"]
    signatures = told["versions"][1]["signatures"]
    assert {one["name"] for one in signatures} == {channel.manager.name, channel.executive.name}
    assert "192.0.2.7" not in str(told)
    assert ask("manager", f"{plan}/versions/2").json()["intact"]
    assert ask("executive", f"{plan}/amendment", method="post").status_code == 201


def test_both_sides_remark(ask: Ask):
    remarks = f"/plans/{SHARED}/remarks"
    assert write(ask, "staff", remarks, text="Why so little?", part="l2").status_code == 201
    assert write(ask, "manager", remarks, text="It is new.").status_code == 201
    said = [(one["text"], one["part"]) for one in ask("executive", remarks).json()["items"]]
    assert said == [("It is new.", None), ("Why so little?", "l2")]
    assert write(ask, "manager", remarks, text="And this?", part="l99").status_code == 409


def test_the_lists_show_what_one_may_see(ask: Ask):
    mine = {one["plan"] for one in ask("executive", "/plans").json()["items"]}
    assert SHARED in mine
    assert KEPT not in mine
    found = ask("manager", "/plans?partner=P-1&state=draft").json()["items"]
    assert {SHARED, KEPT} <= {one["plan"] for one in found}
    overview = ask("operations", "/plans/overview?year=2027").json()
    assert overview["year"] == "2027"
    assert overview["partners"] == overview["signed"] + overview["making"] + overview["missing"]
    assert sum(one["partners"] for one in overview["regions"]) == overview["partners"]
    assert ask("executive", "/commitments?owner=nobody@nowhere.example").json()["items"] == []


@pytest.mark.parametrize(
    ("actor", "change", "code"),
    [
        ("manager", {"partner": "P-2"}, 404),
        ("manager", {"partner": "P-999"}, 404),
        ("executive", {}, 403),
        ("manager", {"content": {**NEW["content"], "currency": "JPY"}}, 422),
        ("manager", {"content": {"begins": "2029-01", "length": 61, "currency": "EUR"}}, 422),
        ("manager", {"content": {"begins": "0000-01", "length": 12, "currency": "EUR"}}, 422),
        ("manager", {"content": {"begins": "9999-12", "length": 60, "currency": "EUR"}}, 422),
        ("manager", {"content": {"begins": "2029-01", "length": 12, "currency": "ZZZ"}}, 422),
        ("manager", {"content": {**NEW["content"], "note": "a\0b"}}, 422),
        ("manager", {"content": {**NEW["content"], "note": "\ud800"}}, 422),
        ("manager", {"surprise": 1}, 422),
    ],
)
def test_what_cannot_be_made_is_said(actor: str, change: dict, code: int, ask: Ask):
    answer = write(ask, actor, "/plans", **NEW | change)
    assert answer.status_code == code, answer.content


def test_an_amount_that_cannot_be_paid_is_refused(ask: Ask):
    said = json.loads(json.dumps(NEW))
    said["content"]["lines"][0]["months"][0] = "0.001"
    answer = write(ask, "manager", "/plans", **said)
    assert (answer.status_code, "no amount in EUR" in answer.json()["detail"]) == (422, True)


def test_an_edit_that_makes_no_sense_is_said(ask: Ask, shared: str):
    cells = {"kind": "cells", "cells": [{"line": "l1", "month": 40, "amount": "1"}]}
    outside = write(ask, "manager", shared, "patch", revision=0, edit=cells)
    assert (outside.status_code, "36 months" in outside.json()["detail"]) == (422, True)
    assert write(ask, "manager", shared, "patch", revision=0, edit={"kind": "sign"}).status_code == 422
    assert put(ask, "staff", shared, "1", 0).status_code == 403
    assert put(ask, "outsider", shared, "1", 0).status_code == 404


def test_growing_on_last_year_asks_what_was_sold(ask: Ask):
    made = write(ask, "manager", "/plans", **NEW).json()
    draft = f"/plans/{made['plan']}/drafts/{made['drafts'][0]['draft']}"
    edit = {"kind": "way", "lines": ["l1"], "way": {"method": "growth", "growth": ["0.1"]}}
    grown = write(ask, "manager", draft, "patch", revision=0, edit=edit)
    assert grown.status_code == 200, grown.content
    assert grown.json()["content"]["lines"][0]["way"]["method"] == "growth"


def test_a_token_for_reading_changes_nothing(channel: Cast):
    secret = secret_of(channel.manager, "read")
    sharing = Client().post(f"/api/v1/plans/{KEPT}/sharing", headers=bearer(secret))
    assert sharing.status_code == 403
    assert Client().get(f"/api/v1/plans/{KEPT}", headers=bearer(secret)).status_code == 200
    assert not Plan.objects.get(pk=KEPT).shared
