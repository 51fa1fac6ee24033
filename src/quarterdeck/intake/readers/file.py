"""What a reader is told about a file."""

from dataclasses import dataclass, field
from pathlib import Path

from quarterdeck.intake.limits import Limits


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How to read a file, where looking at it is not enough (the table [file] of a mapping).

    `header` names the columns of a file without a header row; `skip` leaves out lines above the
    header; `sheet` is a worksheet's name.
    """

    delimiter: str | None = None
    encoding: str | None = None
    skip: int = 0
    header: tuple[str, ...] = ()
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read: `path` as it lies now, `name` as its owner calls it, `folder` for scratch."""

    path: Path
    name: str
    folder: Path
    limits: Limits
    options: FileOptions = field(default_factory=FileOptions)
