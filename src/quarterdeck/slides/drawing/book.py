"""The deck while it is drawn: new pages, each with its title, its foot and its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from quarterdeck.slides.drawing.foot import feet
from quarterdeck.slides.drawing.page import Page, runs
from quarterdeck.slides.stage import Rect, Stage
from quarterdeck.slides.stage.base import put
from quarterdeck.slides.stage.places import title_of
from quarterdeck.slides.stage.xml import Element, first, maybe
from quarterdeck.slides.text import fitted

TITLE_SIZES: Final = (28, 26, 24, 22, 20, 18, 16)
BIG_SIZES: Final = (38, 36, 34, 32, 30, *TITLE_SIZES)
BIG: Final = 124.0
"""Height of a title in big words."""
TOPIC_SIZE: Final = 12
LOGO: Final = (120.0, 26.0)
TITLES: Final = ("title", "ctrTitle")


@dataclass(frozen=True, slots=True)
class Book:
    stage: Stage
    name: str
    foot: tuple[str, ...]
    language: str
    at: datetime
    logo: bytes

    def page(
        self, title: str, *, topic: str = "", notes: str = "", count: str = "", big: bool = False
    ) -> Page:
        """A new slide with its title; `count` ('2/3') says where it goes on."""
        slide = self.stage.presentation.slides.add_slide(self.stage.plain)
        page = Page(slide, self.stage, self.language)
        room = self.stage.head if self.stage.own else None
        if room and big:
            room = Rect(room.left, room.top, room.width, BIG)
        if self.stage.own:
            topic_room = Rect(self.stage.head.left, 28, self.stage.head.width - LOGO[0] - 24, 18)
            said = "  ".join(part for part in (topic, count) if part)
            page.line(topic_room, said, TOPIC_SIZE, colour=page.palette.faint)
            self.marked(page, Rect(self.stage.head.right - LOGO[0], 22, *LOGO))
        elif count:
            title = f"{title} ({count})"
        self.titled(page, title, room, BIG_SIZES if big else TITLE_SIZES)
        self.finished(page, notes)
        return page

    def titled(self, page: Page, title: str, room: Rect | None, steps: Sequence[float]) -> None:
        """In the layout's own place for it, at the layout's own size where it fits there."""
        shape = next((one for one in page.slide.placeholders if _kind(one.element) in TITLES), None)
        own = title_of(self.stage.plain, self.stage.scale) if room is None else None
        place = room or own or self.stage.head
        if shape is None:
            page.text(place, title, TITLE_SIZES, bold=True, anchor="bottom")
            return
        if own is None:
            put(shape, place, self.stage.scale)
        inset = 0 if self.stage.own else 9
        sizes = steps if self.stage.own else _sizes(page.slide, self.stage.scale)
        fit = fitted(title, (place.width - 2 * inset, place.height - inset), sizes, bold=True,
                     face=self.stage.face * _capitals(page.slide))  # fmt: skip
        frame = shape.text_frame
        frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, True
        if own is None and not self.stage.own:
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        runs(frame.paragraphs[0], fit.text, self.language)
        if self.stage.own or fit.size != sizes[0]:
            frame.paragraphs[0].runs[0].font.size = page.points(fit.size)

    def marked(self, page: Page, place: Rect, *, left: bool = False) -> None:
        """The logo in this place, as large as it goes there, at its right or its left end."""
        if not self.logo or not self.stage.own:
            return
        picture = page.slide.shapes.add_picture(BytesIO(self.logo), 0, 0)
        share = min(place.width / picture.width, place.height / picture.height)
        wide, high = picture.width * share, picture.height * share
        at = place.left if left else place.right - wide
        put(picture, Rect(at, place.top + (place.height - high) / 2, wide, high), self.stage.scale)
        picture.name = "Logo"
        first(picture.element, "p:cNvPr").set("descr", self.name)

    def finished(self, page: Page, notes: str, *, foot: bool = True) -> None:
        """Without the layout's places that nothing was put into; with foot and notes."""
        for shape in list(page.slide.placeholders):
            if not shape.has_text_frame or not shape.text_frame.text:
                shape.element.getparent().remove(shape.element)
        if foot:
            feet(page, self.foot)
        if notes:
            page.slide.notes_slide.notes_text_frame.text = notes


def _kind(shape: Element) -> str:
    return str(shape.ph.get("type", "obj"))


def _sizes(slide: Slide, scale: float) -> tuple[float, ...]:
    """The layout's own size of a title first, then smaller ones."""
    size = next((int(one) for one in _titled(slide, "sz")), 3200) / 100 / scale
    return (size, *(step for step in TITLE_SIZES if step < size))


def _capitals(slide: Slide) -> float:
    return 1.25 if next(iter(_titled(slide, "cap")), "") == "all" else 1.0


def _titled(slide: Slide, name: str) -> list[str]:
    """What layout and master say of a title's letters, the nearest first."""
    layout = slide.slide_layout
    shapes = [
        shape.element
        for place in (layout, layout.slide_master)
        for shape in place.placeholders
        if _kind(shape.element) in TITLES
    ]
    styles = [*shapes, maybe(layout.slide_master.element, "p:titleStyle")]
    letters = [
        style.find(".//" + qn("a:lvl1pPr") + "/" + qn("a:defRPr")) for style in styles if style is not None
    ]
    return [one.get(name) for one in letters if one is not None and one.get(name)]
