"""Decks and sheets opened by LibreOffice, as whoever gets them will open them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

OFFICE = os.environ.get("OFFICE") or shutil.which("soffice")
HERE = bool(OFFICE and shutil.which("pdftoppm") and shutil.which("pdftotext"))
needs_office = pytest.mark.skipif(
    not HERE and "CI" not in os.environ, reason="LibreOffice and poppler are not here: see tools/office.sh"
)


@dataclass(frozen=True)
class Word:
    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def as_pdf(file: Path) -> Path:
    """The file as LibreOffice prints it, beside it."""
    assert OFFICE, "There is no LibreOffice."
    home = file.parent / "office"
    command = [OFFICE, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(file.parent), str(file)], check=True, capture_output=True, timeout=120
    )
    return file.with_suffix(".pdf")


def pictures(pdf: Path) -> list[Path]:
    subprocess.run(
        ["pdftoppm", "-r", "60", "-png", str(pdf), str(pdf.with_suffix(""))], check=True, timeout=60
    )
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def words(pdf: Path) -> tuple[list[tuple[float, float]], list[Word]]:
    """The size of each page, and every word with its place on it."""
    page = pdf.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(page)], check=True, timeout=60)
    pages = list(_named(ElementTree.parse(page), "page"))
    sizes = [(float(one.get("width")), float(one.get("height"))) for one in pages]
    return sizes, [_word(number, one) for number, page in enumerate(pages) for one in _named(page, "word")]


def _named(
    element: ElementTree.ElementTree | ElementTree.Element, name: str
) -> Iterator[ElementTree.Element]:
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == name)


def _word(page: int, element: ElementTree.Element) -> Word:
    sides = (float(element.get(name)) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(page, element.text or "", *sides)
