"""What a file is, by its content; its name is never believed."""

from enum import StrEnum
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.intake.errors import EmptyFileError, UnknownFormatError, UnreadableError

SAMPLE = 65_536


class Format(StrEnum):
    GZIP = "gzip"
    WORKBOOK = "Excel workbook"
    PARQUET = "Parquet"
    JSON_LINES = "JSON lines"
    DELIMITED = "CSV"


READABLE = gettext_lazy("CSV, Excel (.xlsx), Parquet and JSON lines can be read, also gzipped.")
_KNOWN = ((b"\x1f\x8b", Format.GZIP), (b"PK\x03\x04", Format.WORKBOOK), (b"PAR1", Format.PARQUET))
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        gettext_lazy(
            "'%(file)s' is locked with a password, or an Excel file of before 2007. Save it as .xlsx."
        ),
    ),
    (b"PARE", gettext_lazy("'%(file)s' is an encrypted Parquet file. Save it without encryption.")),
    (b"PK\x05\x06", gettext_lazy("'%(file)s' is an empty archive.")),
    (b"%PDF", gettext_lazy("'%(file)s' is a PDF document.")),
    (b"\x28\xb5\x2f\xfd", gettext_lazy("'%(file)s' is packed with zstd. Unpack it, or pack it with gzip.")),
    (b"BZh", gettext_lazy("'%(file)s' is packed with bzip2. Unpack it, or pack it with gzip.")),
    (b"\xfd7zXZ", gettext_lazy("'%(file)s' is packed with xz. Unpack it, or pack it with gzip.")),
    (b"7z\xbc\xaf", gettext_lazy("'%(file)s' is a 7-Zip archive. Unpack it.")),
    (b"Rar!", gettext_lazy("'%(file)s' is a RAR archive. Unpack it.")),
    (b"SQLite format 3", gettext_lazy("'%(file)s' is a SQLite database.")),
    (b"ORC", gettext_lazy("'%(file)s' is an ORC file.")),
    (b"Obj\x01", gettext_lazy("'%(file)s' is an Avro file.")),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def detect(path: Path, name: str) -> Format:
    """The format of `path`. Raises IntakeError for what cannot be read; `name` is only for the message."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise EmptyFileError(_("'%(file)s' is empty.") % {"file": name})
    for magic, format_ in _KNOWN:
        if head.startswith(magic):
            return format_
    for magic, what in _REFUSED:
        if head.startswith(magic):
            raise UnreadableError(f"{what % {'file': name}} {READABLE}")
    return _text(head, name)


def _text(head: bytes, name: str) -> Format:
    if not head.startswith(_UTF16) and not looks_like_utf16(head) and _binary(head):
        raise UnknownFormatError(
            _("'%(file)s' is no text and of no known kind.") % {"file": name} + f" {READABLE}"
        )
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:20].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<!--")):
        raise UnknownFormatError(
            _("'%(file)s' is a web page or XML, perhaps a sign-in page saved in place of the export.")
            % {"file": name}
            + f" {READABLE}"
        )
    if start.startswith(b"["):
        raise UnknownFormatError(
            _("'%(file)s' is one JSON array. Write one object on each line.") % {"file": name}
            + f" {READABLE}"
        )
    return Format.JSON_LINES if start.startswith(b"{") else Format.DELIMITED


def looks_like_utf16(head: bytes) -> bool:
    """Whether every other byte is NUL, as in Latin text in UTF-16 without a mark."""
    half = len(head) // 2
    return half > 1 and max(head[0::2].count(0), head[1::2].count(0)) > 0.7 * half


def _binary(head: bytes) -> bool:
    """More than one control character in a hundred, NULs aside when they are few."""
    controls = head.translate(None, bytes([9, 10, 12, 13, *range(32, 256)]))
    return len(controls) > max(3, len(head) // 100)
