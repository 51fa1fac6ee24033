"""What an Excel file, which is a ZIP archive, must pass before anything opens it."""

import zipfile
import zlib
from pathlib import PurePosixPath

from quarterdeck.intake.errors import LimitError, UnknownFormatError, UnreadableError
from quarterdeck.intake.readers.detect import READABLE
from quarterdeck.intake.readers.file import Source

WORKBOOK = {"[Content_Types].xml"}
ENCRYPTED = 0x1
SMALL = 1_000_000
NESTED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf")


def check(source: Source) -> None:
    """Raises IntakeError for an archive that is no workbook, is dangerous, or unpacks to too much."""
    try:
        with zipfile.ZipFile(source.path) as archive:
            entries = archive.infolist()
            _check_counts(source, entries)
            for entry in entries:
                _check_entry(source, entry)
            if not {entry.filename for entry in entries} >= WORKBOOK:
                raise UnknownFormatError(f"'{source.name}' is a ZIP archive. Unpack it first. {READABLE}")
            _check_contents(source, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableError(f"'{source.name}' is a damaged Excel file: {error}") from error


def _check_counts(source: Source, entries: list[zipfile.ZipInfo]) -> None:
    limits = source.limits
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.entries:
        raise LimitError(
            f"'{source.name}' holds {len(entries):,} parts; at most {limits.entries:,} are allowed."
        )
    if unpacked > limits.unpacked:
        raise LimitError(
            f"'{source.name}' unpacks to {unpacked / 1e6:,.0f} MB; "
            f"at most {limits.unpacked / 1e6:,.0f} MB are allowed."
        )
    if unpacked > SMALL and unpacked > limits.ratio * source.path.stat().st_size:
        raise LimitError(f"'{source.name}' unpacks to more than {limits.ratio} times its size.")


def _check_entry(source: Source, entry: zipfile.ZipInfo) -> None:
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableError(f"'{source.name}' is locked with a password. Save it without.")
    if place.is_absolute() or ".." in place.parts or ":" in entry.filename:
        raise UnreadableError(f"'{source.name}' holds a part that points outside of it: {entry.filename!r}.")


def _check_contents(source: Source, archive: zipfile.ZipFile) -> None:
    """Unpack everything once, keeping nothing: declared sizes may lie, and archives and entities hide."""
    unpacked = 0
    for entry in archive.infolist():
        with archive.open(entry) as part:
            head = part.read(CHUNK)
            if head.startswith(NESTED):
                raise UnreadableError(f"'{source.name}' holds another archive: {entry.filename!r}.")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UnreadableError(f"'{source.name}' declares entities, which no workbook does.")
            unpacked += len(head)
            while chunk := part.read(CHUNK):
                unpacked += len(chunk)
                if unpacked > source.limits.unpacked:
                    raise LimitError(f"'{source.name}' unpacks to more than it says.")


CHUNK = 1_000_000
