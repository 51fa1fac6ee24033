"""Scenarios: copies side by side, of which one is chosen."""

from decimal import Decimal

import pytest
from tests.cast import Cast

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.pages.earning.compared import Compared
from quarterdeck.plans.services import scenarios

pytestmark = pytest.mark.django_db


def copied(cast: Cast, draft: Draft, name: str, actor: str = "manager") -> Draft:
    person = getattr(cast, actor)
    return scenarios.copy(actor=person, scope=scope_of(person), draft=draft, name=name)


def test_a_copy_is_chosen_and_the_plan_follows_it(cast: Cast, plan: Plan, draft: Draft):
    bold = copied(cast, draft, "Bold")
    assert (bold.value, bold.chosen, draft.chosen) == (draft.value, False, True)
    shorter = bold.value.model_copy(update={"begins": "2027-07"})
    Draft.objects.filter(pk=bold.pk).update(content=shorter.model_dump(mode="json"))
    scenarios.choose(actor=cast.manager, scope=scope_of(cast.manager), draft=bold)
    plan.refresh_from_db()
    assert selectors.chosen(plan) == bold
    assert (plan.begins.isoformat(), plan.ends.isoformat()) == ("2027-07-01", "2030-06-30")


def test_three_stand_side_by_side_and_names_are_told_apart(cast: Cast, draft: Draft):
    copied(cast, draft, "Bold")
    for name in ("", "bold"):
        with pytest.raises(PlanError):
            copied(cast, draft, name)
    copied(cast, draft, "Careful")
    with pytest.raises(PlanError, match="Three"):
        copied(cast, draft, "One more")


def test_the_other_sides_scenarios_stay_theirs(cast: Cast, plan: Plan, draft: Draft):
    copied(cast, draft, "Bold")
    jonas = scope_of(cast.executive)
    assert [one.name for one in scenarios.scenarios(jonas, plan)] == ["Draft"]
    own = copied(cast, draft, "Bold", "executive")
    assert (own.side, own.name) == ("partner", "Bold (2)")
    assert [one.name for one in scenarios.scenarios(scope_of(cast.manager), plan)] == ["Draft", "Bold"]
    with pytest.raises(PlanError):
        scenarios.remove(actor=cast.manager, scope=scope_of(cast.manager), draft=own)


def test_the_chosen_one_is_not_removed_and_another_is(cast: Cast, plan: Plan, draft: Draft):
    bold = copied(cast, draft, "Bold")
    scope = scope_of(cast.manager)
    with pytest.raises(PlanError):
        scenarios.remove(actor=cast.manager, scope=scope, draft=draft)
    scenarios.remove(actor=cast.manager, scope=scope, draft=bold)
    assert [one.name for one in plan.drafts.all()] == ["Draft"]


def test_nothing_put_away_is_chosen_over_what_the_other_side_drafts(cast: Cast, plan: Plan, draft: Draft):
    away = copied(cast, draft, "Put away")
    Draft.objects.filter(pk=draft.pk).update(side="partner")
    Plan.objects.update(shared=False)
    with pytest.raises(PlanError):
        scenarios.choose(actor=cast.manager, scope=scope_of(cast.manager), draft=away)


def test_side_by_side_says_which_earns_most_and_which_needs_least_cash(cast: Cast, plan: Plan, draft: Draft):
    bold = copied(cast, draft, "Bold")
    same = Compared([draft, bold], FiscalCalendar())
    assert same.headline == "The scenarios earn the same so far. Choose one and change it."
    lines = tuple(
        line.model_copy(update={"months": tuple(month * 3 for month in line.months)})
        for line in bold.value.lines
    )
    bold.content = bold.value.model_copy(update={"lines": lines}).model_dump(mode="json")
    compared = Compared([draft, bold], FiscalCalendar())
    assert compared.headline == "Bold earns most, Draft needs least cash."
    sales = compared.rows[0]
    assert [cell.text.short for cell in sales.cells] == ["109\u202fK", "328\u202fK"]
    assert compared.columns[1].page.content.total == draft.value.total * Decimal(3)
