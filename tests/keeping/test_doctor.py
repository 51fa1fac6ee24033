import json
import shutil

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.keeping.conftest import SALES, bring
from typer.testing import CliRunner

from quarterdeck.commands import doctor
from quarterdeck.home import Home
from quarterdeck.intake.models import Import, QuarantinedRow
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping import checks
from quarterdeck.keeping.checks import cube, database, imports, lake, production
from quarterdeck.keeping.checks import home as home_checks


def only(findings):
    """The one finding, as (level, sentence)."""
    (finding,) = findings
    return str(finding.level), finding.says


def test_a_home_open_to_everybody(home: Home):
    home.root.chmod(0o755)
    assert only(home_checks.folder(home)) == ("warning", f"{home.root} is open to everybody here.")
    home.root.chmod(0o700)
    assert only(home_checks.folder(home))[0] == "ok"


def test_a_secret_key_that_others_can_read(home: Home):
    home.secret_key.chmod(0o644)
    assert only(home_checks.secret_key(home))[0] == "problem"
    home.secret_key.chmod(0o600)
    assert only(home_checks.secret_key(home))[0] == "ok"


def test_a_disk_without_room_for_the_next_snapshot(home: Home, monkeypatch):
    usage = shutil.disk_usage(home.root)._replace(free=900_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert only(home_checks.disk(home)) == (
        "problem",
        "0.9 GB are free; the next snapshot and some air need 1.0 GB.",
    )


def test_a_subject_of_ones_own_that_cannot_be_read(home: Home):
    assert only(home_checks.own_subjects(home)) == ("ok", "12 subjects, 1 of them your own.")
    (home.subjects / "visits.toml").write_text("label = 'Visits'")
    level, says = only(home_checks.own_subjects(home))
    assert level == "problem"
    assert "visits.toml" in says


def test_sqlite_that_could_lose_data(db):
    if connection.vendor != "sqlite":
        assert only(database.settings(None))[0] == "warning"  # the test server's one role is a superuser
    else:
        level, says = only(database.settings(None))  # the test database lies in memory
        assert (level, "memory" in says) == ("problem", True)


def test_a_migration_that_is_not_applied(db):
    assert only(database.migrations(None)) == ("ok", "All are applied.")
    MigrationRecorder(connection).record_unapplied("intake", "0002_uploads")
    level, says = only(database.migrations(None))
    assert (level, "from intake.0002_uploads on" in says) == ("problem", True)


def test_a_lake_that_lost_a_file(home: Home):
    assert only(lake.tables(home)) == ("ok", "3 subjects have rows; every file is there.")
    lost = next((home.root / "lake" / "sales").glob("_month=2026-03/*.parquet"))
    lost.unlink()
    level, says = only(lake.tables(home))
    assert (level, str(lost) in says) == ("problem", True)


def test_a_lake_that_is_older_than_the_database(home: Home):
    Import.objects.create(file_name="march.csv", subject="sales", status="done", version=0)
    assert only(lake.imports(home)) == ("ok", "It knows of every import.")
    Import.objects.create(file_name="april.csv", subject="sales", status="done", version=1)
    assert only(lake.imports(home)) == ("problem", "It lacks imports that the database knows of: sales.")
    Import.objects.filter(version=1).delete()
    shutil.rmtree(home.root / "lake")
    assert only(lake.imports(home))[0] == "problem"


def test_a_cube_that_is_missing_current_and_behind(home: Home):
    assert only(cube.currency(home)) == ("problem", "There is no cube, so no page shows a figure.")
    publish_cube(home)
    assert only(cube.currency(home)) == ("ok", "Version 000001 holds all that the lake holds.")
    bring(open_lake(home), "sales", [SALES[0] | {"flow": "sell-in", "amount": "7"}], "2")
    assert only(cube.currency(home))[0] == "problem"
    publish_cube(home)
    assert only(cube.currency(home)) == ("ok", "Version 000002 holds all that the lake holds.")


def test_a_currency_without_rate_and_with_an_old_one(home: Home):
    assert only(cube.rates(home)) == ("ok", "Every currency has rates to USD.")
    bring(open_lake(home), "sales", [SALES[0] | {"flow": "sell-in", "line": "4", "currency": "CHF"}], "2")
    level, says = only(cube.rates(home))
    assert (level, "there is no rate from CHF to USD for 2026-03-05" in says) == ("problem", True)

    rate = {"currency": "CHF", "date": "2026-01-01", "kind": "actual", "rate": "1.1"}
    bring(open_lake(home), "exchange_rates", [rate], "3")
    level, says = only(cube.rates(home))
    assert (level, "newest rate from CHF is of 2026-01-01" in says) == ("warning", True)

    bring(open_lake(home), "exchange_rates", [rate | {"date": "2026-03-01"}], "4")
    assert only(cube.rates(home))[0] == "ok"


def test_an_import_that_broke_off_until_its_file_came_in(home: Home):
    assert only(imports.interrupted(home))[0] == "ok"
    Import.objects.create(file_name="march.csv", subject="sales")  # running, by nobody
    level, says = only(imports.interrupted(home))
    assert (level, "march.csv" in says) == ("warning", True)
    Import.objects.create(file_name="march.csv", subject="sales", status="done")
    assert only(imports.interrupted(home))[0] == "ok"


def test_rows_in_quarantine(db):
    assert only(imports.quarantine(None))[0] == "ok"
    row = Import.objects.create(file_name="march.csv", subject="sales", status="done", read=1, quarantined=1)
    QuarantinedRow.objects.create(imported=row, line=2, faults=[], row={}, raw={})
    assert only(imports.quarantine(None)) == ("warning", "1 rows were held back and are in no figure.")


def test_settings_for_others_than_this_machine(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    assert [str(finding.level) for finding in production.reach(None)] == ["ok"]
    settings.ALLOWED_HOSTS, settings.HTTPS = ["partners.vendor.example"], False
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    found = {finding.check: str(finding.level) for finding in production.reach(None)}
    assert found == {"hosts": "ok", "https": "problem", "mail": "warning"}
    settings.HTTPS, settings.EMAIL_BACKEND = True, "django.core.mail.backends.smtp.EmailBackend"
    assert {str(finding.level) for finding in production.reach(None)} == {"ok"}
    settings.ALLOWED_HOSTS, settings.DEBUG = ["*"], True
    assert {finding.check for finding in production.reach(None) if finding.level == "problem"} == {
        "debug",
        "hosts",
    }


def test_every_problem_says_what_to_do_and_a_check_that_fails_keeps_no_other_from_being_made(
    home: Home, monkeypatch
):
    def broken(of):
        raise OSError("Input/output error")
        yield

    monkeypatch.setattr(checks, "CHECKS", (broken, *checks.CHECKS))
    found = list(checks.examine(home))
    assert found[0].says == "It could not be checked: Input/output error."
    assert len(found) > len(checks.CHECKS) - 2
    assert all(finding.advice for finding in found if finding.level != "ok")


@pytest.mark.parametrize(("level", "code"), [("ok", 0), ("warning", 0), ("problem", 1)])
def test_the_exit_code_says_whether_there_is_a_problem(monkeypatch, level, code):
    finding = checks.Finding("disk", checks.Level(level), "0 [GB] are free.", "Free some.")
    monkeypatch.setattr(checks, "examine", lambda home: iter([finding]))
    told = CliRunner().invoke(doctor.app, ["--format", "json"])
    assert told.exit_code == code
    assert json.loads(told.stdout) == [
        {"check": "disk", "level": level, "says": "0 [GB] are free.", "advice": "Free some."}
    ]
    assert "disk: 0 [GB] are free. Free some." in CliRunner().invoke(doctor.app, []).stdout


def test_a_folder_without_installation(db, tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "is_there", lambda: False)
    level, says = only(checks.examine(Home(tmp_path)))
    assert (level, says) == ("problem", f"There is no installation at {tmp_path}.")
