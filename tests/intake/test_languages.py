"""What is wrong with a file and its rows is said in the language of who brought it in."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import override
from tests.intake.desk import Desk, reasons, sale, sales
from tools.messages import texts

from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.look import look

NO_NUMBER = "'%(value)s' is not a number that can be kept (at most 14 digits before the point)."
GERMAN = {
    NO_NUMBER: "„%(value)s“ ist keine Zahl (100 %%).",
    "%(column)s '%(value)s' is not known.": "Nicht bekannt: %(column)s „%(value)s“.",
    "Did you mean %(near)s?": "Ist %(near)s gemeint?",
    "Partner": "Geschäftspartner",
    "'%(file)s' is empty.": "„%(file)s“ ist leer.",
}


@pytest.fixture
def german(tmp_path: Path, settings) -> None:
    """German of these sentences alone, whatever the product's own catalogue says."""
    catalogue = Catalog(locale="de")
    for text, translation in GERMAN.items():
        catalogue.add(text, translation)
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path / "locale"]


@pytest.mark.usefixtures("german")
def test_why_a_row_is_held_back(desk: Desk):
    with override("de"):
        row = desk.bring(sales(sale("good"), sale(2, "x", partner="P-I")))
    assert reasons(row)[3] == {
        "amount": "„x“ ist keine Zahl (100 %).",
        "partner": "Nicht bekannt: Geschäftspartner „P-I“. Ist 'P-1' (Nordlicht Systems) gemeint?",
    }


@pytest.mark.usefixtures("german")
def test_why_a_file_is_refused_by_the_process_that_looks_at_it(desk: Desk):
    desk.home.staging.mkdir(parents=True, exist_ok=True)
    with override("de"), pytest.raises(IntakeError, match=r"„leer\.csv“ ist leer"):
        look(desk.home, desk.file("", "leer.csv"), "leer.csv")


def test_the_sentences_are_taken_up_for_translation():
    found = texts()
    assert [text for text in GERMAN if found.get(text) is None] == []
    assert found["End customer"].locations[0][0].endswith("deals.toml")
