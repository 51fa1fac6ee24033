"""All slides of a deck, one after another, and the file they make."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from pptx.presentation import Presentation

from quarterdeck.slides.content import (
    Chart,
    Closing,
    Columns,
    Sentences,
    Slide,
    Statement,
    Table,
    Title,
)
from quarterdeck.slides.drawing.book import Book
from quarterdeck.slides.drawing.chart import chart
from quarterdeck.slides.drawing.columns import columns
from quarterdeck.slides.drawing.logo import sound
from quarterdeck.slides.drawing.opening import opening
from quarterdeck.slides.drawing.sentences import sentences
from quarterdeck.slides.drawing.statement import statement
from quarterdeck.slides.drawing.table import table
from quarterdeck.slides.errors import Refused
from quarterdeck.slides.stage import BROKEN, Stage, base, staged

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part in the file: the earliest that a ZIP archive knows."""


def drawn(content: dict[str, Any], logo: bytes, template: bytes) -> bytes:
    """Raises Refused for a template or a logo that cannot be used."""
    if logo:
        sound(logo)
    if not template:
        return _made(base(content["colour"]), content, logo)
    try:
        return _made(staged(template, content["colour"]), content, logo)
    except BROKEN as error:
        raise Refused("unusable") from error


def _made(stage: Stage, content: dict[str, Any], logo: bytes) -> bytes:
    at = datetime.fromisoformat(content["at"])
    book = Book(stage, content["name"], tuple(content["foot"]), content["language"], at, logo)
    _all(book, content["slides"])
    return _file(stage.presentation, content, at)


def _all(book: Book, slides: Iterable[Slide]) -> None:
    for slide in slides:
        match slide:
            case Title() | Closing():
                opening(book, slide)
            case Statement():
                statement(book, slide)
            case Chart():
                chart(book, slide)
            case Table():
                table(book, slide)
            case Sentences():
                sentences(book, slide)
            case Columns():
                columns(book, slide)


def _file(presentation: Presentation, content: dict[str, Any], at: datetime) -> bytes:
    """The same parts in the same order with the same times, whenever it is made."""
    about = presentation.core_properties
    about.title, about.author, about.last_modified_by = content["title"], content["name"], content["name"]
    about.language, about.revision, about.keywords, about.comments = content["language"], 1, "", ""
    about.created = about.modified = at.replace(tzinfo=None)
    written, file = BytesIO(), BytesIO()
    presentation.save(written)
    with zipfile.ZipFile(written) as read, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in read.namelist():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), read.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
