"""Keeping house: what is left behind goes, what is in use stays."""

import os
import time
from datetime import timedelta

import duckdb
from django.contrib.sessions.models import Session
from django.utils import timezone
from filelock import FileLock

from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping import housekeeping

LONG_AGO = time.time() - 2 * housekeeping.DAY


def folder(home: Home, name: str, *, old: bool) -> None:
    path = home.staging / name
    path.mkdir(parents=True)
    (path / "part.csv").write_text("half")
    if old:
        os.utime(path, (LONG_AGO, LONG_AGO))


def test_a_tidy_house_stays_as_it_is(home: Home):
    lake = open_lake(home)
    before = {name: lake.version(name) for name in lake.catalogue}
    assert list(housekeeping.keep_house(home)) == []
    assert {name: lake.version(name) for name in lake.catalogue} == before


def test_staging_is_cleared_but_for_what_is_in_use(home: Home):
    running = Import.objects.create(file_name="a.csv", subject="sales")
    folder(home, "left-behind", old=True)
    folder(home, "just-made", old=False)
    folder(home, f"import-{running.key}", old=True)
    home.locks.mkdir(exist_ok=True)
    with FileLock(home.locks / f"import-{running.key}.lock"):
        said = list(housekeeping.keep_house(home))
    assert said == ["Cleared 1 left-overs of files that were being read."]
    assert sorted(path.name for path in home.staging.iterdir()) == [f"import-{running.key}", "just-made"]


def test_imports_of_dead_processes_are_marked(home: Home):
    dead = Import.objects.create(file_name="a.csv", subject="sales")
    assert "Marked 1 imports" in next(iter(housekeeping.keep_house(home)))
    dead.refresh_from_db()
    assert dead.status == Import.Status.INTERRUPTED


def test_joining_small_files_changes_no_row(home: Home, monkeypatch):
    monkeypatch.setattr(housekeeping, "MANY", 1)
    lake, con = open_lake(home), duckdb.connect()
    before = con.execute(f"FROM {lake.source(con, 'sales')} ORDER BY line").fetchall()
    assert any("sales" in line for line in housekeeping.keep_house(home))
    assert con.execute(f"FROM {lake.source(con, 'sales')} ORDER BY line").fetchall() == before
    assert len(before) == 3


def test_old_sessions_are_forgotten(home: Home):
    now = timezone.now()
    Session.objects.create(session_key="old", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="new", expire_date=now + timedelta(days=1))
    list(housekeeping.keep_house(home))
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
