"""A small installation: a vendor, two partners, three sales, a mapping and a subject of its own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pytest
from django.db import connection

from quarterdeck.directory.models import Vendor
from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.lake import Lake

VISITS = """
label = "Visits"
help = "Who was visited."
kind = "fact"
key = ["visit"]
date = "date"

[columns]
visit = { type = "text", label = "Visit", required = true }
date = { type = "date", label = "Date", required = true }
partner = { type = "text", label = "Partner", references = "partners" }
hours = { type = "quantity", label = "Hours", measure = true }
"""
SALES = [
    {
        "line": "1",
        "date": "2026-03-05",
        "partner": "P-1",
        "quantity": "2",
        "amount": "100.10",
        "currency": "USD",
    },
    {
        "line": "2",
        "date": "2026-03-31",
        "partner": "P-2",
        "quantity": "1",
        "amount": "50.00",
        "currency": "USD",
    },
    {
        "line": "3",
        "date": "2026-04-01",
        "partner": "P-1",
        "quantity": "5",
        "amount": "0.0003",
        "currency": "USD",
    },
]


def bring(lake: Lake, subject: str, rows: Sequence[dict[str, str]], import_id: str = "1") -> None:
    """Upsert rows given as texts."""
    with duckdb.connect() as con:
        columns = ", ".join(
            f'"{column.name}" {column.type.sql}' for column in lake.catalogue[subject].columns
        )
        con.execute(f"CREATE TABLE staged ({columns}, _line BIGINT)")
        for number, row in enumerate(rows, 1):
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            con.execute(f"INSERT INTO staged ({names}, _line) VALUES ({marks}, {number})", list(row.values()))
        lake.upsert(con, subject, "staged", import_id=import_id)


@pytest.fixture
def home(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    # A restore starts a process of its own, which takes its home from the environment.
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "quarterdeck.web.settings")
    home = Home(tmp_path / "home")
    for folder in (home.mappings, home.subjects):
        folder.mkdir(parents=True)
    home.secret_key.write_text("a secret")
    (home.mappings / "crm.toml").write_text('subject = "deals"\n')
    (home.subjects / "visits.toml").write_text(VISITS)
    Vendor.objects.create(name="Northwind Peak", currency="USD")
    lake = open_lake(home)
    bring(lake, "partners", [{"partner": "P-1", "name": "Alder"}, {"partner": "P-2", "name": "Birch"}])
    bring(lake, "sales", [{"flow": "sell-in", **row} for row in SALES])
    bring(lake, "visits", [{"visit": "1", "date": "2026-03-02", "partner": "P-1", "hours": "1.5"}])
    return home


@pytest.fixture
def empty_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """On PostgreSQL a restore fills an empty database; on SQLite it brings its own file."""
    if connection.vendor != "postgresql":
        yield
        return
    given = connection.settings_dict
    name = f"{given['NAME']}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    host = given["HOST"].replace("/", "%2F")
    monkeypatch.setenv("QUARTERDECK_DATABASE", f"postgres://{given['USER']}@{host}/{name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')
