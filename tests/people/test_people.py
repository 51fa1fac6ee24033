"""Finding people, giving and ending roles, shutting out; why somebody sees what they see."""

import pytest
from django.utils import timezone
from tests.cast import TODAY
from tests.people.conftest import text_of

from quarterdeck.directory.models import Kind, Person, Role
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.services import grant_role, shut_out
from quarterdeck.people.models import Invitation
from quarterdeck.people.selectors import Wish, people


def found(cast, **query: str) -> set[str]:
    return {person.name for person in people(scope_of(cast.operations), Wish.of(query))}


def test_people_are_found_by_name_address_title_and_company(cast):
    assert found(cast, q="mia bra") == {"Mia Brandt"}
    assert found(cast, q="nordlicht") == {"Jonas Keller", "Lena Roth"}
    assert found(cast, q="nordlicht", kind="partner staff") == {"Lena Roth"}
    assert found(cast, side="partner", q="e") == {
        "Jonas Keller",
        "Lena Roth",
        "Katrin Seidel",
        "Owen Clark",
        "Nora Nix",
    }
    assert len(found(cast, kind="nonsense", state="nonsense")) == 12


def test_each_state_is_told_apart(cast):
    Person.objects.filter(pk=cast.manager.pk).update(last_login=timezone.now())
    Invitation.objects.create(person=cast.staff, email=cast.staff.email, name="Lena Roth")
    shut_out(actor=cast.chief, person=cast.outsider)
    Person.objects.filter(pk=cast.nobody.pk).update(is_active=False, left=TODAY)
    told = {state: found(cast, state=state) for state in ("active", "invited", "shut-out", "left")}
    assert told == {
        "active": {"Mia Brandt"},
        "invited": {"Lena Roth"},
        "shut-out": {"Owen Clark"},
        "left": {"Nora Nix"},
    }
    assert len(found(cast, state="never")) == 8


def test_who_does_not_see_everything_finds_nobody(cast):
    for person in (cast.regional, cast.manager, cast.executive, cast.nobody):
        assert not people(scope_of(person)).exists()


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("chief", "Sees everything: all 11 partners, and what is internal."),
        ("regional", "Sees 6 partners: all of EMEA."),
        ("manager", "Sees 1 partner: the one in their care."),
        ("manager_fr", "Sees 3 partners: those in their care."),
        ("staff", "Sees 1 partner: their own company, Nordlicht Systems."),
        ("distributor", "Sees 4 partners: Havelwerk Distribution and all under it."),
        ("nobody", "Sees no partner."),
    ],
)
def test_what_somebody_sees_is_said_in_words(cast, read, who, said):
    assert said in read(cast.operations, "person", getattr(cast, who).pk)


def test_two_roles_are_both_said(cast, read):
    grant_role(actor=cast.chief, person=cast.manager, kind=Kind.REGIONAL, territory="FR")
    said = read(cast.operations, "person", cast.manager.pk)
    assert "Sees 3 partners: 1 in their care and all of France." in said


def test_a_role_is_given_and_ended(cast, post):
    said = text_of(
        post(
            cast.operations,
            "person",
            cast.manager.pk,
            kind="regional manager",
            place="Canada",
            until="2026-12-31",
        )
    )
    assert "Mia Brandt is regional manager (CA) now." in said
    assert "P-4" in scope_of(cast.manager).partners
    role = cast.manager.roles.get(kind=Kind.REGIONAL)
    assert "Mia Brandt is no longer" in text_of(post(cast.operations, "role_end", cast.manager.pk, role.pk))
    assert "P-4" not in scope_of(cast.manager).partners


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "regional manager"}, "A regional manager needs a territory"),
        ({"kind": "partner staff", "place": "P-1"}, "side"),
        ({"kind": "regional manager", "place": "Gemany"}, "There is no territory"),
        (
            {"kind": "regional manager", "place": "DE", "since": "2026-06-02", "until": "2026-06-01"},
            "The last day",
        ),
        ({"kind": "king"}, "Select a valid choice"),
    ],
)
def test_a_role_that_cannot_be_is_refused_with_a_sentence(cast, post, fields, said):
    assert said in text_of(post(cast.operations, "person", cast.manager.pk, **fields))
    assert Role.objects.filter(person=cast.manager).count() == 1


def test_nobody_locks_themselves_out(cast, post):
    own = cast.operations.roles.get()
    assert "Nobody shuts themselves out" in text_of(post(cast.operations, "shut_out", cast.operations.pk))
    assert "Nobody ends a role of their own" in text_of(
        post(cast.operations, "role_end", cast.operations.pk, own.pk)
    )
    assert scope_of(cast.operations).everything


def test_somebody_is_shut_out_and_let_in_again(cast, post):
    assert "signed out everywhere" in text_of(post(cast.operations, "shut_out", cast.manager.pk))
    assert not Person.objects.get(pk=cast.manager.pk).is_active
    assert "may sign in again" in text_of(post(cast.operations, "let_in", cast.manager.pk))


def test_why_is_said_in_words(cast, read):
    def asked(person, partner: str) -> str:
        return read(cast.operations, "why", person.pk, query=f"?partner={partner}")

    assert "The partner is in EMEA, their territory: France → EMEA." in asked(cast.regional, "P-12")
    assert "The partner is in their care since" in asked(cast.manager, "Nordlicht Systems")
    assert "The partner is under Havelwerk" in asked(cast.distributor, "P-111")
    assert "Owen Clark does not see Nordlicht Systems" in asked(cast.outsider, "P-1")
    assert "There is no partner" in asked(cast.outsider, "P-0")


def test_everybody_who_sees_a_partner_is_listed(cast, read):
    said = read(cast.operations, "partner_people", "P-12")
    assert "5 people see Rhône Services" in said
    for name in ("Katrin Seidel", "Luc Moreau", "Amara Diallo", "Ingrid Solheim", "Tomas Reyes"):
        assert name in said
