"""The folder of the installation: there, ours, closed to others, with room left."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from quarterdeck import subjects
from quarterdeck.cube import files
from quarterdeck.home import Home
from quarterdeck.keeping.checks.finding import Finding, ok, problem, warning

ROOM = 1_000_000_000  # bytes beside the next snapshot: staged uploads, the database's log, a backup


def folder(home: Home) -> Iterator[Finding]:
    if not home.root.is_dir():
        yield problem("home", f"{home.root} is no folder.", "Run `quarterdeck init`.")
    elif not os.access(home.root, os.R_OK | os.W_OK | os.X_OK):
        yield problem("home", f"{home.root} cannot be written.", "Run as its owner, or give it the folder.")
    elif _mode(home.root) & 0o007:
        yield warning("home", f"{home.root} is open to everybody here.", f"chmod 700 {home.root}")
    else:
        yield ok("home", f"{home.root} is writable and closed to others.")


def secret_key(home: Home) -> Iterator[Finding]:
    if os.environ.get("QUARTERDECK_SECRET_KEY"):
        yield ok("secret key", "It comes from QUARTERDECK_SECRET_KEY.")
    elif _mode(home.secret_key) & 0o077:
        yield problem(
            "secret key", f"Others can read {home.secret_key}.", f"chmod 600 {home.secret_key}, and renew it."
        )
    else:
        yield ok("secret key", "Only its owner can read it.")


def disk(home: Home) -> Iterator[Finding]:
    free = shutil.disk_usage(home.root).free
    newest = files.newest(home.cube)
    needed = ROOM + (2 * newest.stat().st_size if newest else 0)
    says = f"{free / 1e9:.1f} GB are free; the next snapshot and some air need {needed / 1e9:.1f} GB."
    if free < needed:
        yield problem("disk", says, "Free some room: without it imports fail, and nothing is published.")
    else:
        yield ok("disk", says)


def own_subjects(home: Home) -> Iterator[Finding]:
    try:
        catalogue = subjects.load(home.subjects)
    except subjects.SubjectError as error:
        yield problem("subjects", str(error), f"Mend the file in {home.subjects}.")
    else:
        own = sum(not subject.built_in for subject in catalogue.values())
        yield ok("subjects", f"{len(catalogue)} subjects, {own} of them your own.")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
