"""quarterdeck ask, as somebody types it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.kpis.channel import build
from typer.testing import CliRunner, Result

from quarterdeck import cube
from quarterdeck.commands.ask import app
from quarterdeck.cube import Snapshot
from quarterdeck.directory.models import Person, Vendor

ROWS = {
    "partners": (
        {"partner": "P-1", "name": "=cmd|' /C calc'!A0"},
        {"partner": "P-3", "name": "Prairie Hosting"},
    ),
    "sales": (
        {"partner": "P-1", "date": "2026-01-10", "amount": "-100", "cost": "1"},
        {"partner": "P-3", "date": "2026-04-10", "amount": "1234567.5", "cost": "1"},
    ),
    "targets": (
        {"partner": "P-1", "date": "2026-01-01", "span": "year", "amount": "1200"},
        {"partner": "P-1", "date": "2026-01-01", "span": "year", "amount": "7", "basis": "plan"},
    ),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("command"), ROWS)


@pytest.fixture(autouse=True)
def installed(snapshot: Snapshot, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cube, "current", lambda folder: snapshot)


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def figures(*arguments: str) -> list[dict[str, Any]]:
    run = typed(*arguments, "--format", "json")
    assert (run.exit_code, run.stderr) == (0, "")
    return json.loads(run.stdout)["figures"]


def test_json_holds_figures_and_the_data_version(cast: Cast, snapshot: Snapshot) -> None:
    run = typed("revenue,attainment", "--by", "partner", "--as", cast.manager.email, "--format", "json")
    answer = json.loads(run.stdout)
    assert set(answer) == {"figures", "data_version"}
    assert answer["data_version"] == snapshot.data_version
    assert answer["figures"][0] == {
        "kpi": "revenue",
        "value": "-100.0000",
        "reason": None,
        "unit": "money",
        "currency": "EUR",
        "by": {"partner": "P-1"},
        "labels": {"partner": "=cmd|' /C calc'!A0"},
        "period": "2026",
        "target": "1200.0000",
        "status": "at risk",
        "definition_version": 1,
    }


def test_everybody_sees_their_own_part(cast: Cast) -> None:
    def seen(person: Person) -> set[str]:
        return {one["by"]["partner"] for one in figures("revenue", "--by", "partner", "--as", person.email)}

    assert seen(cast.chief) == {"P-1", "P-3"}
    assert seen(cast.executive) == {"P-1"}
    assert seen(cast.manager_us) == {"P-3"}
    assert seen(cast.outsider) == seen(cast.nobody) == set()


def test_period_filters_owner_and_basis(cast: Cast) -> None:
    chief = ("--as", cast.chief.email)
    assert figures("revenue", *chief, "--period", "2026-Q1")[0]["value"] == "-100.0000"
    where = ("--where", "partner=P-1", "--where", "partner=prairie hosting")
    assert figures("revenue", *chief, *where)[0]["value"] == "1234467.5000"
    assert figures("revenue", *chief, "--where", "manager=")[0]["value"] == "1234467.5000"
    assert figures("target", *chief, "--basis", "plan")[0]["value"] == "7.0000"
    assert figures("revenue", *chief, "--owner", "today", "--by", "manager")[0]["by"] == {"manager": None}


def test_csv_keeps_numbers_and_disarms_texts(cast: Cast) -> None:
    run = typed("revenue,growth", "--by", "partner", "--as", cast.chief.email, "--format", "csv")
    first, *_ = rows = list(csv.DictReader(io.StringIO(run.stdout)))
    assert first["partner_name"] == "'=cmd|' /C calc'!A0"
    assert first["value"] == "-100.0000"
    assert [row["kpi"] for row in rows] == ["revenue", "growth"] * 2
    assert rows[1]["reason"] == "There was no revenue in the same time last year."


def test_the_table_has_a_line_a_group(cast: Cast) -> None:
    run = typed("revenue,attainment", "--by", "partner", "--as", cast.chief.email)
    assert run.exit_code == 0
    assert "1,234,567.50" in run.stdout
    assert "- Attainment: There is no target for this group and period." in run.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["revenu"], "There is no KPI 'revenu'. Did you mean 'revenue'?"),
        (["revenue", "--by", "mangaer"], "There is no dimension 'mangaer'. Did you mean 'manager'?"),
        (
            ["revenue", "--where", "partner"],
            "'partner' is no condition. Write dimension=value: territory=Canada.",
        ),
        (
            ["revenue", "--period", "lately"],
            "'lately' is not a period. Write 2026, 2026-H1, 2026-Q3 or 2026-07.",
        ),
        (["revenue", "--period", "2026..2025"], "2026 comes after 2025. Write the earlier one first."),
        ([""], "Name at least one KPI."),
    ],
)
def test_a_bad_question_is_one_sentence_and_code_2(cast: Cast, arguments: list[str], sentence: str) -> None:
    run = typed(*arguments, "--as", cast.chief.email)
    assert (run.exit_code, run.stdout, run.stderr) == (2, "", f"{sentence}\n")


def test_a_partner_is_told_nothing_of_internal_kpis(cast: Cast) -> None:
    run = typed("margin", "--as", cast.executive.email)
    assert (run.exit_code, run.stderr) == (2, "There is no KPI 'margin'.\n")
    assert figures("margin", "--as", cast.manager.email)[0]["value"] == "-101.0000"


def test_who_asks_must_be_said_where_there_are_several(cast: Cast) -> None:
    run = typed("revenue")
    assert (run.exit_code, run.stderr) == (
        2,
        "Say as whom: --as E-MAIL. Everybody sees their own part of the figures.\n",
    )
    Person.objects.exclude(pk=cast.chief.pk).update(is_active=False)
    assert figures("revenue")[0]["value"] == "1234467.5000"
    assert typed("revenue", "--as", cast.manager.email).exit_code == 2


def test_an_unknown_person_is_a_bad_question(cast: Cast) -> None:
    run = typed("revenue", "--as", cast.chief.email + "x")
    assert run.exit_code == 2
    assert run.stderr.startswith(f"There is no person '{cast.chief.email}x'. Did you mean")


def test_without_data_there_is_code_1(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cube, "current", lambda folder: None)
    run = typed("revenue", "--as", cast.chief.email)
    assert (run.exit_code, run.stderr) == (
        1,
        "There is no data yet. Bring some in with: quarterdeck import\n",
    )
    Vendor.objects.all().delete()
    assert typed("revenue").exit_code == 1
