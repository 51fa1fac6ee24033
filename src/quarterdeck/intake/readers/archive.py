"""What an Excel file, which is a ZIP archive, must pass before anything opens it."""

import zipfile
import zlib
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import LimitError, UnknownFormatError, UnreadableError
from quarterdeck.intake.readers.detect import READABLE
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.sentence import counted

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
                raise UnknownFormatError(
                    _("'%(file)s' is a ZIP archive. Unpack it first.") % {"file": source.name}
                    + f" {READABLE}"
                )
            _check_contents(source, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableError(
            _("'%(file)s' is a damaged Excel file: %(error)s") % {"file": source.name, "error": f"{error}."}
        ) from error


def _check_counts(source: Source, entries: list[zipfile.ZipInfo]) -> None:
    limits = source.limits
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.entries:
        raise LimitError(
            _("'%(file)s' holds %(parts)s parts; at most %(most)s are allowed.")
            % {"file": source.name, "parts": counted(len(entries)), "most": counted(limits.entries)}
        )
    if unpacked > limits.unpacked:
        raise LimitError(
            _("'%(file)s' unpacks to %(size)s MB; at most %(most)s MB are allowed.")
            % {
                "file": source.name,
                "size": counted(unpacked / 1e6),
                "most": counted(limits.unpacked / 1e6),
            }
        )
    if unpacked > SMALL and unpacked > limits.ratio * source.path.stat().st_size:
        raise LimitError(
            _("'%(file)s' unpacks to more than %(times)s times its size.")
            % {"file": source.name, "times": limits.ratio}
        )


def _check_entry(source: Source, entry: zipfile.ZipInfo) -> None:
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableError(
            _("'%(file)s' is locked with a password. Save it without.") % {"file": source.name}
        )
    if place.is_absolute() or ".." in place.parts or ":" in entry.filename:
        raise UnreadableError(
            _("'%(file)s' holds a part that points outside of it: %(part)s.")
            % {"file": source.name, "part": repr(entry.filename)}
        )


def _check_contents(source: Source, archive: zipfile.ZipFile) -> None:
    """Unpack everything once, keeping nothing: declared sizes may lie, and archives and entities hide."""
    unpacked = 0
    for entry in archive.infolist():
        with archive.open(entry) as part:
            head = part.read(CHUNK)
            if head.startswith(NESTED):
                raise UnreadableError(
                    _("'%(file)s' holds another archive: %(part)s.")
                    % {"file": source.name, "part": repr(entry.filename)}
                )
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UnreadableError(
                    _("'%(file)s' declares entities, which no workbook does.") % {"file": source.name}
                )
            unpacked += len(head)
            while chunk := part.read(CHUNK):
                unpacked += len(chunk)
                if unpacked > source.limits.unpacked:
                    raise LimitError(_("'%(file)s' unpacks to more than it says.") % {"file": source.name})


CHUNK = 1_000_000
