import shutil
import stat
import threading
import zipfile

import pytest
from django.db import connection
from tests.keeping.conftest import SALES, bring

from quarterdeck.audit.models import Entry
from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping import KeepingError, archive, backup, restore


def silent(done: int) -> None:
    """A progress bar nobody looks at."""


def test_a_backup_holds_database_lake_and_settings_and_what_they_count(home: Home, tmp_path):
    manifest = backup.write(home, tmp_path / "all.zip", silent)

    names = set(zipfile.ZipFile(tmp_path / "all.zip").namelist())
    assert {"manifest.json", "secret.key", "mappings/crm.toml", "subjects/visits.toml"} <= names
    assert any(name.startswith("lake/sales/_month=2026-03/") for name in names)
    assert ("quarterdeck.sqlite3" if connection.vendor == "sqlite" else "postgresql.dump") in names
    assert manifest.inventory.subjects["sales"] == 3
    assert manifest.inventory.tables["directory_vendor"] == 1
    assert manifest.inventory.totals["sales.amount"] == "150.1003"
    assert manifest.inventory.totals["visits.hours"] == "1.5000"
    assert manifest.inventory.totals["revenue"] == "150.1003"


def test_it_leaves_out_what_is_made_again_and_leaves_nothing_behind(home: Home, tmp_path):
    before = {path.name for path in home.root.iterdir()}
    backup.write(home, tmp_path / "all.zip", silent)

    names = zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert not [name for name in names if name.startswith(("cube", "locks", "staging", "."))]
    assert {path.name for path in home.root.iterdir()} == before | {"cube", "staging"}
    assert not list(home.staging.iterdir())
    assert [path.name for path in tmp_path.iterdir() if "all" in path.name] == ["all.zip"]


def test_only_its_owner_can_read_it(home: Home, tmp_path):
    backup.write(home, tmp_path / "all.zip", silent)
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600


def test_it_writes_over_nothing(home: Home, tmp_path):
    (tmp_path / "all.zip").write_text("precious")
    with pytest.raises(KeepingError, match=r"all\.zip exists already"):
        backup.write(home, tmp_path / "all.zip", silent)
    assert (tmp_path / "all.zip").read_text() == "precious"


def test_without_room_there_is_no_file_and_a_clear_sentence(home: Home, tmp_path, monkeypatch):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_copy", full)
    with pytest.raises(KeepingError, match="No space left on device"):
        backup.write(home, tmp_path / "all.zip", silent)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert not Entry.objects.filter(action="backup.written").exists()


def test_a_folder_that_is_no_installation_is_named(transactional_db, tmp_path, monkeypatch):
    monkeypatch.setattr("quarterdeck.keeping.database.is_there", lambda: False)
    (tmp_path / "empty").mkdir()
    with pytest.raises(KeepingError, match=r"no installation at .*empty"):
        backup.write(Home(tmp_path / "empty"), tmp_path / "all.zip", silent)


def test_a_lake_in_an_object_store_is_not_silently_left_out(home: Home, tmp_path, monkeypatch):
    monkeypatch.setenv("QUARTERDECK_LAKE", "s3://channel/lake")
    with pytest.raises(KeepingError, match="s3://channel/lake"):
        backup.write(home, tmp_path / "all.zip", silent)


def test_a_missing_rate_keeps_nobody_from_a_backup(home: Home, tmp_path):
    bring(open_lake(home), "sales", [SALES[0] | {"flow": "sell-in", "line": "4", "currency": "CHF"}])
    manifest = backup.write(home, tmp_path / "all.zip", silent)
    assert manifest.inventory.totals == {}
    assert manifest.inventory.subjects["sales"] == 4


def test_imports_wait_while_the_installation_stands_still(home: Home):
    lake, written = open_lake(home), threading.Event()

    def write() -> None:
        bring(open_lake(home), "sales", [SALES[0] | {"flow": "sell-in", "line": "5"}])
        written.set()

    with lake.held():
        writer = threading.Thread(target=write)
        writer.start()
        assert not written.wait(0.5)
    assert written.wait(10)
    writer.join()


def test_a_backup_amid_imports_is_of_one_moment(home: Home, tmp_path, empty_database):
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            row = SALES[0] | {"flow": "sell-in", "line": f"N{number}", "amount": str(number)}
            bring(open_lake(home), "sales", [row], str(number))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup.write(home, tmp_path / f"{number}.zip", silent)
    finally:
        stop.set()
        writer.join()
    assert open_lake(home).version("sales") >= 1, "no import came in meanwhile"
    shutil.rmtree(home.root)
    restore.read(home, tmp_path / "2.zip", silent)  # which compares counts and totals


def test_a_backup_is_logged(home: Home, tmp_path):
    backup.write(home, tmp_path / "all.zip", silent)
    assert Entry.objects.get(action="backup.written").object == "file:all.zip"
