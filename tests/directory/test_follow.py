"""The directory follows the lake, in whatever order the files come."""

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from quarterdeck import subjects
from quarterdeck.calendar import pinned_today
from quarterdeck.directory.follow import Applied, apply
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role, Territory
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.services import grant_role, shut_out
from quarterdeck.lake import Lake

TODAY = date(2026, 5, 15)
TERRITORIES = [
    {"territory": "DE", "name": "Germany", "parent": "EMEA", "level": "country"},
    {"territory": "EMEA", "name": "EMEA", "level": "region"},
]
PARTNERS = [
    {
        "partner": "P-11",
        "name": "Elbkontor",
        "type": "Reseller",
        "parent": "D-1",
        "territory": "DE",
        "currency": "EUR",
    },
    {"partner": "D-1", "name": "Havelwerk", "type": "Distributor", "territory": "DE", "currency": "EUR"},
]
PEOPLE = [
    {"person": "Mia@Vendor.example", "name": "Mia", "role": "partner manager", "territory": "DE"},
    {"person": "amara@vendor.example", "name": "Amara", "role": "regional manager", "territory": "EMEA"},
    {"person": "katrin@havelwerk.example", "name": "Katrin", "role": "distributor", "partner": "D-1"},
]
ASSIGNMENTS = [{"partner": "P-11", "manager": "mia@vendor.example", "since": date(2026, 1, 1)}]


class Files:
    """A lake that takes whole files of a subject, and the directory that follows it."""

    def __init__(self, folder: Path) -> None:
        self.lake = Lake(str(folder / "lake"), subjects.load(), locks=folder)
        self.con = duckdb.connect()
        self.number = 0

    def bring(self, subject: str, rows: list[dict]) -> Applied:
        """The subject becomes exactly `rows`, and the directory follows."""
        self.put(subject, rows)
        return apply(self.con, self.lake, subject)

    def put(self, subject: str, rows: list[dict]) -> None:
        self.number += 1
        columns = self.lake.catalogue[subject].columns
        typed = ", ".join(f"{column.name} {column.type.sql}" for column in columns)
        self.con.execute(f"CREATE OR REPLACE TABLE rows ({typed}, _line BIGINT)")
        for line, row in enumerate(rows, 1):
            values = [row.get(column.name) for column in columns]
            self.con.execute(
                f"INSERT INTO rows VALUES ({', '.join('?' * (len(values) + 1))})", [*values, line]
            )
        first, last = date(1900, 1, 1), date(2999, 12, 31)
        self.lake.replace(self.con, subject, "rows", import_id=str(self.number), first=first, last=last)


@pytest.fixture
def files(db, tmp_path):
    with pinned_today(TODAY):
        yield Files(tmp_path)


def bring_all(files: Files) -> None:
    files.bring("territories", TERRITORIES)
    files.bring("partners", PARTNERS)
    files.bring("people", PEOPLE)
    files.bring("assignments", ASSIGNMENTS)


def person(name: str) -> Person:
    return Person.objects.get(email__startswith=f"{name}@")


def test_children_may_come_before_their_parents(files):
    assert files.bring("territories", TERRITORIES) == Applied(created=2)
    assert files.bring("partners", PARTNERS) == Applied(created=2)
    assert Partner.objects.get(pk="P-11").parent.name == "Havelwerk"
    assert Territory.objects.get(pk="DE").parent_id == "EMEA"


def test_following_again_changes_nothing(files):
    bring_all(files)
    for subject in ("territories", "partners", "people", "assignments"):
        assert apply(files.con, files.lake, subject) == Applied()


def test_files_may_come_in_any_order(files):
    """Assignments first, territories last: what waits is taken up as the rest arrives."""
    waiting = files.bring("assignments", ASSIGNMENTS).waiting
    assert waiting == ("The assignment of 'mia@vendor.example' to 'P-11' waits for one of them to be known.",)
    assert files.bring("people", PEOPLE).waiting == (
        "'mia@vendor.example' waits for their territory 'DE'.",
        "'amara@vendor.example' waits for their territory 'EMEA'.",
        "'katrin@havelwerk.example' waits for their company 'D-1'.",
    )
    assert files.bring("partners", PARTNERS).waiting == (
        "Partner 'P-11' waits for its territory 'DE'.",
        "Partner 'D-1' waits for its territory 'DE'.",
    )
    files.bring("territories", TERRITORIES)
    assert scope_of(person("mia")).partners == {"P-11"}
    assert scope_of(person("amara")).partners == {"P-11", "D-1"}
    assert scope_of(person("katrin")).partners == {"P-11", "D-1"}


def test_a_change_is_followed_and_counted(files):
    bring_all(files)
    moved = [PARTNERS[0] | {"parent": None, "tier": "Gold"}, PARTNERS[1]]
    assert files.bring("partners", moved) == Applied(updated=1)
    assert Partner.objects.get(pk="P-11").tier == "Gold"
    assert scope_of(person("katrin")).partners == {"D-1"}


def test_a_fiscal_year_that_starts_in_no_month_starts_in_january(files):
    waiting = files.bring("partners", [PARTNERS[1] | {"territory": None, "fiscal_start": 13}]).waiting
    assert waiting == ("The fiscal year of partner 'D-1' starts in month 13; January is taken.",)
    assert Partner.objects.get(pk="D-1").fiscal_start == 1


