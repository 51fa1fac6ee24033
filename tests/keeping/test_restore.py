import json
import random
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from tests.keeping.conftest import SALES, bring
from tests.keeping.test_backup import silent

from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping import KeepingError, backup, restore
from quarterdeck.keeping.inventory import rows, totals

only_sqlite = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="looks into the SQLite file"
)


@pytest.fixture
def backed_up(home: Home, tmp_path: Path) -> Path:
    backup.write(home, tmp_path / "all.zip", silent)
    return tmp_path / "all.zip"


def rewritten(path: Path, change) -> Path:
    """The same backup with `change` made to its manifest."""
    other = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "manifest.json":
                raw = json.loads(data)
                change(raw)
                data = json.dumps(raw).encode()
            target.writestr(name, data)
    return other


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_destroyed_comes_back_equal(home: Home, backed_up: Path, empty_database):
    lake = open_lake(home)
    counted, summed, kept = rows(lake), totals(home, lake), contents(home.root / "lake")
    shutil.rmtree(home.root)

    restore.read(home, backed_up, silent)

    assert contents(home.root / "lake") == kept
    assert home.secret_key.read_text() == "a secret"
    assert (home.mappings / "crm.toml").read_text() == 'subject = "deals"\n'
    again = open_lake(home)
    assert (rows(again), totals(home, again)) == (counted, summed)
    assert not (home.root / "postgresql.dump").exists()
    assert sorted(path.name for path in backed_up.parent.iterdir()) == ["all.zip", "home"]


def test_the_lake_goes_on_where_it_was(home: Home, backed_up: Path, empty_database):
    shutil.rmtree(home.root)
    restore.read(home, backed_up, silent)

    lake = open_lake(home)
    before = lake.version("sales")
    bring(lake, "sales", [{"flow": "sell-in", **row} for row in SALES], import_id="2")
    assert lake.version("sales") == before
    bring(lake, "sales", [SALES[0] | {"flow": "sell-in", "line": "9"}], import_id="3")
    assert rows(lake)["sales"] == 4


@only_sqlite
def test_the_restored_database_is_the_one_backed_up(home: Home, backed_up: Path):
    shutil.rmtree(home.root)
    restore.read(home, backed_up, silent)
    with sqlite3.connect(home.database) as con:
        assert con.execute("SELECT name, currency FROM directory_vendor").fetchall() == [
            ("Northwind Peak", "USD")
        ]


def test_a_home_in_use_is_left_alone(home: Home, backed_up: Path):
    before = contents(home.root)
    with pytest.raises(KeepingError, match="is not empty"):
        restore.read(home, backed_up, silent)
    assert contents(home.root) == before


def test_what_is_replaced_stays_beside_it(home: Home, backed_up: Path, empty_database):
    (home.mappings / "crm.toml").write_text("changed since")
    restore.read(home, backed_up, silent, replace=True)

    (aside,) = backed_up.parent.glob("home.replaced-*")
    assert (aside / "mappings" / "crm.toml").read_text() == "changed since"
    assert (home.mappings / "crm.toml").read_text() == 'subject = "deals"\n'


def test_an_empty_home_leaves_nothing_beside_it(home: Home, backed_up: Path, empty_database):
    shutil.rmtree(home.root)
    home.root.mkdir()
    home.secret_key.write_text("made by starting the command")
    restore.read(home, backed_up, silent)
    assert not list(backed_up.parent.glob("home.replaced-*"))
    assert home.secret_key.read_text() == "a secret"


def test_a_backup_cut_off_anywhere_is_refused(home: Home, backed_up: Path):
    whole, before = backed_up.read_bytes(), contents(home.root)
    for length in [0, 1, len(whole) // 2, len(whole) - 1, *random.Random(1).sample(range(len(whole)), 20)]:
        backed_up.write_bytes(whole[:length])
        with pytest.raises(KeepingError, match="cut off or altered"):
            restore.read(home, backed_up, silent, replace=True)
    assert contents(home.root) == before


def test_one_altered_byte_in_any_file_is_noticed(home: Home, backed_up: Path):
    whole, before = backed_up.read_bytes(), contents(home.root)
    for info in zipfile.ZipFile(backed_up).infolist():
        start = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
        altered = bytearray(whole)
        altered[start + 20] ^= 1
        backed_up.write_bytes(altered)
        with pytest.raises(KeepingError, match="altered"):
            restore.read(home, backed_up, silent, replace=True)
    assert contents(home.root) == before


def test_a_file_swapped_for_another_is_noticed_though_the_archive_is_whole(home: Home, backed_up: Path):
    def swap(raw):
        raw["files"]["secret.key"]["sha256"] = "0" * 64

    with pytest.raises(KeepingError, match=r"'secret\.key' is not what was backed up"):
        restore.read(home, rewritten(backed_up, swap), silent, replace=True)


def test_totals_that_do_not_come_out_again_are_refused(home: Home, backed_up: Path, empty_database):
    def more(raw):
        raw["inventory"]["totals"]["sales.amount"] = "150.1004"

    before = contents(home.root)
    with pytest.raises(KeepingError, match=r"sales\.amount: 150\.1004 became 150\.1003"):
        restore.read(home, rewritten(backed_up, more), silent, replace=True)
    assert contents(home.root) == before
    assert not list(backed_up.parent.glob(".home-restoring-*"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda raw: raw.update(format=2), "of format 2, and this Quarterdeck reads format 1"),
        (lambda raw: raw["migrations"].append("directory.0999_later"), "directory.0999_later"),
        (lambda raw: raw.update(engine="mysql"), "database is mysql"),
        (lambda raw: raw["files"].pop("secret.key"), "does not hold the files"),
        (lambda raw: raw.pop("inventory"), "manifest cannot be read"),
    ],
)
def test_a_backup_made_for_something_else_is_refused(home: Home, backed_up: Path, change, sentence):
    with pytest.raises(KeepingError, match=sentence):
        restore.read(home, rewritten(backed_up, change), silent, replace=True)


def test_a_name_that_leads_out_of_the_folder_is_refused(home: Home, backed_up: Path):
    with zipfile.ZipFile(backed_up, "a") as archive:
        archive.writestr("../outside", b"")
    empty = {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    other = rewritten(backed_up, lambda raw: raw["files"].update({"../outside": empty}))
    with pytest.raises(KeepingError, match="no name for a file"):
        restore.read(home, other, silent, replace=True)
    assert not (backed_up.parent / "outside").exists()


def test_a_file_that_is_not_there_or_no_backup(home: Home, tmp_path):
    with pytest.raises(KeepingError, match="There is no file"):
        restore.read(home, tmp_path / "none.zip", silent, replace=True)
    (tmp_path / "letter.zip").write_text("Dear all")
    with pytest.raises(KeepingError, match="no whole backup"):
        restore.read(home, tmp_path / "letter.zip", silent, replace=True)


def test_a_lake_elsewhere_is_asked_about_first(home: Home, backed_up: Path, monkeypatch):
    monkeypatch.setenv("QUARTERDECK_LAKE", "elsewhere")
    with pytest.raises(KeepingError, match="Unset it"):
        restore.read(home, backed_up, silent, replace=True)
