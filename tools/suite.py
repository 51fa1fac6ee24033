"""Run every test: all of them on SQLite, then the database's on PostgreSQL; end with what was skipped.

python -m tools.suite [arguments for pytest, for the first run alone]
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
DATABASE_SUITE = ("audit", "directory", "intake", "keeping", "web")
NO_POSTGRES = "no initdb found: apt-get install postgresql"


@dataclass
class Run:
    name: str
    code: int
    passed: int
    failed: int
    skips: Counter[str]


def main(arguments: list[str]) -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    runs = [_run("SQLite", {}, arguments or ["tests"])]
    folder = postgres.binaries()
    if folder and not arguments:
        with postgres.server(folder) as address:
            suite = [f"tests/{room}" for room in DATABASE_SUITE if Path("tests", room).is_dir()]
            environment = {"QUARTERDECK_DATABASE": address}
            runs.append(_run("PostgreSQL", environment, [*suite, "-m", "not browser"]))
    _report(runs, postgres_missing=folder is None)
    return next((run.code for run in runs if run.code), 0)


def _run(name: str, environment: dict[str, str], arguments: list[str]) -> Run:
    print(f"\n== On {name}", flush=True)
    report = REPORTS / f"{name.lower()}.xml"
    report.unlink(missing_ok=True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("QUARTERDECK_")}
    code = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "auto",
            "--dist",
            "loadfile",
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


def _report(runs: list[Run], *, postgres_missing: bool) -> None:
    print("\n== In short")
    for run in runs:
        print(f"{run.name}: {run.passed} passed, {run.failed} failed, {run.skips.total()} skipped")
        for reason, count in run.skips.most_common():
            print(f"  skipped {count}: {reason}")
    if postgres_missing:
        print(f"PostgreSQL: skipped, {NO_POSTGRES}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
