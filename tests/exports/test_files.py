"""Files that are safe to open and that a program reads back."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import fastexcel
import pytest

from quarterdeck.exports.delimited import BOM, lines
from quarterdeck.exports.heading import money, ratio, times
from quarterdeck.exports.table import Table, neutral
from quarterdeck.exports.workbook import sheet_name, workbook

RISKY = ["=1+1", "+49 40", "-2", "@cmd", "\tx", "\0=1"]
TABLE = Table(
    "=Partner: [2026]/Q4 with a name that is far too long",
    ("=Name", "Amount (EUR)", "Day", "New"),
    [
        ("=HYPERLINK(1)", Decimal("-12.5000"), date(2026, 11, 22), True),
        ('Zürileu; "quoted"\nand more', None, None, False),
    ],
)


@pytest.mark.parametrize("text", RISKY)
def test_what_a_spreadsheet_would_run_is_text(text: str):
    assert neutral(text).startswith("'")
    assert "\0" not in neutral(text)


def test_other_text_stays_as_it_is():
    assert neutral("Nordlicht = best") == "Nordlicht = best"


def test_csv_reads_back():
    text = "".join(lines(TABLE))
    assert text.startswith(BOM)
    assert list(csv.reader(io.StringIO(text.removeprefix(BOM)))) == [
        ["'=Name", "Amount (EUR)", "Day", "New"],
        ["'=HYPERLINK(1)", "-12.5000", "2026-11-22", "true"],
        ['Zürileu; "quoted"\nand more', "", "", "false"],
    ]


def test_a_workbook_reads_back_with_numbers_as_numbers():
    with workbook(TABLE) as file:
        book = fastexcel.read_excel(file.read())
    assert book.sheet_names == [sheet_name(TABLE.name)]
    found = book.load_sheet(0).to_arrow().to_pylist()
    assert found[0]["'=Name"] == "'=HYPERLINK(1)"
    assert found[0]["Amount (EUR)"] == -12.5
    assert str(found[0]["Day"])[:10] == "2026-11-22"
    assert found[1]["Amount (EUR)"] is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("=Partner: [2026]/Q4 with a name that is far too long", "_=Partner   2026  Q4 with a nam"),
        ("=1+1 x", "_=1+1 x"),
        ("' +49", "_+49"),
        ("-2", "_-2"),
        ("\t@cmd", "_@cmd"),
        ("Nordlicht = best", "Nordlicht = best"),
        ("''", "Quarterdeck"),
    ],
)
def test_sheet_names_are_what_excel_takes(name: str, expected: str):
    assert sheet_name(name) == expected
    assert len(sheet_name(name)) <= 31


def test_a_workbook_shows_numbers_as_what_they_are():
    """A plain file names the unit; a workbook formats the number, and keeps it a number."""
    headings = ("Name", money("Revenue", "EUR"), ratio("Growth"), times("Index"))
    table = Table("Mix", headings, [("Storage", Decimal("1234.5"), Decimal("-0.125"), Decimal("3.2"))])
    assert next(lines(table)) == f"{BOM}Name,Revenue (EUR),Growth (1 = 100 %),Index\r\n"
    with workbook(table) as file:
        sheet = fastexcel.read_excel(file.read()).load_sheet(0).to_arrow().to_pylist()
        assert sheet == [{"Name": "Storage", "Revenue (EUR)": 1234.5, "Growth": -0.125, "Index": 3.2}]
        file.seek(0)
        with zipfile.ZipFile(file) as book:
            styles = book.read("xl/styles.xml").decode()
    assert 'formatCode="0.0%"' in styles
    assert 'numFmtId="4" ' in styles or 'formatCode="#,##0.00"' in styles
