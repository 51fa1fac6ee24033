"""The commands: what they print, and how they end."""

import json
from pathlib import Path

import pytest
from tests.intake.desk import Desk, sale, sales
from typer.testing import CliRunner

from quarterdeck.commands import import_, imports, quarantine
from quarterdeck.intake.models import Import

TEXT = sales(sale(1, 5), sale(2, "x"))


def run(module, *words: object, code: int = 0) -> str:
    done = CliRunner().invoke(module.app, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.output


def bring(desk: Desk, *words: object) -> dict[str, object]:
    return json.loads(run(import_, *words, "--format", "json"))


def test_an_import_says_what_it_took_and_what_it_held_back(desk: Desk):
    told = run(import_, desk.file(TEXT))
    number = Import.objects.first().pk
    assert "Taken as sales: line from 'line', date from 'date'" in told
    assert "2 rows read: 1 new, 0 changed, 0 unchanged, 1 held back." in told
    assert f"quarterdeck quarantine list {number}" in told
    listed = run(quarantine, "list", number)
    assert listed.startswith("line 3:\n  amount: 'x' is not a number")
    assert run(quarantine, "list").startswith(f"import {number}, file.csv, line 3:")
    assert "Mended 1 rows" in run(quarantine, "mend", number, "--set", "amount=7", "--where", "amount=x")
    assert "mended, not released" in run(quarantine, "list", number)
    assert "1 rows read: 1 new" in run(quarantine, "release", number)
    assert desk.totals() == (2, 12)
    assert "Undid import" in run(imports, "undo", number)
    assert desk.totals() == (1, 7)
    assert "undone" in run(imports, "list")
    assert "undone" in run(imports, "show", number)


def test_json_for_programs(desk: Desk):
    told = bring(desk, desk.file(TEXT))
    assert {key: told[key] for key in ("read", "new", "quarantined", "status")} == {
        "read": 2,
        "new": 1,
        "quarantined": 1,
        "status": "done",
    }
    assert told["data_version"] == "000001"
    held = json.loads(run(quarantine, "list", told["import"], "--format", "json"))
    assert held[0]["faults"][0]["column"] == "amount"
    assert json.loads(run(imports, "list", "--format", "json"))[0]["import"] == told["import"]
    assert bring(desk, desk.file(TEXT), "--no-publish")["data_version"] == ""


def test_replacing_and_deleting(desk: Desk):
    bring(desk, desk.file(sales(sale(1), sale(2), sale(3, partner="P-3"))))
    only = ("--where", "partner=P-1")
    told = bring(desk, desk.file(sales(sale(1))), "--replace", "2026-03", *only)
    assert (told["removed"], told["window"]["where"]) == (1, {"partner": "P-1"})
    assert bring(desk, desk.file("line\n3\n"), "--delete", "--subject", "sales")["removed"] == 1
    assert desk.totals() == (1, 10)


def test_a_mapping_is_shown_kept_and_used_by_name(desk: Desk):
    path = desk.file("Line;Date;Partner;Quantity;Amount;Currency\n1;31.12.2026;P-1;2;1.250,50;EUR\n")
    toml = run(import_, path, "--show-mapping", "--save-mapping", "german")
    assert 'date = { from = "Date", format = "%d.%m.%Y" }' in toml
    assert desk.version() is None
    assert bring(desk, path, "--mapping", "german")["mapping"] == "german"
    assert desk.totals() == (1, 1250.5)
    assert "Did you mean 'german'" in run(import_, path, "--mapping", "germn", code=1)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["nowhere.csv"], 2, "does not exist"),
        ([], 2, "Name a file"),
        (["FILE", "--delete", "--replace", "2026-01"], 2, "one of --replace and --delete"),
        (["FILE", "--where", "partner"], 2, "not of the form"),
        (["FILE", "--format", "xml"], 2, "xml"),
        (["FILE", "--subject", "sail"], 1, "There is no subject 'sail'. Did you mean 'sales'?"),
        (["FILE", "--as", "nobody@x.example"], 1, "nobody@x.example"),
        (["FILE", "--replace", "soon"], 1, "'soon' is not a period"),
        (["--template", "sail"], 1, "no subject 'sail'"),
        (["--template", "sales", "-o", "x.doc"], 1, "as .csv or .xlsx"),
    ],
)
def test_how_it_ends(desk: Desk, words: list[str], code: int, sentence: str):
    path = str(desk.file(TEXT))
    told = run(import_, *(path if word == "FILE" else word for word in words), code=code)
    assert sentence in " ".join(told.replace("│", " ").split())


def test_imports_that_are_not_there(desk: Desk):
    for module, words in (
        (imports, ["show"]),
        (imports, ["undo"]),
        (quarantine, ["list"]),
        (quarantine, ["drop"]),
    ):
        assert "There is no import 999" in run(module, *words, 999, code=1)


@pytest.mark.parametrize("name", ["sales", "deals", "people", "territories", "exchange_rates"])
def test_a_filled_in_template_is_understood(desk: Desk, tmp_path: Path, name: str):
    path = tmp_path / "template.csv"
    assert "Wrote" in run(import_, "--template", name, "-o", path)
    shown = run(import_, path, "--show-mapping", "--subject", name)
    assert f'subject = "{name}"' in shown
    book = tmp_path / "template.xlsx"
    run(import_, "--template", name, "-o", book)
    assert "has a header but no rows" in run(import_, book, "--subject", name, code=1)
