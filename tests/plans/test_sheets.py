"""The grid of a plan as a sheet: it comes back as it went, and of a foreign one the good part is found."""

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import content, plan_of

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.intake.errors import IntakeError
from quarterdeck.plans import edits
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import NOTHING_MORE
from quarterdeck.plans.models import Plan
from quarterdeck.plans.services.editing import edit, undo
from quarterdeck.plans.sheets.columns import SheetError
from quarterdeck.plans.sheets.grid import Grid, Row, read_grid
from quarterdeck.plans.sheets.heads import is_sum, month_said
from quarterdeck.plans.sheets.layout import About
from quarterdeck.plans.sheets.read import Found, Since, found_in
from quarterdeck.plans.sheets.write import workbook

CALENDAR = FiscalCalendar()
SHORT = content(2, 3)
ABOUT = About(plan=7, draft=3, revision=5, version=None, begins="2027-01", length=3, currency="EUR")


def grid(*rows: tuple[str | None, ...], about: About | None = None) -> Grid:
    return Grid("sheet.xlsx", tuple(Row(number, row) for number, row in enumerate(rows, 1)), about)


def foreign(*rows: tuple[str | None, ...], said: Content = SHORT) -> Found:
    return found_in(grid(*rows), said, CALENDAR, own=False, since={})


def told(found: Found) -> list[str]:
    return [f"{notice.place} {notice.text}".strip() for notice in found.notices]


@pytest.mark.any_database
@pytest.mark.parametrize(
    "text",
    [
        "2027-03",
        "2027-03-01 00:00:00",
        "03/2027",
        "3.27",
        "Mar 2027",
        "Mar-27",
        "März 2027",
        "2027年3月",
        "Mar 2027 (EUR)",
    ],
)
def test_a_month_is_understood_however_it_is_written(text: str):
    found = month_said(text, CALENDAR)
    assert found is not None
    assert found.key == "2027-03"


@pytest.mark.any_database
def test_words_and_sums_are_no_months():
    for text in ("", "Storage", "Q1 2027", "2027", "13/2027", "May be", "1200.5", "Room 12"):
        assert month_said(text, CALENDAR) is None
    assert all(is_sum(text) for text in ("Q1 2027", "FY2027", "2027", "Total", "Summe 2027", "合計"))
    assert not is_sum("Storage")


@pytest.mark.any_database
def test_a_sheet_comes_back_as_it_went():
    said = content(3, 14, begins="2027-02")
    about = replace(ABOUT, begins="2027-02", length=14)
    file = workbook(said, about, CALENDAR)
    made = read_grid("plan.xlsx", [file])
    assert made.about == about
    found = found_in(made, said, CALENDAR, own=True, since={})
    assert (found.cells, found.notices, found.empty) == ({}, [], 0)
    *_, total = made.rows
    months = [Decimal(cell or "") for cell in total.cells[2:]]
    assert sum(months[:14]) == months[-1] == said.total  # what the formulas say
    with ZipFile(BytesIO(file)) as parts:
        book, sheet = (
            parts.read(f"xl/{name}").decode() for name in ("workbook.xml", "worksheets/sheet1.xml")
        )
    assert 'state="veryHidden"' in book
    assert '<definedName name="quarterdeck_currency">Quarterdeck!$B$7' in book
    assert "<f>SUM(C3:D3)</f>" in sheet  # February and March: what of the first quarter lies in the plan
    assert "<sheetProtection " in sheet
    with pytest.raises(IntakeError, match="no Excel workbook"):
        read_grid("plan.csv", [b"a,b\n1,2\n"])


@pytest.mark.any_database
def test_of_a_sheet_with_moved_and_renamed_columns_everything_is_found():
    rows = (
        ("Who", "The name", "March!", "key?", "January", "Feb"),
        (None, "name", "2027-03", "key", "2027-01", "2027-02"),
        (None, "Array 200", "2003.00", "l2", "9", "2002"),
        (None, "Renamed", "1003.00", "l1", "1001", "1002.5"),
        (None, "Total", "3006", "total", "1010", "3004.5"),
    )
    found = found_in(grid(*rows, about=ABOUT), SHORT, CALENDAR, own=True, since={})
    assert found.cells == {("l2", 0): Decimal("9.00"), ("l1", 1): Decimal("1002.50")}
    assert told(found) == []
    assert [(line.key, count, total) for line, count, total in found.lines] == [
        ("l1", 1, Decimal("3006.50")),
        ("l2", 1, Decimal("4014.00")),
    ]


