"""One slide and what is put on it: texts that fit, rules, marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Length, Pt

from quarterdeck.slides.stage import Palette, Rect, Stage
from quarterdeck.slides.stage.xml import first
from quarterdeck.slides.text import Fitted, fitted, width

Anchor = Literal["top", "middle", "bottom"]
ANCHORS: Final = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
MARKS: Final = {"ahead": "▲", "on_track": "●", "behind": "▼", "at_risk": "■", "unknown": "–"}
"""Status is a shape as well as a colour and a word."""


@dataclass(frozen=True, slots=True)
class Page:
    slide: Slide
    stage: Stage
    language: str

    @property
    def palette(self) -> Palette:
        return self.stage.palette

    @property
    def area(self) -> Rect:
        return self.stage.area

    def points(self, size: float) -> Length:
        return Pt(round(size * self.stage.scale, 1))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        return width(text, size, bold=bold, face=self.stage.face)

    def fit(self, room: Rect, text: str, sizes: Sequence[float], *, bold: bool = False) -> Fitted:
        return fitted(text, (room.width, room.height), sizes, bold=bold, face=self.stage.face)

    def text(
        self,
        room: Rect,
        text: str,
        sizes: Sequence[float],
        *,
        colour: str = "",
        bold: bool = False,
        anchor: Anchor = "top",
        right: bool = False,
        mark: str = "",
    ) -> Fitted:
        """The text as large as fits the room, and how it came out. `mark` is a status before it."""
        before = f"{MARKS[mark]} " if mark else ""
        fit = self.fit(room, before + text, sizes, bold=bold)
        if not text:
            return fit
        box = self.slide.shapes.add_textbox(*self.emu(room))
        frame = box.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, ANCHORS[anchor]
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, part in enumerate(fit.text.split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
            self.lettered(paragraph, part, fit.size, colour or self.palette.ink, bold=bold)
        return fit

    def line(
        self, room: Rect, text: str, size: float, *, colour: str = "", bold: bool = False, right: bool = False
    ) -> None:
        """One line of this size, shortened where it is too long."""
        self.text(room, text, (size, size - 1, size - 2), colour=colour, bold=bold, right=right)

    def lettered(self, paragraph: Any, text: str, size: float, colour: str, *, bold: bool = False) -> None:  # noqa: ANN401
        for run in runs(paragraph, text, self.language):
            run.font.size, run.font.bold = self.points(size), bold
            run.font.color.rgb = RGBColor.from_string(colour)

    def rule(self, left: float, top: float, wide: float, *, colour: str = "", thick: float = 0.75) -> None:
        begins, height, *_ = self.emu(Rect(left, top, wide, 0))
        ends = self.emu(Rect(left + wide, top, 0, 0))[0]
        rule = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, begins, height, ends, height)
        rule.line.color.rgb = RGBColor.from_string(colour or self.palette.line)
        rule.line.width = self.points(thick)
        rule.name = "Rule"
        rule._element.remove(first(rule._element, "p:style"))

    def emu(self, rect: Rect) -> tuple[Length, Length, Length, Length]:
        scale = self.stage.scale
        return Pt(rect.left * scale), Pt(rect.top * scale), Pt(rect.width * scale), Pt(rect.height * scale)


def runs(paragraph: Any, text: str, language: str) -> list[Any]:  # noqa: ANN401 (python-pptx names no type for it)
    """The text as one run, in its language: for who has it read out, and for the spelling."""
    run = paragraph.add_run()
    run.text = text
    run.font._rPr.set("lang", language)
    return [run]
