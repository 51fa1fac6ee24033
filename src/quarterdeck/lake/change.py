"""What one write did to a table."""

from dataclasses import dataclass


class LakeError(RuntimeError):
    """The lake could not take a write; nothing was changed. The message says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows by what happened to them, and the table's version before and after.

    `unchanged` counts the rows handed in that had no effect: equal to what is there, or, when
    deleting, not there. `removed` counts rows that were there and are not any more. `months` are the
    partitions rewritten ('2026-03'; empty for a reference subject). A write without effect makes no
    version; a version of None says that there is no table yet.
    """

    new: int
    changed: int
    unchanged: int
    removed: int
    months: tuple[str, ...]
    version_before: int | None
    version: int | None
