"""What is wrong with a row is said once, completely, and the row held back."""

from dataclasses import replace

import pytest
from tests.intake.desk import Desk, counts, reasons, sale, sales

from quarterdeck.intake.errors import RejectedError
from quarterdeck.intake.limits import Limits

GOOD = sale("good")


@pytest.mark.parametrize(
    ("values", "column", "reason"),
    [
        ({"amount": "1e308"}, "amount", "'1e308' is not a number that can be kept"),
        ({"amount": "NaN"}, "amount", "'NaN' is not a number"),
        ({"amount": "infinity"}, "amount", "'infinity' is not a number"),
        ({"amount": ""}, "amount", "Amount is missing."),
        ({"quantity": "three"}, "quantity", "'three' is not a number"),
        ({"date": "2026-02-30"}, "date", "'2026-02-30' is not a date"),
        ({"date": "0026-02-03"}, "date", "is not between 1950-01-01 and 2100-12-31"),
        ({"date": "9026-02-03"}, "date", "is not between"),
        ({"date": "infinity"}, "date", "is not between"),
        (
            {"partner": "P-I"},
            "partner",
            "Partner 'P-I' is not known. Did you mean 'P-1' (Nordlicht Systems)?",
        ),
        ({"partner": "Prairie Hostings"}, "partner", "Did you mean 'P-3' (Prairie Hosting)?"),
        ({"partner": "zzz"}, "partner", "Partner 'zzz' is not known."),
        ({"product": "SKU-9"}, "product", "Product 'SKU-9' is not known. Did you mean 'SKU-"),
        ({"currency": "EURO"}, "currency", "'EURO' is not a currency code such as EUR."),
        ({"currency": "GBP"}, "currency", "There is no exchange rate for GBP on 2026-03-05."),
        ({"currency": "USD", "date": "2025-12-31"}, "currency", "no exchange rate for USD on 2025-12-31"),
        ({"line": ""}, "line", "Line is missing."),
        ({"line": "x" * 3000}, "line", "is longer than 2,000 characters"),
    ],
)
def test_a_bad_cell(desk: Desk, values: dict[str, str], column: str, reason: str):
    line, amount = values.pop("line", "bad"), values.pop("amount", "5")
    row = desk.bring(sales(GOOD, sale(line, amount, **values)))
    assert counts(row) == (2, 1, 0, 0, 1)
    assert reason in reasons(row)[3][column]
    assert [name for (name,) in desk.rows("sales", "line")] == ["good"]


def test_all_reasons_of_a_row_are_kept_in_one_row(desk: Desk):
    row = desk.bring(sales(GOOD, sale(2, "x", date="?", partner="P-8", product="SKU-8", quantity="")))
    assert counts(row) == (2, 1, 0, 0, 1)
    assert reasons(row)[3].keys() == {"amount", "date", "partner", "product", "quantity"}
    held = row.quarantine.get()
    assert held.raw["date"] == held.row["date"] == "?"
    assert held.row["flow"] is None


def test_choices_flags_wholes_shares(desk: Desk):
    text = (
        "deal,partner,stage,status,qualified,amount,currency,probability,created,close_date\n"
        "1,P-1,New,OPEN,yes,5,EUR,0.5,2026-01-01,2026-02-01\n"
        "2,P-1,New,won?,perhaps,5,EUR,7,2026-01-01,2026-02-01\n"
    )
    mapping = {"subject": "deals", "by_name": True, "columns": {"probability": {"from": "probability"}}}
    row = desk.bring(text, None, mapping=mapping)
    assert desk.rows("deals", "deal, status, qualified") == [("1", "open", True)]
    assert reasons(row)[3] == {
        "status": "'won?' is not one of: open, won, lost.",
        "qualified": "'perhaps' is neither true nor false.",
        "probability": "'7' is not between 0 and 1.",
    }


def test_a_key_that_stands_twice_with_different_values_holds_both_back(desk: Desk):
    row = desk.bring(sales(sale(1, 5), sale(2, 5), sale(1, 6), sale(3, 5)))
    assert counts(row) == (4, 2, 0, 0, 2)
    assert reasons(row)[2] == {"line": "'1' stands 2 times, with different values, on lines 2, 4."}


def test_identical_copies_count_as_unchanged(desk: Desk):
    row = desk.bring(sales(sale(1, "5"), sale(1, "5.00"), sale(1, " 5 ")))
    assert counts(row) == (3, 1, 0, 2, 0)


def test_copies_of_a_bad_row_are_all_held_back(desk: Desk):
    row = desk.bring(sales(GOOD, sale(1, "x"), sale(1, "x")))
    assert counts(row) == (3, 1, 0, 0, 2)


def test_references_within_the_file_in_any_order(empty_desk: Desk):
    rows = ("C,Child,B,city", "B,Middle,A,country", "A,Top,,region", "X,Lost,Y,city", "Z,Deep,X,city")
    text = "\n".join(["territory,name,parent,level", *rows])
    row = empty_desk.bring(text, "territories")
    assert counts(row) == (5, 3, 0, 0, 2)
    assert reasons(row).keys() == {5, 6}


def test_what_should_come_first_is_said(empty_desk: Desk):
    with pytest.raises(
        RejectedError, match=r"On line 2: Partner 'P-1' is not known\. Import partners first\."
    ):
        empty_desk.bring(sales(GOOD))


def test_people(desk: Desk):
    desk.bring("territory,name,level\nDE,Germany,country\n", "territories")
    row = desk.bring(
        "email,name,role,partner,territory\n"
        "Ann@Vendor.Example,Ann,partner manager,,DE\n"
        "bob,Bob,channel chief,,\n"
        "eva@p.example,Eva,partner executive,,\n"
        "kim@v.example,Kim,regional manager,,\n",
        "people",
    )
    assert counts(row) == (4, 1, 0, 0, 3)
    assert ("ann@vendor.example",) in desk.rows("people", "person")
    assert [list(found) for found in reasons(row).values()] == [["person"], ["partner"], ["territory"]]


def test_ends_before_it_starts(desk: Desk):
    row = desk.bring(
        "partner,manager,since,until\nP-1,mia@vendor.example,2026-05-01,2026-04-01\nP-1,Mia@vendor.example,2026-01-01,\n",
        "assignments",
    )
    assert reasons(row) == {2: {"until": "2026-04-01 comes before the start, 2026-05-01."}}
    assert desk.rows("assignments", "manager") == [("mia@vendor.example",)]


def test_nothing_taken_or_too_much_held_back_changes_nothing(desk: Desk):
    with pytest.raises(
        RejectedError,
        match=r"None of the 2 rows could be taken; nothing was imported\. In all rows, first on line 2: .x",
    ):
        desk.bring(sales(sale(1, "x"), sale(2, "x")))
    few = replace(Limits.local(), quarantined=1)
    with pytest.raises(RejectedError, match="2 of 3 rows could not be taken, more than 1"):
        desk.bring(sales(GOOD, sale(1, "x"), sale(2, "x")), limits=few)
    assert desk.version() is None