@pytest.mark.any_database
def test_of_a_foreign_grid_the_good_is_taken_and_the_rest_is_said():
    said = SHORT.model_copy(
        update={"lines": (SHORT.lines[0], SHORT.lines[1].model_copy(update={"locked": (0,)}))}
    )
    found = foreign(
        ("Our plan", None, None, None, None, None, None),
        ("Region", "Product", "Jan 2027", "Feb 2027", "Feb-27", "Dec 2030", "Margin"),
        ("North", "Array 100", "1,500.50", "many", "1", "7", "12"),
        ("North", "S-2", "5", "-3", "1", "7", "12"),
        ("North", "Array 100", "1", "1", "1", "7", "12"),
        ("North", "Chairs", "1", "1", "1", "7", "12"),
        ("North", "array 200 ", None, None, None, None, None),
        ("Total", "Total", "1", "1", "1", "7", "12"),
        said=said,
    )
    assert found.cells == {("l1", 0): Decimal("1500.50")}
    assert told(found) == [
        "column G “Margin” is no month. The column stays out.",
        "column E February 2027 is there twice. The first column counts.",
        "column F December 2030 lies outside the plan. It stays out.",
        "Not in the sheet, and unchanged in the plan: March 2027.",
        "D3 Array 100, February 2027: “many” is no number. It stays at 1,002.00.",
        "C4 Array 200, January 2027: This month is locked. It stays at 2,001.00.",
        "D4 Array 200, February 2027: A month cannot be below zero. It stays at 2,002.00.",
        "B5 “Array 100” is there twice. The first row counts.",
        "B6 “Chairs” is no line of the plan. Add it there first, if it should be one.",
        "B7 “array 200” is there twice. The first row counts.",
    ]


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((("Line", "January 2027 (USD)"), ("Array 100", "1")), "in USD, the plan in EUR"),
        ((("Line", "First", "Second"), ("Array 100", "1", "2")), "headed by a month"),
        ((("Line", "Jan 2027"), ("Chairs", "1")), "No line of the plan"),
        ((), "empty"),
    ],
)
def test_where_nothing_can_be_taken_it_says_why(rows, why: str):
    with pytest.raises(SheetError, match=why):
        foreign(*rows)


@pytest.mark.any_database
def test_what_others_changed_meanwhile_stays():
    """The first cell was 1 when the sheet was written, which has 1: only Amara has changed it. The other one
    was changed by both."""
    rows = (
        ("key", "name", "2027-01", "2027-02", "2027-03"),
        ("l1", "Array 100", "1", "5", "1003"),
    )
    since = {("l1", 0): Since(Decimal(1), "Amara"), ("l1", 1): Since(Decimal(2), "Amara")}
    found = found_in(grid(*rows, about=ABOUT), SHORT, CALENDAR, own=True, since=since)
    assert found.cells == {}
    assert told(found) == [
        "D2 Array 100, February 2027: Amara has changed it since the sheet was written. It stays at 1,002.00."
    ]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of(cast.manager, content(2, 3))


@pytest.mark.django_db
def test_a_sheet_is_brought_back_through_the_pages(plan: Plan, cast: Cast, client_of):
    mia, jonas = client_of(cast.manager), client_of(cast.executive)
    taken = mia.get(reverse("plan_xlsx", args=[plan.pk]))
    assert taken["Content-Disposition"] == f'attachment; filename="plan-{plan.pk}.xlsx"'
    draft = plan.drafts.get()
    cells = [{"line": "l1", "month": 2, "amount": "77"}]
    edit(
        actor=cast.manager, draft=draft, revision=0, known=NOTHING_MORE,
        request=edits.parse({"kind": "cells", "cells": cells}),
    )  # fmt: skip
    file = SimpleUploadedFile("plan.xlsx", taken.content)
    assert (
        "The sheet changes nothing"
        in jonas.post(reverse("plan_sheet", args=[plan.pk]), {"file": file}).content.decode()
    )
    changed = workbook(
        _with(content(2, 3), "4321.00"), About(plan.pk, draft.pk, 0, None, "2027-01", 3, "EUR"), CALENDAR
    )
    page = jonas.post(
        reverse("plan_sheet", args=[plan.pk]), {"file": SimpleUploadedFile("plan.xlsx", changed)}
    ).content.decode()
    assert "1 amount would change" in page
    hidden = dict(re.findall(r'name="(revision|cells)" value="([^"]*)"', page))
    hidden = {name: unescape(value) for name, value in hidden.items()}
    address = reverse("plan_sheet_taken", args=[plan.pk])
    assert jonas.post(address, hidden).status_code == 302
    draft.refresh_from_db()
    assert draft.value.line("l2").months[0] == Decimal("4321.00")
    assert draft.value.line("l1").months[2] == Decimal("77.00")  # Mia's stays
    edit(
        actor=cast.manager, draft=draft, revision=draft.revision, known=NOTHING_MORE,
        request=edits.parse({"kind": "cells", "cells": [{"line": "l2", "month": 0, "amount": "5"}]}),
    )  # fmt: skip
    refused = jonas.post(address, {**hidden, "cells": hidden["cells"].replace("4321", "6")})
    assert refused.status_code == 422
    assert "Mia Brandt" in refused.content.decode()
    undo(actor=cast.manager, draft=draft)
    undo(actor=cast.executive, draft=draft)
    draft.refresh_from_db()
    assert draft.value.line("l2").months[0] == Decimal("2001.00")


def _with(said: Content, amount: str) -> Content:
    """With that amount in the first month of the second line."""
    second = said.lines[1].model_copy(update={"months": (Decimal(amount), *said.lines[1].months[1:])})
    return said.model_copy(update={"lines": (said.lines[0], second)})
