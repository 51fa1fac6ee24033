"""A table: a head, rows under fine rules, a total; on as many slides as it needs."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn

from quarterdeck.slides.content import Table
from quarterdeck.slides.drawing.book import Book
from quarterdeck.slides.drawing.measured import ABOVE, ASIDE, Measured, measured
from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.stage import Rect
from quarterdeck.slides.stage.xml import Element, child, first

PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's own name for a table without style and grid."""
NOTE: Final = (13, 12, 11, 10)


def table(book: Book, slide: Table) -> None:
    area = book.stage.area
    note = 40.0 if slide.note else 0.0
    fit = measured(slide, area.width, area.height - note, book.stage.face)
    pages = list(_spread(fit, area.height - note))
    for number, rows in enumerate(pages, 1):
        count = f"{number}/{len(pages)}" if len(pages) > 1 else ""
        page = book.page(slide.title, topic=slide.topic, notes=slide.notes, count=count)
        bottom = _drawn(page, slide, fit, rows)
        if slide.note and number == len(pages):
            place = Rect(area.left, bottom + 10, area.width, 30)
            page.text(place, slide.note, NOTE, colour=page.palette.soft)


def _spread(fit: Measured, high: float) -> Iterator[Sequence[int]]:
    """The numbers of the rows of each slide, about as many on each; the head stands on all."""
    body = range(1, len(fit.rows))
    room = high - fit.heights[0]
    pages = max(1, -(-int(sum(fit.heights[1:]) * 100) // int(room * 100)))
    while any(sum(fit.heights[row] for row in part) > room for part in _even(body, pages)):
        pages += 1
    yield from _even(body, pages)


def _even(rows: Sequence[int], pages: int) -> list[Sequence[int]]:
    each = max(1, -(-len(rows) // pages))
    return [rows[start : start + each] for start in range(0, max(len(rows), 1), each)]


def _drawn(page: Page, slide: Table, fit: Measured, rows: Sequence[int]) -> float:
    """The table of these rows; where it ends."""
    shown = [0, *rows]
    area, scale = page.area, page.stage.scale
    high = sum(fit.heights[row] for row in shown)
    place = page.emu(Rect(area.left, area.top, sum(fit.widths), high))
    frame = page.slide.shapes.add_table(len(shown), len(fit.widths), *place)
    made = frame.table
    first(frame.element, "a:tableStyleId").text = PLAIN
    made.horz_banding, made.first_row = False, True
    made.last_row = bool(slide.total) and shown[-1] == len(fit.rows) - 1
    first(frame.element, "p:cNvPr").set("descr", _alt(slide))
    for column, wide in enumerate(fit.widths):
        made.columns[column].width = int(wide * scale * 12700)
    for line, row in enumerate(shown):
        made.rows[line].height = int(fit.heights[row] * scale * 12700)
        total = bool(slide.total) and row == len(fit.rows) - 1
        for column, text in enumerate(fit.rows[row]):
            _cell(
                page,
                made.cell(line, column),
                text,
                fit.size,
                head=row == 0,
                total=total,
                right=column >= slide.words,
            )
    return area.top + high


def _cell(page: Page, cell: Any, text: str, size: float, *, head: bool, total: bool, right: bool) -> None:  # noqa: ANN401
    scale = page.stage.scale
    cell.margin_left, cell.margin_right = (
        (int(ASIDE * scale * 12700), 0) if right else (0, int(ASIDE * scale * 12700))
    )
    cell.margin_top = cell.margin_bottom = int((ABOVE - 1) * scale * 12700)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    colour = page.palette.faint if head else page.palette.ink
    page.lettered(paragraph, text, size - 1 if head else size, colour, bold=total)
    strong = head or total
    properties = cell._tc.get_or_add_tcPr()
    if total:
        _rule(properties, "a:lnT", page.palette.soft, 1.25 * scale)
    elif not head:
        _rule(properties, "a:lnT", page.palette.line, 0.75 * scale)
    _rule(
        properties,
        "a:lnB",
        page.palette.soft if strong and not total else page.palette.line,
        (1.25 if head else 0.75) * scale,
    )


def _rule(properties: Element, side: str, colour: str, thick: float) -> None:
    """Rules go before all else in a cell's properties, and in the order of the sides."""
    rule = properties.makeelement(qn(side), {"w": str(int(thick * 12700)), "cap": "flat"})
    child(child(rule, "a:solidFill"), "a:srgbClr", val=colour)
    properties.insert(1 if side == "a:lnB" and properties.find(qn("a:lnT")) is not None else 0, rule)


def _alt(slide: Table) -> str:
    return f"{slide.title}: {', '.join(slide.head)}"
