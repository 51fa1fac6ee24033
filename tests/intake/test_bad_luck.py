"""Processes that die, that meet, and disks that are full: nothing lost, torn or doubled."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake

BIN = Path(sys.executable).parent / "quarterdeck"
LINES = 6_000
KILLS = 20


class Installation:
    """A home of its own, used by processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, Home(folder / "home")

    def furnish(self) -> None:
        self.run("init", "--name", "Northwind", "--currency", "EUR")
        partners = self.folder / "partners.csv"
        partners.write_text(
            "partner,name,type,currency\nP-1,Nordlicht,Reseller,EUR\nP-2,Nuage,Reseller,EUR\n"
        )
        self.run("import", str(partners), "--subject", "partners", "--no-publish")

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the tests' own settings and database."""
        drop = ("DJANGO_SETTINGS_MODULE", "QUARTERDECK_DATABASE")
        kept = {key: value for key, value in os.environ.items() if key not in drop}
        return kept | {"QUARTERDECK_HOME": str(self.home.root)}

    def start(self, *words: str, **more: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [BIN, *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **more,
        )

    def run(self, *words: str, code: int = 0, **more: Any) -> str:
        process = self.start(*words, **more)
        told, complained = process.communicate(timeout=120)
        assert process.returncode == code, complained
        return told or complained

    def sales(self, name: str, factor: int = 1, *, lines: int = LINES) -> str:
        path = self.folder / name
        rows = (f"{n},2026-{n % 6 + 1:02}-05,P-{n % 2 + 1},1,{n * factor},EUR" for n in range(lines))
        path.write_text("line,date,partner,quantity,amount,currency\n" + "\n".join(rows) + "\n")
        return str(path)

    def lake(self) -> tuple[int, int, int]:
        """Lines of sales, different ones, and their amount."""
        with duckdb.connect() as con:
            source = open_lake(self.home).source(con, "sales")
            query = f"SELECT count(*), count(DISTINCT line), coalesce(sum(amount), 0)::BIGINT FROM {source}"
            return con.execute(query).fetchall()[0]

    def imports(self) -> list[dict[str, Any]]:
        return json.loads(self.run("imports", "list", "--format", "json", "--limit", "100"))


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vendor with two partners, to be copied."""
    made = Installation(tmp_path_factory.mktemp("furnished"))
    made.furnish()
    return made.folder


@pytest.fixture
def there(furnished: Path, tmp_path: Path) -> Installation:
    return Installation(shutil.copytree(furnished, tmp_path / "there"))


@pytest.mark.slow
def test_killed_at_any_moment_a_retry_completes_it(there: Installation):
    chance = random.Random(11)
    sums = {0: 0}
    for number in range(1, KILLS + 1):
        path = there.sales("sales.csv", number)
        sums[number] = sum(n * number for n in range(LINES))
        process = there.start(
            "import", path, "--subject", "sales", "--format", "json", start_new_session=True
        )
        time.sleep(chance.uniform(0.4, 2.2))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        rows, different, amount = there.lake()
        assert rows == different
        assert (rows, amount) in ((0, 0), *((LINES, total) for total in sums.values()))
    told = json.loads(there.run("import", path, "--subject", "sales", "--format", "json"))
    assert told["read"] == told["new"] + told["changed"] + told["unchanged"] == LINES
    assert there.lake() == (LINES, LINES, sums[KILLS])
    assert {row["status"] for row in there.imports()} <= {"done", "interrupted"}
    assert not list(there.home.staging.iterdir())
    assert told["data_version"]


@pytest.mark.slow
def test_an_interrupted_import_can_be_undone(there: Installation):
    there.run("import", there.sales("one.csv", 1), "--subject", "sales", "--no-publish")
    stop = "from quarterdeck.intake import services; import os, signal; "
    stop += "services.finish = lambda *a: os.kill(os.getpid(), signal.SIGKILL); "
    stop += "from quarterdeck.commands import main; main()"
    words = ["import", there.sales("two.csv", 2), "--subject", "sales", "--no-publish"]
    setup = "import django; django.setup(); "
    settings = {"DJANGO_SETTINGS_MODULE": "quarterdeck.web.settings"}
    done = subprocess.run(
        [sys.executable, "-c", setup + stop, *words],
        env=there.environment | settings,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    total = sum(range(LINES))
    assert there.lake() == (LINES, LINES, 2 * total)
    newest = there.imports()[0]
    assert (newest["status"], newest["read"]) == ("interrupted", 0)
    there.run("imports", "undo", str(newest["import"]), "--no-publish")
    assert there.lake() == (LINES, LINES, total)


@pytest.mark.slow
def test_imports_at_once_have_one_effect(there: Installation):
    same, other = there.sales("same.csv", 1), there.sales("other.csv", 1, lines=LINES + 500)
    started = [
        there.start("import", path, "--subject", "sales", "--format", "json") for path in [same, other] * 3
    ]
    told = [json.loads(process.communicate(timeout=300)[0]) for process in started]
    assert [process.returncode for process in started] == [0] * 6
    assert sum(one["new"] for one in told) == LINES + 500
    assert sum(one["changed"] for one in told) == 0
    assert all(one["read"] == one["new"] + one["unchanged"] for one in told)
    assert there.lake() == (LINES + 500, LINES + 500, sum(range(LINES + 500)))


@pytest.mark.slow
@pytest.mark.parametrize("room", [4_096, 60_000, 200_000])
def test_a_full_disk_is_said_and_does_no_damage(there: Installation, room: int):
    """A limit on file size stands in for a full disk; the shared database gets past the smallest ones."""
    there.run("import", there.sales("one.csv", 1, lines=100), "--subject", "sales")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    path = there.sales("two.csv", 7, lines=60_000)
    process = there.start("import", path, "--subject", "sales", preexec_fn=limit)
    _, complained = process.communicate(timeout=120)
    assert process.returncode == 1, complained
    assert "disk is full" in complained
    assert "Traceback" not in complained
    assert there.lake() == (100, 100, sum(range(100)))
    told = json.loads(there.run("import", path, "--subject", "sales", "--format", "json"))
    assert (told["new"], told["changed"] + told["unchanged"]) == (59_900, 100)
