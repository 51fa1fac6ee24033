"""Who of the cast sees what."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from tests.cast import TODAY

from quarterdeck.calendar import pinned_today
from quarterdeck.directory.models import Assignment, Kind, Partner, Role, Territory, Vendor
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_partner, scope_of

EMEA = {"P-1", "P-2", "D-1", "P-11", "P-111", "P-12"}
SEEN = {
    "regional": EMEA,
    "regional_us": {"P-3", "P-4", "D-2", "P-21", "P-22"},
    "manager": {"P-1"},
    "manager_fr": {"P-2", "D-1", "P-12"},
    "manager_us": {"P-3", "D-2"},
    "executive": {"P-1"},
    "staff": {"P-1"},
    "distributor": {"D-1", "P-11", "P-111", "P-12"},
    "outsider": {"P-4"},
    "nobody": set(),
}


def visible(scope: Scope) -> set[str]:
    return set(Partner.objects.visible_to(scope).values_list("key", flat=True))


@pytest.mark.parametrize("who", SEEN)
def test_everybody_sees_their_own_partners(cast, who):
    scope = scope_of(getattr(cast, who))
    assert scope.partners == SEEN[who]
    assert visible(scope) == SEEN[who]
    assert not scope.everything


@pytest.mark.parametrize("who", ["chief", "operations"])
def test_the_chief_and_operations_see_everything(cast, who):
    scope = scope_of(getattr(cast, who))
    assert scope.everything
    assert len(visible(scope)) == Partner.objects.count()


def test_internal_figures_are_for_the_vendor_alone(cast):
    internal = {who for who, person in cast.everybody().items() if scope_of(person).internal}
    assert internal == {
        "chief",
        "operations",
        "regional",
        "regional_us",
        "manager",
        "manager_fr",
        "manager_us",
    }


def test_a_manager_keeps_their_own_sales_and_a_region_those_of_its_people(cast):
    assert scope_of(cast.manager).managers == {cast.manager.email}
    assert scope_of(cast.regional).managers == {
        cast.regional.email,
        cast.manager.email,
        cast.manager_fr.email,
    }
    assert scope_of(cast.distributor).managers == frozenset()


def test_a_manager_of_the_past_sees_the_partner_no_longer(cast):
    """Mia looked after P-2 until the end of March."""
    assert "P-2" in scope_of(cast.manager, on=date(2026, 3, 31)).partners
    assert "P-2" not in scope_of(cast.manager, on=date(2026, 4, 1)).partners


def test_a_role_holds_on_its_last_day_and_not_after(cast):
    cast.executive.roles.update(until=TODAY)
    assert scope_of(cast.executive).partners == {"P-1"}
    with pinned_today(TODAY + timedelta(days=1)):
        assert scope_of(cast.executive).partners == frozenset()


def test_the_internal_half_goes_with_the_last_vendor_role(cast):
    cast.manager.roles.update(until=TODAY - timedelta(days=1))
    scope = scope_of(cast.manager)
    assert (scope.partners, scope.managers, scope.internal) == (frozenset(), frozenset(), False)


def test_roles_add_up(cast):
    Role.objects.create(person=cast.executive, kind=Kind.DISTRIBUTOR, partner_id="D-2", since=TODAY)
    assert scope_of(cast.executive).partners == {"P-1", "D-2", "P-21", "P-22"}


def test_a_person_who_is_shut_out_sees_nothing(cast):
    cast.chief.is_active = False
    cast.chief.save()
    scope = scope_of(cast.chief)
    assert not scope.everything
    assert visible(scope) == set()


def test_a_role_of_the_other_side_counts_for_nothing(cast):
    """However it came into the database."""
    Role.objects.create(person=cast.staff, kind=Kind.OPERATIONS, since=TODAY)
    assert scope_of(cast.staff) == Scope(
        person=cast.staff.email,
        everything=False,
        partners=frozenset({"P-1"}),
        managers=frozenset(),
        internal=False,
        own=frozenset({"P-1"}),
        kinds=frozenset({Kind.STAFF}),
    )


def test_a_distributor_sees_its_resellers_from_above(cast):
    assert scope_of(cast.distributor).below == {"P-11", "P-111", "P-12"}
    assert [scope_of(one).below for one in (cast.executive, cast.staff, cast.manager, cast.chief)] == [
        frozenset()
    ] * 4


def test_who_works_for_the_reseller_too_sees_it_whole(cast):
    Role.objects.create(person=cast.distributor, kind=Kind.STAFF, partner_id="P-12", since=TODAY)
    assert scope_of(cast.distributor).below == {"P-11", "P-111"}


def test_an_inactive_partner_is_gone_for_everybody(cast):
    Partner.objects.filter(key="P-11").update(active=False)
    assert "P-11" not in visible(scope_of(cast.chief))
    assert scope_of(cast.distributor).partners == {"D-1", "P-12"}, "nothing is reached through it"


def test_one_door_answers_the_same_for_absent_and_foreign(cast):
    scope = scope_of(cast.executive)
    assert get_partner(scope, "P-1").name == "Nordlicht Systems"
    answers = []
    for key in ("P-4", "P-9"):
        with pytest.raises(Partner.DoesNotExist) as caught:
            get_partner(scope, key)
        answers.append(str(caught.value).replace(key, "KEY"))
    assert answers == ["There is no partner 'KEY'."] * 2


@pytest.mark.parametrize("key", ["P-9", "", "p-1", "P-1\0", "P-1 ", "x" * 10_000])
def test_even_the_chief_finds_no_partner_that_is_not_there(cast, key):
    with pytest.raises(Partner.DoesNotExist):
        get_partner(scope_of(cast.chief), key)


def test_an_empty_scope_shows_nothing(cast):
    empty = Scope(person="x", everything=False, partners=frozenset(), managers=frozenset(), internal=False)
    assert visible(empty) == set()


@pytest.mark.parametrize("who", ["chief", "regional", "manager", "distributor", "executive"])
def test_three_queries_are_enough_whatever_the_depth(cast, django_assert_max_num_queries, who):
    _deepen(60)
    with django_assert_max_num_queries(3):
        scope = scope_of(getattr(cast, who))
    if who in ("regional", "distributor"):
        assert "deep-59" in scope.partners


def _deepen(depth: int) -> None:
    """A chain of territories under Germany and of partners under Fleetkiste."""
    above_territory, above_partner = "DE", "P-111"
    for step in range(depth):
        Territory.objects.create(key=f"place-{step}", name="x", parent_id=above_territory, level="x")
        Partner.objects.create(
            key=f"deep-{step}",
            name="x",
            type="Reseller",
            parent_id=above_partner,
            territory_id=f"place-{step}",
            currency="EUR",
        )
        above_territory, above_partner = f"place-{step}", f"deep-{step}"


def test_twenty_thousand_partners_are_seen_at_once(cast):
    Partner.objects.bulk_create(
        Partner(key=f"bulk-{n}", name="x", type="x", territory_id="FR", currency="EUR") for n in range(20_000)
    )
    scope = scope_of(cast.regional)
    assert len(scope.partners) == 20_000 + len(EMEA)
    assert Partner.objects.visible_to(scope).count() == 20_000 + len(EMEA)


@pytest.mark.parametrize(
    ("kind", "partner", "territory"),
    [
        (Kind.CHIEF, "P-1", None),
        (Kind.OPERATIONS, None, "DE"),
        (Kind.REGIONAL, None, None),
        (Kind.REGIONAL, "P-1", "DE"),
        (Kind.MANAGER, "P-1", None),
        (Kind.EXECUTIVE, None, None),
        (Kind.STAFF, None, "DE"),
        (Kind.DISTRIBUTOR, "D-1", "DE"),
        ("emperor", None, None),
    ],
)
def test_a_role_needs_the_right_object(cast, kind, partner, territory):
    with pytest.raises(IntegrityError, match="role_has_the_right_object"):
        Role.objects.create(
            person=cast.nobody, kind=kind, partner_id=partner, territory_id=territory, since=TODAY
        )


def test_dates_are_in_order(cast):
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(IntegrityError, match="role_dates_in_order"):
        Role.objects.create(person=cast.chief, kind=Kind.CHIEF, since=TODAY, until=yesterday)


def test_assignment_dates_are_in_order(cast):
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(IntegrityError, match="assignment_dates_in_order"):
        Assignment.objects.create(partner_id="P-4", manager=cast.manager, since=TODAY, until=yesterday)


def test_a_person_is_on_one_side(cast):
    cast.nobody.side = ""
    with pytest.raises(IntegrityError, match="person_is_on_one_side"):
        cast.nobody.save()


def test_the_vendors_rule_says_how_much_of_resellers_a_distributor_sees(cast):
    whole = scope_of(cast.distributor)
    resellers = frozenset({"P-11", "P-111", "P-12"})
    assert (whole.below, whole.sealed, whole.together) == (resellers, frozenset(), frozenset())
    Vendor.objects.update(reseller_detail="figures")
    assert scope_of(cast.distributor) == replace(whole, sealed=resellers)
    Vendor.objects.update(reseller_detail="totals")
    assert scope_of(cast.distributor) == replace(whole, partners=frozenset({"D-1"}), together=resellers)
    for other in (cast.executive, cast.manager, cast.regional, cast.chief):
        assert scope_of(other).together == scope_of(other).sealed == frozenset()


def test_a_company_of_ones_own_is_seen_whole_under_any_rule(cast):
    Vendor.objects.update(reseller_detail="totals")
    Role.objects.create(person=cast.distributor, kind=Kind.STAFF, partner_id="P-12", since=TODAY)
    scope = scope_of(cast.distributor)
    assert (scope.partners, scope.together) == ({"D-1", "P-12"}, {"P-11", "P-111"})
