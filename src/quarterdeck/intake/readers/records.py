"""Records of delimited text, one at a time: for files in which not every line is a whole row."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quarterdeck.intake.readers.staged import Record
from quarterdeck.intake.readers.text import DAMAGE

CELL_LINES = 1_000
OPEN_QUOTE = "unexpected end of data"
CONTROL = "\x00"


def records(path: Path, delimiter: str, width: int | None, *, skip: int = 0) -> Iterator[Record]:
    """Line, what is wrong with it (None: nothing) and cells of every row after `skip` lines.

    A row is torn when it has not `width` cells, when its quotes do not close, and when it holds NULs
    or bytes outside of the file's encoding. Blank lines are no rows.
    """
    for line, text in _logical(path, delimiter, skip):
        if text.strip():
            cells, wrong = _parse(text, delimiter)
            yield line, wrong or _ragged(len(cells), width) or _unreadable(text), cells


def _logical(path: Path, delimiter: str, skip: int) -> Iterator[tuple[int, str]]:
    """Each row's first line number and its text, line feeds inside quotes included."""
    with path.open(encoding="utf-8", newline="\n") as file:
        waiting: list[str] = []
        number = 0
        while text := waiting.pop(0) if waiting else file.readline():
            number += 1
            first = number
            if first <= skip:
                continue
            following: list[str] = []
            while _is_open(text, delimiter) and len(following) < CELL_LINES:
                line = waiting.pop(0) if waiting else file.readline()
                if not line:
                    break
                following.append(line)
                if _closes(line):
                    joined = text + "".join(following)
                    if not _is_open(joined, delimiter):
                        text, number, following = joined, number + len(following), []
                        break
            waiting = following + waiting
            yield first, text.rstrip("\r\n")


def _closes(line: str) -> bool:
    return line.count('"') % 2 == 1


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quoted cell has begun and not ended."""
    if '"' not in text:
        return False
    return _parse(text.rstrip("\r\n"), delimiter)[1] == str(_STRAY)


_STRAY = gettext_lazy("A quote is opened and never closed.")
_INSIDE = gettext_lazy("A quote stands inside a quoted cell. Write it twice.")


def _parse(text: str, delimiter: str) -> tuple[list[str], str | None]:
    try:
        return next(csv.reader((text,), delimiter=delimiter, strict=True)), None
    except csv.Error as error:
        wrong = _STRAY if OPEN_QUOTE in str(error) else _INSIDE
        return text.split(delimiter), str(wrong) if '"' in text else _(
            "The line cannot be read: %(error)s."
        ) % {"error": error}


def _ragged(found: int, width: int | None) -> str | None:
    if width is None or found == width:
        return None
    return ngettext(
        "The line has %(found)s cell where the header has %(width)s.",
        "The line has %(found)s cells where the header has %(width)s.",
        found,
    ) % {"found": found, "width": width}


def _unreadable(text: str) -> str | None:
    if CONTROL in text:
        return _("The line holds a NUL character.")
    return _("The line holds bytes that are not of the file's encoding.") if DAMAGE in text else None
