"""Changing one's own arrangement: each change one transaction, one entry in the log, one version."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from quarterdeck.audit.services import record
from quarterdeck.dashboards.models import Arrangement
from quarterdeck.dashboards.personal.tile import Tile, read_all
from quarterdeck.directory.models import Person

Change = Callable[[tuple[Tile, ...]], tuple[Tile, ...]]


class ChangedElsewhereError(Exception):
    """The arrangement is no longer the one that its owner looked at."""


@transaction.atomic
def arrange(*, person: Person, seen: int, start: tuple[Tile, ...], change: Change) -> None:
    """Apply `change` to the version that was `seen`; 0 stands for none yet, and then `start` is changed.

    What changes nothing leaves no entry. Raises ChangedElsewhereError, and TileError for too many tiles.
    """
    held = _held(person, seen)
    before = read_all(held.tiles) if held else start
    after = change(before)
    if after == before:
        return
    arrangement = held or Arrangement(owner=person, version=0)
    arrangement.tiles = [tile.as_json() for tile in after]
    read_all(arrangement.tiles)
    _save(arrangement)
    _record(person, "dashboard.arranged", {"tiles": len(before)}, {"tiles": len(after)})


@transaction.atomic
def share(*, person: Person, seen: int, start: tuple[Tile, ...], shared: bool, name: str) -> None:
    """Let the team see it under that name, or no longer. Raises ChangedElsewhereError."""
    held = _held(person, seen)
    arrangement = held or Arrangement(owner=person, version=0, tiles=[tile.as_json() for tile in start])
    before = {"shared": arrangement.shared, "name": arrangement.name}
    after = {"shared": shared, "name": name}
    if before == after:
        return
    arrangement.shared, arrangement.name = shared, name
    _save(arrangement)
    _record(person, "dashboard.shared" if shared else "dashboard.kept_private", before, after)


@transaction.atomic
def start_again(*, person: Person, seen: int) -> None:
    """Back to the arrangement of one's role. Raises ChangedElsewhereError."""
    held = _held(person, seen)
    if held is None:
        return
    tiles = len(held.tiles)
    held.delete()
    _record(person, "dashboard.started_again", {"tiles": tiles}, {})


def _held(person: Person, seen: int) -> Arrangement | None:
    held = Arrangement.objects.select_for_update().filter(owner=person).first()
    if (held.version if held else 0) != seen:
        raise ChangedElsewhereError
    return held


def _save(arrangement: Arrangement) -> None:
    arrangement.version += 1
    try:
        with transaction.atomic():
            arrangement.save()
    except IntegrityError as error:  # two windows made the first change at once
        raise ChangedElsewhereError from error


def _record(person: Person, action: str, before: dict[str, object], after: dict[str, object]) -> None:
    record(actor=person, action=action, object=f"dashboard:{person.email}", before=before, after=after)
