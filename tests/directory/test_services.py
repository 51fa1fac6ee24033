"""Changing people and roles by hand: one entry for every change, none for a refusal."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from tests.cast import TODAY

from quarterdeck.audit.models import Entry
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Kind, Person, Role, Vendor
from quarterdeck.directory.selectors import get_person, get_vendor, scope_of
from quarterdeck.directory.services import (
    add_person,
    end_role,
    grant_role,
    keep_vendor,
    let_in,
    set_password,
    shut_out,
)


def log() -> list[tuple[str, str, str]]:
    return list(Entry.objects.order_by("pk").values_list("actor", "action", "object"))


def test_operations_add_a_person(cast):
    mo = add_person(
        actor=cast.operations, email=" Mo@Nuage.example ", name="Mo", kind=Kind.EXECUTIVE, partner="P-2"
    )
    assert scope_of(mo).partners == {"P-2"}
    assert not mo.has_usable_password()
    assert log() == [(cast.operations.email, "person.added", "person:mo@nuage.example")]
    assert Entry.objects.get().after == {"name": "Mo", "role": "partner executive (P-2)"}


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"email": "no address"}, "'no address' is not an e-mail address."),
        (
            {"email": "LENA.roth@nordlicht.example"},
            "There is a person 'lena.roth@nordlicht.example' already.",
        ),
        ({"partner": "P-9"}, "There is no partner 'P-9'."),
        ({"partner": None}, "A regional manager needs a territory, a partner's person their company"),
        ({"kind": Kind.REGIONAL, "partner": None, "territory": "MARS"}, "There is no territory 'MARS'."),
    ],
)
def test_a_person_who_cannot_be_added_leaves_nothing(cast, wish, sentence):
    before = Person.objects.count()
    full = {"email": "mo@nuage.example", "name": "Mo", "kind": Kind.STAFF, "partner": "P-2"} | wish
    with pytest.raises(DirectoryError) as caught:
        add_person(actor=cast.operations, **full)
    assert str(caught.value).startswith(sentence)
    assert (Person.objects.count(), log()) == (before, [])


def test_a_role_is_granted_and_ended(cast):
    role = grant_role(actor=cast.chief, person=cast.manager, kind=Kind.REGIONAL, territory="AMER")
    assert "P-4" in scope_of(cast.manager).partners
    end_role(actor=cast.chief, role=role)
    assert "P-4" not in scope_of(cast.manager).partners
    assert [action for _, action, _ in log()] == ["role.granted", "role.ended"]


def test_an_old_role_that_ends_stays_in_the_books(cast):
    role = cast.executive.roles.get()
    end_role(actor=cast.chief, role=role)
    role.refresh_from_db()
    assert role.until == TODAY - timedelta(days=1)
    assert scope_of(cast.executive).partners == frozenset()
    assert Entry.objects.get().before == {
        "role": "partner executive (P-1)",
        "since": "2023-01-01",
        "until": None,
    }


def test_a_role_ends_once_and_never_lasts_longer_for_it(cast):
    role = grant_role(
        actor=None, person=cast.manager, kind=Kind.CHIEF, since=date(2026, 1, 1), until=date(2026, 1, 31)
    )
    with pytest.raises(DirectoryError, match="has ended already"):
        end_role(actor=None, role=role)
    role.refresh_from_db()
    assert role.until == date(2026, 1, 31)


def test_a_role_can_be_granted_ahead(cast):
    monday = TODAY + timedelta(days=3)
    grant_role(actor=cast.chief, person=cast.manager, kind=Kind.CHIEF, since=monday)
    assert not scope_of(cast.manager).everything
    assert scope_of(cast.manager, on=monday).everything


def test_nobody_gets_a_role_of_the_other_side(cast):
    with pytest.raises(DirectoryError, match="is on the partner's side; 'channel chief' is not"):
        grant_role(actor=cast.chief, person=cast.outsider, kind=Kind.CHIEF)
    assert log() == []


def test_a_role_ends_after_it_starts(cast):
    with pytest.raises(DirectoryError, match="The last day comes before the first"):
        grant_role(actor=None, person=cast.manager, kind=Kind.CHIEF, since=TODAY, until=date(2026, 1, 1))
    assert log() == []


def test_an_imported_role_is_not_ended_by_hand(cast):
    """The next import would bring it back, which nobody would notice."""
    Role.objects.filter(person=cast.manager).update(imported=True)
    with pytest.raises(DirectoryError, match="Change it there, or shut"):
        end_role(actor=cast.chief, role=cast.manager.roles.get())
    assert log() == []


def test_shutting_out_and_letting_in(cast):
    shut_out(actor=cast.operations, person=cast.manager)
    assert scope_of(Person.objects.get(pk=cast.manager.pk)).partners == frozenset()
    with pytest.raises(DirectoryError, match="is shut out already"):
        shut_out(actor=cast.operations, person=cast.manager)
    let_in(actor=cast.operations, person=cast.manager)
    assert scope_of(cast.manager).partners == {"P-1"}
    assert [action for _, action, _ in log()] == ["person.shut_out", "person.let_in"]


def test_a_password_is_logged_without_a_word_of_it(cast):
    set_password(actor=cast.operations, person=cast.manager, password="quite another long word")
    entry = Entry.objects.get()
    assert (entry.action, entry.before, entry.after) == ("password.set", None, None)
    assert Person.objects.get(pk=cast.manager.pk).check_password("quite another long word")


def test_a_change_that_fails_late_leaves_no_entry(cast, monkeypatch):
    """The entry and the change stand or fall together, whichever comes first."""
    monkeypatch.setattr("quarterdeck.directory.services.people.record", _fail)
    with pytest.raises(RuntimeError):
        grant_role(actor=cast.chief, person=cast.manager, kind=Kind.CHIEF)
    assert not scope_of(cast.manager).everything


def _fail(**_entry):
    raise RuntimeError


def test_a_person_is_found_in_any_case_and_a_near_miss_is_named(cast):
    assert get_person(cast.manager.email.upper()) == cast.manager
    with pytest.raises(DirectoryError, match=f"Did you mean '{cast.manager.email}'"):
        get_person(cast.manager.email.replace("mia", "maia"))


def test_the_vendor_is_kept_and_only_changes_are_logged(cast):
    keep_vendor(actor=cast.chief, name="Tarnvale", fiscal_start_month=4)
    keep_vendor(actor=cast.chief, name="Tarnvale", fiscal_start_month=4)
    assert get_vendor().calendar.start_month == 4
    assert [(entry.action, entry.before, entry.after) for entry in Entry.objects.all()] == [
        (
            "vendor.kept",
            {"name": "Tarnvale", "fiscal_start_month": 1},
            {"name": "Tarnvale", "fiscal_start_month": 4},
        )
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"currency": "XXQ"}, "'XXQ' is not a currency"),
        ({"name": ""}, "needs a name"),
        ({"fiscal_pattern": "3-3-3"}, "not a valid choice"),
        ({"fiscal_start_month": 13}, "vendor_fiscal_start_is_a_month"),
    ],
)
def test_a_vendor_that_cannot_be_is_refused(cast, fields, sentence):
    with pytest.raises(DirectoryError, match=sentence):
        keep_vendor(actor=cast.chief, **fields)
    assert log() == []


def test_there_is_one_vendor(cast):
    with pytest.raises(IntegrityError, match="vendor_is_one"):
        Vendor.objects.create(id=2, name="Another", currency="EUR")
