"""The log: entries can be added and never changed."""

import pytest
from django.db import DatabaseError, connection, transaction

from quarterdeck.audit.models import Entry
from quarterdeck.audit.services import record


@pytest.fixture
def entry(db) -> Entry:
    return record(
        actor="mia@vendor.example",
        action="role.granted",
        object="person:jonas@partner.example",
        before=None,
        after={"role": "partner executive"},
    )


def test_an_entry_says_who_did_what_to_what(entry):
    kept = Entry.objects.get()
    assert (kept.actor, kept.action, kept.object) == (
        "mia@vendor.example",
        "role.granted",
        "person:jonas@partner.example",
    )
    assert (kept.before, kept.after) == (None, {"role": "partner executive"})
    assert str(kept).endswith("mia@vendor.example: role.granted person:jonas@partner.example")


@pytest.mark.parametrize(
    ("actor", "written"), [(None, "system"), ("", ""), ("mia@vendor.example", "mia@vendor.example")]
)
def test_the_machine_a_stranger_and_a_person_are_told_apart(db, actor, written):
    assert record(actor=actor, action="export.made").actor == written


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'somebody else'",
        "UPDATE audit_entry SET at = at",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_refuses_to_change_an_entry(entry, statement):
    with pytest.raises(DatabaseError, match="cannot be changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.get().actor == "mia@vendor.example"


def test_the_models_cannot_either(entry):
    entry.actor = "somebody else"
    for change in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(DatabaseError, match="cannot be changed or deleted"), transaction.atomic():
            change()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_postgresql_refuses_to_empty_the_table(entry):
    with pytest.raises(DatabaseError, match="cannot be changed or deleted"), transaction.atomic():
        connection.cursor().execute("TRUNCATE audit_entry")


def test_an_entry_falls_with_its_transaction(db):
    with transaction.atomic():
        record(actor=None, action="role.granted")
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tests_with_real_transactions_leave_no_entry_behind():
    """What empties the tables after such a test takes the guard down, and puts it up again."""
    record(actor=None, action="role.granted")


@pytest.mark.django_db(transaction=True)
def test_and_the_guard_is_up_again():
    assert not Entry.objects.exists()
    record(actor=None, action="role.granted")
    with pytest.raises(DatabaseError, match="cannot be changed or deleted"):
        Entry.objects.all().delete()
