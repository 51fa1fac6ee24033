"""What is assumed is changed on its page, by either side, and nobody's change is lost."""

from decimal import Decimal

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import full_content, line, plan_of
from tests.web.actors import browser_of

from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Plan

pytestmark = pytest.mark.django_db


def said(plan: Plan) -> Content:
    return plan.drafts.get(chosen=True).value


def send(cast: Cast, plan: Plan, form: str, part: str, actor: str = "manager", /, **fields: object):
    """What the page of `actor` sends when they keep that form."""
    sent = {"part": part, "revision": plan.drafts.get(chosen=True).revision, **fields}
    return browser_of(actor, cast).post(reverse(form, args=[plan.pk]), sent)


def fields_of(plan: Plan, **changed: object) -> dict[str, object]:
    """The form of lines as it stands, with some fields changed."""
    now = {}
    for one in said(plan).lines:
        now |= {
            f"margin-{one.key}": one.earning.margin * 100,
            f"rebate-{one.key}": 0,
            f"deal-{one.key}": 10000,
        }
    return now | changed


def test_margins_are_written_in_percent(cast: Cast, plan: Plan):
    send(cast, plan, "plan_earnings", "lines", **fields_of(plan, **{"margin-l1": "12.5", "rebate-l2": "3"}))
    first, second = said(plan).lines
    assert (first.earning.margin, second.earning.margin) == (Decimal("0.125"), Decimal("0.2"))
    assert (second.earning.rebate, first.earning.services) == (Decimal("0.03"), second.earning.services)


def test_one_margin_for_every_line_without_is_one_edit(cast: Cast):
    bare = full_content().model_copy(update={"lines": (line(1), line(2), line(3))})
    plan = plan_of(cast.manager, bare)
    send(cast, plan, "plan_earnings", "lines", **{"every_margin": "15", "margin-l2": "30"})
    assert [one.earning.margin for one in said(plan).lines] == [Decimal(x) for x in ("0.15", "0.30", "0.15")]
    assert [edit.what for edit in plan.drafts.get().edits.all()] == ["earning", "earning"]


def test_a_partner_adds_a_service_of_their_own(cast: Cast, plan: Plan):
    new = {"new-name": "Care", "new-attach": 20, "new-days": 3, "new-day_rate": 800, "new-day_cost": 500}
    answer = send(cast, plan, "plan_service", "service", "executive", **new, **{"new-lines": ["l2"]})
    assert answer.status_code == 302
    assert [[s.name for s in one.earning.services] for one in said(plan).lines] == [
        ["Set-up"],
        ["Set-up", "Care"],
    ]
    assert said(plan).lines[1].earning.services[1].attach == Decimal("0.2")


def test_a_service_is_changed_and_taken_off(cast: Cast, plan: Plan):
    rows = {f"{name}-{key}-s1": value for key in ("l1", "l2") for name, value in
            (("attach", 50), ("days", 2), ("day_rate", 900), ("day_cost", 600))}  # fmt: skip
    send(cast, plan, "plan_services", "services", **rows | {"attach-l1-s1": "75"})
    assert [one.earning.services[0].attach for one in said(plan).lines] == [Decimal("0.75"), Decimal("0.5")]
    gone = reverse("plan_service_removal", args=[plan.pk, "l1", "s1"])
    browser_of("manager", cast).post(gone, {"revision": "1"})
    assert [len(one.earning.services) for one in said(plan).lines] == [0, 1]


def test_an_investment_is_added_changed_and_taken_out(cast: Cast, plan: Plan):
    fair = {"kind": "marketing", "name": "Fair", "month": 3, "amount": "5000", "vendor_share": "50"}
    send(cast, plan, "plan_investments", "investments", **fair)
    assert said(plan).investments[1].model_dump(include={"key", "month", "amount", "vendor_share"}) == {
        "key": "i2", "month": 3, "amount": Decimal(5000), "vendor_share": Decimal("0.5"),
    }  # fmt: skip
    send(cast, plan, "plan_investments", "investments", **fair | {"amount": "6000", "change": "i2"})
    assert [one.amount for one in said(plan).investments] == [0, 6000]
    gone = reverse("plan_investment_removal", args=[plan.pk, "i1"])
    browser_of("manager", cast).post(gone, {"revision": "2"})
    assert [one.key for one in said(plan).investments] == ["i2"]


def test_a_floor_can_be_taken_away_but_an_empty_day_is_none(cast: Cast, plan: Plan):
    send(cast, plan, "plan_terms", "terms", collect_days="45", pay_days="", stock_days="15", finance_rate="6")
    terms = said(plan).terms
    assert (terms.collect_days, terms.pay_days, terms.floor, terms.finance_rate) == (
        45,
        0,
        None,
        Decimal("0.06"),
    )


@pytest.mark.parametrize("wrong", ["a lot", "-1", "101"])
def test_what_is_no_percentage_is_said_at_its_field_and_the_rest_stays(cast: Cast, plan: Plan, wrong: str):
    answer = send(
        cast, plan, "plan_earnings", "lines", **fields_of(plan, **{"margin-l1": wrong, "deal-l1": "7"})
    )
    assert answer.status_code == 422
    assert list(answer.context["forms"]["lines"].errors) == ["margin-l1"]
    assert answer.context["forms"]["lines"]["deal-l1"].value() == "7"
    assert said(plan) == full_content()


def test_who_comes_second_reads_who_came_first_and_may_insist(cast: Cast, plan: Plan):
    opened = {"collect_days": 30, "pay_days": 30, "stock_days": 15, "finance_rate": 6, "floor": 18}
    send(cast, plan, "plan_terms", "terms", "executive", **opened | {"floor": 25})
    late = {"revision": 0, **opened, "floor": 20}
    answer = send(cast, plan, "plan_terms", "terms", **late)
    assert answer.status_code == 422
    assert "Jonas Keller" in answer.context["refused"].error
    assert said(plan).terms.floor == Decimal("0.25")
    send(cast, plan, "plan_terms", "terms", **late, anyway="yes")
    assert said(plan).terms.floor == Decimal("0.2")


def test_a_field_left_as_it_was_does_not_take_back_what_others_wrote(cast: Cast, plan: Plan):
    opened = {"collect_days": 30, "pay_days": 30, "stock_days": 15, "finance_rate": 6, "floor": 18}
    send(cast, plan, "plan_terms", "terms", "executive", **opened | {"floor": 25})
    send(cast, plan, "plan_terms", "terms", **opened | {"revision": 0, "pay_days": 60})
    assert (said(plan).terms.floor, said(plan).terms.pay_days) == (Decimal("0.25"), 60)


def test_a_locked_plan_is_read_only(cast: Cast, plan: Plan):
    Plan.objects.update(state="withdrawn")
    answer = send(cast, plan, "plan_terms", "terms", floor="10")
    assert (answer.status_code, said(plan)) == (422, full_content())
    assert answer.context["forms"]["terms"].fields["floor"].disabled
    assert "Keep the terms" not in answer.content.decode()


@pytest.mark.parametrize("revision", ["9" * 20, "9" * 5000, "-1", "many"])
def test_a_revision_that_there_cannot_be_counts_as_not_sent(cast: Cast, plan: Plan, revision: str):
    terms = {"collect_days": 30, "pay_days": 30, "stock_days": 20, "finance_rate": 6, "floor": 18}
    answer = send(cast, plan, "plan_terms", "terms", **terms, revision=revision)
    assert answer.status_code == 302
    assert said(plan).terms.stock_days == 20
