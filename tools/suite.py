"""Run every test: all of them on SQLite, then the database's on PostgreSQL; end with what was skipped.

python -m tools.suite [arguments for pytest, for the first run alone]

Without Chromium or LibreOffice their tests are skipped on a developer's machine; in CI that is a failure.
"""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tools import postgres

REPORTS = Path(".cache/tests")
DATABASE_SUITE = (
    "audit",
    "commitments",
    "delivery",
    "directory",
    "disputes",
    "intake",
    "keeping",
    "people",
    "plans",
    "quality",
    "reviews",
    "setup",
    "summaries",
    "web",
)
WITHOUT_BROWSER = ["-m", "not browser"]
FOR_DATABASES = ["-m", "not browser and not any_database"]
NOT_FOR_TESTS = ("QUARTERDECK_", "PYTHONDONTWRITEBYTECODE")
"""A process that a test starts would read each file of ours anew where none may be kept compiled."""
NO_CHROMIUM = "Skipped: the browser tests. No Chromium was found and none could be installed."
NO_POSTGRESQL = "Skipped: the database suite on PostgreSQL. On Debian: apt-get install postgresql."


@dataclass
class Run:
    name: str
    code: int
    passed: int
    failed: int
    skips: Counter[str]


def main(arguments: list[str]) -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    browser, programs = os.environ.get("CHROMIUM"), postgres.binaries()
    runs = [_run("SQLite", {}, [*(arguments or ["tests"]), *([] if browser else WITHOUT_BROWSER)])]
    if programs and not arguments:
        with postgres.server(programs) as address:
            suite = [f"tests/{room}" for room in DATABASE_SUITE if Path("tests", room).is_dir()]
            runs.append(_run("PostgreSQL", {"QUARTERDECK_DATABASE": address}, [*suite, *FOR_DATABASES]))
    _report(runs)
    if not programs:
        print(NO_POSTGRESQL)
    if not browser:
        print(NO_CHROMIUM)
        runs[0].code = runs[0].code or int("CI" in os.environ)
    return next((run.code for run in runs if run.code), 0)


def _run(name: str, environment: dict[str, str], arguments: list[str]) -> Run:
    print(f"\n== On {name}", flush=True)
    report = REPORTS / f"{name.lower()}.xml"
    report.unlink(missing_ok=True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith(NOT_FOR_TESTS)}
    code = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "auto",
            "--dist",
            "worksteal",
            f"--junitxml={report}",
            *arguments,
        ],
        env=clean | environment,
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode
    return _read(name, code, report)


def _read(name: str, code: int, report: Path) -> Run:
    cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skips = Counter(str(skip.get("message")) for case in cases for skip in case.findall("skipped"))
    return Run(name, code, len(cases) - failed - skips.total(), failed, skips)


def _report(runs: list[Run]) -> None:
    print("\n== In short")
    for run in runs:
        print(f"{run.name}: {run.passed} passed, {run.failed} failed, {run.skips.total()} skipped")
        for reason, count in run.skips.most_common():
            print(f"  skipped {count}: {reason}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
