"""Text files: any usual encoding becomes UTF-8 with line feeds."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError
from quarterdeck.intake.readers.detect import SAMPLE, looks_like_utf16
from quarterdeck.intake.readers.file import Source

CHUNK = 4_000_000
DAMAGE = "\ufffd"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def encoding_of(path: Path) -> tuple[str, bool]:
    """The encoding, and whether all of the file is valid in it.

    Known by a mark, by NULs, or by what the letters beyond ASCII are mostly valid in.
    """
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, False
    if looks_like_utf16(head):
        return ("utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"), False
    return _eight_bit(path)


def _eight_bit(path: Path) -> tuple[str, bool]:
    """UTF-8 when more letters beyond ASCII are valid in it than not; else that of Western Windows.

    So a few damaged bytes do not spoil every other letter of a file.
    """
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    valid = broken = 0
    for chunk in chunks(path):
        if chunk.isascii() and not decoder.getstate()[0]:
            continue
        text = decoder.decode(chunk)
        damaged = text.count(DAMAGE)
        broken += damaged
        valid += len(text.encode()) - len(text) - 2 * damaged
    broken += len(decoder.decode(b"", final=True))
    if broken == 0 or valid > broken:
        return "utf-8", broken == 0
    return ("cp1252" if is_valid(path, "cp1252") else "latin-1"), False


def is_valid(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def as_utf8(source: Source) -> Path:
    """The file itself when it is plain UTF-8, else a copy of it in UTF-8 with line feeds.

    Bytes that are not of the encoding become U+FFFD; whoever reads on finds them by that.
    """
    encoding, valid = encoding_of(source.path)
    if source.options.encoding not in (None, encoding):
        encoding, valid = str(source.options.encoding), False
    if encoding == "utf-8" and valid and not _has_bare_returns(source.path):
        return source.path
    copy = source.folder / f"{source.path.name}.utf8"
    try:
        with (
            source.path.open(encoding=encoding, errors="replace", newline=None) as old,
            copy.open("w", encoding="utf-8", newline="\n") as new,
        ):
            while text := old.read(CHUNK):
                new.write(text)
    except LookupError:
        raise MappingError(
            _("There is no encoding '%(encoding)s'. Write utf-8, utf-16 or cp1252.") % {"encoding": encoding}
        ) from None
    return copy


def _has_bare_returns(path: Path) -> bool:
    """Whether some line ends with a carriage return alone."""
    split = False  # whether a chunk ended between the two halves of a line's end
    for chunk in chunks(path):
        returns = chunk.count(b"\r")
        if split and not chunk.startswith(b"\n"):
            return True
        split = chunk.endswith(b"\r")
        if returns and returns - split != chunk.count(b"\r\n"):
            return True
    return split
