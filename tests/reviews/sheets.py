"""Workbooks as any program reads them: rows of values, and formulas that have not been worked out."""

import re
import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile

from tests.office import OFFICE

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[list[str | float]]


def sheets(file: bytes) -> dict[str, Rows]:
    """By the name of the worksheet: its rows, without empty cells."""
    with ZipFile(BytesIO(file)) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        names = [sheet.get("name", "") for sheet in book.iter(f"{MAIN}sheet")]
        texts = _texts(parts)
        return {
            name: _rows(ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml")), texts)
            for number, name in enumerate(names, start=1)
        }


def formulas(file: bytes) -> int:
    """How many cells work themselves out."""
    with ZipFile(BytesIO(file)) as parts:
        return sum(parts.read(name).count(b"<f>") for name in parts.namelist() if "worksheets/sheet" in name)


def worked_out(file: bytes, folder: Path) -> bytes:
    """The same after LibreOffice has worked out every formula: it is given none of their values."""
    bare, done = folder / "bare.xlsx", folder / "done"
    with ZipFile(BytesIO(file)) as parts, ZipFile(bare, "w", ZIP_DEFLATED) as left:
        for name in parts.namelist():
            left.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", parts.read(name)))
    assert OFFICE, "There is no LibreOffice."
    command = [OFFICE, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx", "--outdir", str(done), str(bare)], check=True, capture_output=True, timeout=120
    )
    return (done / "bare.xlsx").read_bytes()


def numbers(row: list[str | float]) -> list[float]:
    return [cell for cell in row if isinstance(cell, float)]


def known(*values: Decimal | int | None) -> list[float]:
    """As a spreadsheet keeps them."""
    return [float(value) for value in values if value is not None]


def _texts(parts: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in one.iter(f"{MAIN}t")) for one in shared.iter(f"{MAIN}si")]


def _rows(sheet: ElementTree.Element, texts: list[str]) -> Rows:
    rows = [[_value(cell, texts) for cell in row.iter(f"{MAIN}c")] for row in sheet.iter(f"{MAIN}row")]
    return [[cell for cell in row if cell not in (None, "")] for row in rows]


def _value(cell: ElementTree.Element, texts: list[str]) -> str | float | None:
    value = cell.find(f"{MAIN}v")
    if value is None or value.text is None:
        return None
    match cell.get("t"):
        case "s":
            return texts[int(value.text)]
        case "str" | "e":
            return value.text
    return float(value.text)