def test_a_partner_that_vanished_is_inactive_and_comes_back(files):
    bring_all(files)
    assert files.bring("partners", PARTNERS[1:]) == Applied(deactivated=1)
    assert not Partner.objects.get(pk="P-11").active
    assert scope_of(person("mia")).partners == frozenset()
    assert files.bring("partners", PARTNERS) == Applied(updated=1)
    assert scope_of(person("mia")).partners == {"P-11"}


def test_people_are_known_in_lower_case_and_not_invited(files):
    bring_all(files)
    mia = person("mia")
    assert mia.email == "mia@vendor.example"
    assert not mia.has_usable_password()
    assert Role.objects.get(person=mia).imported


def test_a_person_who_vanished_cannot_sign_in_and_comes_back(files):
    bring_all(files)
    assert files.bring("people", PEOPLE[1:]) == Applied(deactivated=1)
    assert not person("mia").is_active
    assert scope_of(person("mia")).partners == frozenset()
    assert files.bring("people", PEOPLE) == Applied(updated=1)
    assert person("mia").is_active
    assert scope_of(person("mia")).partners == {"P-11"}


def test_a_password_outlives_the_import(files):
    bring_all(files)
    mia = person("mia")
    mia.set_password("a good long word")
    mia.save()
    files.bring("people", [PEOPLE[0] | {"title": "Director"}, *PEOPLE[1:]])
    assert person("mia").title == "Director"
    assert person("mia").check_password("a good long word")


def test_who_was_shut_out_by_hand_stays_out(files):
    bring_all(files)
    shut_out(actor=None, person=person("mia"))
    files.bring("people", [PEOPLE[0] | {"title": "Director"}, *PEOPLE[1:]])
    files.bring("people", PEOPLE[1:])
    files.bring("people", PEOPLE)
    assert not person("mia").is_active


def test_a_role_granted_by_hand_stays(files):
    bring_all(files)
    grant_role(actor=None, person=person("mia"), kind=Kind.OPERATIONS)
    files.bring("people", PEOPLE[1:])
    assert person("mia").is_active
    assert [role.kind for role in Role.objects.on(TODAY).filter(person=person("mia"))] == [Kind.OPERATIONS]


def test_a_changed_role_replaces_the_imported_one_and_keeps_its_history(files):
    bring_all(files)
    with pinned_today(TODAY + timedelta(days=30)):
        files.bring("people", [PEOPLE[0] | {"role": "regional manager", "territory": "EMEA"}, *PEOPLE[1:]])
        roles = list(person("mia").roles.order_by("since").values_list("kind", "since", "until"))
        assert roles == [
            ("partner manager", TODAY, TODAY + timedelta(days=29)),
            ("regional manager", TODAY + timedelta(days=30), None),
        ]


def test_a_correction_on_the_same_day_leaves_one_role(files):
    bring_all(files)
    files.bring("people", [PEOPLE[0] | {"role": "channel chief", "territory": None}, *PEOPLE[1:]])
    assert [role.kind for role in person("mia").roles.all()] == [Kind.CHIEF]


def test_nobody_is_on_both_sides(files):
    """A file that makes the vendor's chief a partner's person is not believed."""
    bring_all(files)
    grant_role(actor=None, person=person("mia"), kind=Kind.CHIEF)
    waiting = files.bring(
        "people", [PEOPLE[0] | {"role": "partner staff", "partner": "P-11"}, *PEOPLE[1:]]
    ).waiting
    assert waiting == (
        "'mia@vendor.example' waits: they are 'channel chief' by hand, and nobody is on both sides.",
    )
    assert scope_of(person("mia")).everything


def test_a_person_moved_to_an_unknown_company_loses_the_old_one(files):
    bring_all(files)
    files.bring("people", [*PEOPLE[:2], PEOPLE[2] | {"partner": "D-9"}])
    assert scope_of(person("katrin")).partners == frozenset()


def test_assignments_follow(files):
    bring_all(files)
    ended = [ASSIGNMENTS[0] | {"until": date(2026, 4, 30)}]
    assert files.bring("assignments", ended) == Applied(updated=1)
    assert scope_of(person("mia")).partners == frozenset()
    assert files.bring("assignments", []) == Applied(deactivated=1)
    assert not Assignment.objects.exists()


def test_an_assignment_that_ends_before_it_starts_waits(files):
    bring_all(files)
    backward = [ASSIGNMENTS[0] | {"until": date(2025, 12, 31)}]
    assert files.bring("assignments", backward).waiting == (
        "The assignment of 'mia@vendor.example' to 'P-11' ends before it starts.",
    )


def test_a_subject_that_the_directory_does_not_follow_is_refused(files):
    with pytest.raises(KeyError):
        apply(files.con, files.lake, "sales")


@pytest.mark.slow
def test_twenty_thousand_partners_are_followed_with_few_queries(files, django_assert_max_num_queries):
    files.bring("territories", TERRITORIES)
    files.put("partners", [])
    files.con.execute(
        "CREATE OR REPLACE TABLE rows AS SELECT * REPLACE ("
        " 'P-' || i AS partner, 'x' AS name, 'Reseller' AS type, 'P-' || (i // 10) AS parent,"
        " 'DE' AS territory, 'EUR' AS currency, i AS _line)"
        " FROM (SELECT * FROM (SELECT 1) LEFT JOIN rows ON true), range(20000) t(i)"
    )
    files.con.execute("ALTER TABLE rows DROP COLUMN i")
    files.lake.upsert(files.con, "partners", "rows", import_id="many")
    with django_assert_max_num_queries(500):
        assert apply(files.con, files.lake, "partners").created == 20_000
    with django_assert_max_num_queries(16):
        assert apply(files.con, files.lake, "partners") == Applied()
