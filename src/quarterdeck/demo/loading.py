"""Loading the demo channel: its files through the same door as everybody's, and sign-ins for its cast."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from django.db import connection

from quarterdeck import calendar
from quarterdeck.demo import adventureworks
from quarterdeck.demo.cast import CAST, PASSWORD, VENDOR
from quarterdeck.demo.generator import DEMO, ORDER, SEED, Size, generate
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.services import keep_vendor, set_password
from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.request import digest
from quarterdeck.intake.services import run_import

Watch = Callable[[str, float | None], None]
"""Told what is being done, and the share done of all, 0 to 1, where it is known."""


class DemoError(Exception):
    """The demo cannot be loaded here; the message says what would help."""


def unwatched(step: str, done: float | None) -> None:
    """Loading that nobody looks at."""


def load(home: Home, *, seed: int = SEED, size: Size = DEMO, watch: Watch = unwatched) -> list[Import]:
    """Bring the channel into `home`, whose database stands ready; returns the imports that were made.

    What is there already, by content, is not loaded again: a second call makes no import, one after
    a crash makes the missing ones. Raises DemoError where another vendor lives.
    """
    check_free(VENDOR)
    keep_vendor(actor=None, name=VENDOR, currency="EUR", simulated=True)
    folder = _files(home, seed, size, watch)
    imports = []
    for number, subject in enumerate(ORDER, start=1):
        watch(f"Importing {subject.replace('_', ' ')}", number / (len(ORDER) + 2))
        path = folder / f"{subject}.csv"
        if not _loaded(subject, path):
            imports.append(run_import(actor=None, path=path, subject=subject, publish=False, home=home))
    watch("Publishing figures", 1 - 1 / (len(ORDER) + 2))
    publish_cube(home)
    give_passwords(CAST)
    watch("Ready", 1)
    return imports


def load_adventureworks(home: Home, folder: Path, *, watch: Watch = unwatched) -> None:
    """Bring Microsoft's files into `home`, each once. Raises DemoError and IntakeError."""
    check_free(adventureworks.VENDOR)
    adventureworks.load(home, folder, lambda step: watch(step, None))
    give_passwords(adventureworks.CAST)


def check_free(vendor: str) -> None:
    """Raises DemoError where data of another vendor lies."""
    found = Vendor.objects.first()
    if found and found.name != vendor:
        raise DemoError(
            f"This installation belongs to {found.name}. Name another folder in QUARTERDECK_HOME, or empty "
            "this one with --reset if it holds a demo."
        )


def made_on(home: Home) -> str:
    """The day up to which the demo's files reach, as YYYY-MM-DD."""
    return (_folder(home) / "day").read_text(encoding="utf-8")


def reset(home: Home) -> None:
    """Remove everything in `home`. Raises DemoError unless a demo lives there, on SQLite."""
    vendor = Vendor.objects.first()
    if vendor and not (vendor.simulated or vendor.name == adventureworks.VENDOR):
        raise DemoError(f"This is no demo: the installation belongs to {vendor.name}. Nothing was removed.")
    if connection.vendor != "sqlite":
        raise DemoError("The database is not ours to remove. Empty it yourself, then load the demo again.")
    connection.close()
    for path in home.root.iterdir():
        if path != home.secret_key:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def give_passwords(cast: Mapping[str, str]) -> None:
    """The well-known password for everybody of a cast who has none."""
    for person in Person.objects.filter(email__in=cast.values()):
        if not person.has_usable_password():
            set_password(actor=None, person=person, password=PASSWORD)


def _folder(home: Home) -> Path:
    return home.root / "demo"


def _files(home: Home, seed: int, size: Size, watch: Watch) -> Path:
    """The import files, made once: on a later day they are still those of the day they were made."""
    folder, draft = _folder(home), home.root / "demo.draft"
    if not folder.exists():
        watch("Making the channel", 0)
        shutil.rmtree(draft, ignore_errors=True)
        day = calendar.today()
        generate(draft, seed=seed, size=size, today=day)
        (draft / "day").write_text(day.isoformat(), encoding="utf-8")
        draft.rename(folder)
    return folder


def _loaded(subject: str, path: Path) -> bool:
    done = Import.objects.filter(subject=subject, status=Import.Status.DONE)
    return done.filter(sha256=digest(path)).exists()
