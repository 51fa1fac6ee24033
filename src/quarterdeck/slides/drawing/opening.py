"""The first slide and the last: big words on a field of the brand's colour."""

from typing import Final

from pptx.enum.text import MSO_AUTO_SIZE

from quarterdeck.slides.content import Closing, Title
from quarterdeck.slides.drawing.book import Book
from quarterdeck.slides.drawing.page import Page, runs
from quarterdeck.slides.stage import Rect
from quarterdeck.slides.stage.base import FIELD, put
from quarterdeck.slides.stage.places import rect_of
from quarterdeck.slides.text import fitted

SIZES: Final = (40, 36, 32, 28, 24, 20)
SUBTITLE: Final = (20, 18, 16, 14, 12)
LINES: Final = (16, 14, 12, 11)
LOGO: Final = (260.0, 64.0)


def opening(book: Book, slide: Title | Closing) -> None:
    made = book.stage.presentation.slides.add_slide(book.stage.opening)
    page = Page(made, book.stage, book.language)
    lines = "\n".join(slide.lines)
    under = slide.subtitle if book.stage.own else "\n".join(filter(None, (slide.subtitle, lines)))
    title = _filled(book, page, ("ctrTitle", "title"), slide.title, SIZES)
    if title is None:
        _without_places(page, slide.title, under)
    elif _filled(book, page, ("subTitle",), under, SUBTITLE) is None:
        room = Rect(title.left, title.bottom + 8, title.width, max(40, min(130, 490 - title.bottom)))
        page.text(room, under, SUBTITLE, colour=page.palette.soft)
    if book.stage.own:
        _below(book, page, lines)
    book.finished(page, slide.notes, foot=False)


def _filled(book: Book, page: Page, kinds: tuple[str, ...], text: str, sizes: tuple[int, ...]) -> Rect | None:
    """The layout's place for it, filled; None where it has none that can be used."""
    shape = next((one for one in page.slide.placeholders if one.element.ph.get("type") in kinds), None)
    rect = rect_of(shape, book.stage.scale) if shape is not None else None
    if shape is None or rect is None or rect.width < 200 or rect.height < 24 or not text:
        return None
    wide = min(rect.width, page.stage.width - rect.left)
    if wide < rect.width:
        rect = Rect(rect.left, rect.top, wide, rect.height)
        put(shape, rect, book.stage.scale)
    bold = kinds != ("subTitle",)
    inset = 0 if book.stage.own else 15
    room = (rect.width - inset, rect.height - inset / 2)
    fit = fitted(text, room, sizes, bold=bold, face=book.stage.face)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for number, part in enumerate(fit.text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        for run in runs(paragraph, part, book.language):
            run.font.size = page.points(fit.size)
            if book.stage.own and bold:
                run.font.bold = True
    return rect


def _without_places(page: Page, title: str, under: str) -> None:
    room = Rect(page.area.left, 150, page.area.width, 140)
    page.text(room, title, SIZES, bold=True, anchor="bottom")
    page.text(Rect(room.left, 304, room.width, 140), under, SUBTITLE, colour=page.palette.soft)


def _below(book: Book, page: Page, lines: str) -> None:
    """On the white: the logo, or the vendor's name, to the right; who and when to the left."""
    room = Rect(page.area.left, FIELD.bottom + 40, page.area.width, 130)
    words, mark = room.beside(room.width - LOGO[0] - 40, 40)
    page.text(words, lines, LINES, colour=page.palette.soft)
    if book.logo:
        book.marked(page, Rect(mark.left, mark.top - 8, *LOGO))
    else:
        page.text(
            Rect(mark.left, mark.top, mark.width, 64), book.name, (20, 18, 16, 14, 12), bold=True, right=True
        )
