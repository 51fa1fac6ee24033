"""`quarterdeck init` and `quarterdeck user`, as they are typed."""

import json

import pytest
from typer.testing import CliRunner

from quarterdeck.audit.models import Entry
from quarterdeck.commands import app
from quarterdeck.demo.cast import PASSWORD
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home


@pytest.fixture
def run():
    """Types a command; answers its exit code and what it printed."""

    def typed(*words: str, stdin: str = "") -> tuple[int, str]:
        result = CliRunner().invoke(app, words, input=stdin)
        return result.exit_code, result.output

    return typed


@pytest.fixture
def emptied(db, tmp_path, monkeypatch):
    monkeypatch.setenv("QUARTERDECK_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


def test_init_makes_an_installation_and_says_what_is_next(emptied, run):
    code, said = run("init", "--name", "Northwind Storage", "--currency", "EUR", "--fiscal-start", "4")
    assert code == 0
    assert "Northwind Storage (EUR) is ready" in said
    assert "Next: quarterdeck serve" in said
    assert Vendor.objects.get().calendar.start_month == 4
    assert all(folder.is_dir() for folder in (emptied.cube, emptied.staging, emptied.mappings, emptied.locks))
    assert emptied.root.stat().st_mode & 0o077 == 0


def test_init_again_changes_only_what_is_said(emptied, run):
    run("init", "--name", "Northwind Storage", "--currency", "EUR", "--fiscal-start", "4")
    assert run("init")[0] == 0
    assert run("init", "--target-basis", "quota")[0] == 0
    vendor = Vendor.objects.get()
    assert (vendor.name, vendor.fiscal_start_month, vendor.target_basis) == ("Northwind Storage", 4, "quota")
    assert Entry.objects.count() == 2


def test_init_pins_today_for_data_of_the_past(emptied, run):
    run("init", "--name", "Adventure Works", "--currency", "USD", "--today", "2013-11-30")
    assert str(Vendor.objects.get().today_pinned) == "2013-11-30"


def test_init_without_a_name_leads_to_the_first_page(emptied, run):
    code, said = run("init")
    assert code == 0
    assert said.splitlines()[-1] == "Next: quarterdeck serve, and open the address that it prints."
    assert not Vendor.objects.exists()


def test_half_a_vendor_is_asked_for_its_name(emptied, run):
    assert run("init", "--fiscal-start", "4") == (
        2,
        "Say who the vendor is, too: --name NAME --currency CODE\n",
    )


def test_a_currency_that_is_none_is_refused(emptied, run):
    code, said = run("init", "--name", "X", "--currency", "XXQ")
    assert code == 1
    assert "'XXQ' is not a currency" in said
    assert not Vendor.objects.exists()


def test_a_person_is_added_and_given_a_password(cast, run):
    words = ("--name", "Mo", "--role", "partner executive", "--partner", "P-2")
    assert run("user", "add", "mo@nuage.example", *words) == (
        0,
        "Added mo@nuage.example. Next: quarterdeck user password mo@nuage.example\n",
    )
    code, _ = run("user", "password", "mo@nuage.example", "--stdin", stdin="a good long word\n")
    assert code == 0
    assert Person.objects.get(email="mo@nuage.example").check_password("a good long word")
    assert list(Entry.objects.order_by("pk").values_list("actor", "action")) == [
        ("system", "person.added"),
        ("system", "password.set"),
    ]


def test_a_password_is_asked_for_twice(cast, run):
    code, _ = run("user", "password", cast.manager.email, stdin="one long password\nanother one\n")
    assert code == 1
    assert Person.objects.get(pk=cast.manager.pk).check_password(PASSWORD)


def test_a_weak_password_is_refused(cast, run):
    code, said = run("user", "password", cast.manager.email, "--stdin", stdin="short\n")
    assert code == 1
    assert "too short" in said


def test_an_unknown_person_is_named_with_the_nearest(cast, run):
    code, said = run("user", "password", "mia.brand@tarnvale.example", "--stdin", stdin="x\n")
    assert code == 1
    assert "Did you mean 'mia.brandt@tarnvale.example'?" in said


def test_roles_are_shown_granted_and_ended(cast, run):
    email = cast.manager.email
    assert run("user", "roles", email, "--grant", "regional manager", "--territory", "AMER")[0] == 0
    assert "P-4" in scope_of(cast.manager).partners
    code, said = run("user", "roles", email, "--format", "json")
    first, second = json.loads(said)
    assert code == 0
    assert (first["role"], first["since"], first["by"]) == ("partner manager", "2023-01-01", "hand")
    assert (second["role"], second["place"], second["until"]) == ("regional manager", "AMER", None)
    assert run("user", "roles", email, "--end", str(second["number"]))[0] == 0
    assert "P-4" not in scope_of(cast.manager).partners


def test_a_role_of_somebody_else_is_not_ended(cast, run):
    theirs = cast.chief.roles.get().pk
    code, said = run("user", "roles", cast.manager.email, "--end", str(theirs))
    assert code == 1
    assert f"has no role {theirs}" in said
    assert scope_of(cast.chief).everything


def test_everybody_is_listed_in_few_queries(cast, run, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        code, said = run("user", "list", "--format", "json")
    people = {row["email"]: row for row in json.loads(said)}
    assert code == 0
    assert len(people) == len(cast.everybody())
    assert people[cast.distributor.email]["roles"] == "distributor (D-1)"
    assert people[cast.nobody.email]["roles"] == ""


def test_why_names_the_role_and_the_way(cast, run):
    code, said = run("user", "why", cast.regional.email, "P-12")
    head, row = said.splitlines()
    assert code == 0
    assert head.split() == ["number", "role", "place", "since", "until", "by", "because"]
    assert "regional manager" in row
    assert row.endswith("the partner is in FR, in EMEA")


def test_why_not_is_an_exit_code_of_its_own(cast, run):
    assert run("user", "why", cast.outsider.email, "P-1") == (
        3,
        f"{cast.outsider.email} cannot see Nordlicht Systems.\n",
    )
    assert run("user", "why", cast.outsider.email, "P-9") == (1, "There is no partner 'P-9'.\n")


def test_shutting_out_and_letting_in(cast, run):
    assert run("user", "shut-out", cast.manager.email)[0] == 0
    assert not Person.objects.get(pk=cast.manager.pk).is_active
    assert run("user", "shut-out", cast.manager.email)[0] == 1
    assert run("user", "let-in", cast.manager.email)[0] == 0
    assert Person.objects.get(pk=cast.manager.pk).is_active


USER_COMMANDS = ("add", "password", "roles", "list", "why", "shut-out", "let-in")


@pytest.mark.parametrize("words", [("init",), *(("user", name) for name in USER_COMMANDS)])
def test_help_comes_with_an_example(run, words):
    code, said = run(*words, "--help")
    assert code == 0
    assert f"Example: quarterdeck {' '.join(words)}" in " ".join(said.split())
