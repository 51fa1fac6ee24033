"""What somebody's presentation, a ZIP archive, must pass before anything reads it."""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from quarterdeck.slides.errors import Refused

ENTRIES: Final = 1_000
UNPACKED: Final = 200_000_000
RATIO: Final = 100
SMALL: Final = 1_000_000
ENCRYPTED: Final = 0x1
OLD: Final = b"\xd0\xcf\x11\xe0"
TYPES: Final = "[Content_Types].xml"
PRESENTATION: Final = b"presentationml.presentation.main+xml"
TEMPLATE: Final = b"presentationml.template.main+xml"
MACROS: Final = (b"macroenabled", b"vbaproject", b"activex")


def checked(blob: bytes) -> bytes:
    """The presentation, a template turned into one. Raises Refused.

    What lies in it packed again (the sheets of its charts) is never opened, so it is not looked into.
    """
    if blob.startswith(OLD):
        raise Refused("locked")
    try:
        with zipfile.ZipFile(BytesIO(blob)) as archive:
            entries = archive.infolist()
            _check_sizes(entries, len(blob))
            _check_names(entries)
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refused("damaged" if blob.startswith(b"PK") else "no presentation") from error
    _check_types(parts)
    return blob if PRESENTATION in parts[TYPES] else _presentation(parts)


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES:
        raise Refused("too many parts", parts=len(entries), most=ENTRIES)
    if unpacked > UNPACKED or (unpacked > SMALL and unpacked > RATIO * packed):
        raise Refused("unpacks")


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.flag_bits & ENCRYPTED:
            raise Refused("locked")
        if place.is_absolute() or ".." in place.parts or ":" in entry.filename:
            raise Refused("outside", part=entry.filename[:100])


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part: declared sizes may lie, so what comes out is counted."""
    parts: dict[str, bytes] = {}
    left = UNPACKED
    for entry in archive.infolist():
        with archive.open(entry) as file:
            part = file.read(left + 1)
        left -= len(part)
        if left < 0:
            raise Refused("unpacks")
        if entry.filename.endswith((".xml", ".rels")) and _declares(part):
            raise Refused("entities")
        parts[entry.filename] = part
    return parts


def _declares(part: bytes) -> bool:
    """Whatever its encoding: without its NULs UTF-16 reads as ASCII here."""
    head = part[:100_000].replace(b"\0", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _check_types(parts: dict[str, bytes]) -> None:
    types = parts.get(TYPES, b"")
    if any(mark in types.lower() for mark in MACROS) or any("vbaproject" in name.lower() for name in parts):
        raise Refused("macros")
    if PRESENTATION not in types and TEMPLATE not in types:
        raise Refused("no presentation")


def _presentation(parts: dict[str, bytes]) -> bytes:
    """A .potx is a .pptx that says of itself that it is a template."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(TEMPLATE, PRESENTATION) if name == TYPES else part)
    return file.getvalue()
