"""How a series looks, by what it is: one meaning for each look, on every surface."""

from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from quarterdeck.slides.content import Role
from quarterdeck.slides.stage import Palette

OUTLINE: Final = 1.5
LINES: Final[dict[Role, float]] = {
    "actual": 3,
    "plan": 1.75,
    "last_year": 2.25,
    "pipeline": 2.25,
    "forecast": 2.25,
}


def bar(series: Any, role: Role, palette: Palette, scale: float) -> None:  # noqa: ANN401 (a series of any plot)
    """Actual solid, plan an outline, last year grey, pipeline hatched, forecast dashed."""
    series.invert_if_negative = False
    fill, line = series.format.fill, series.format.line
    match role:
        case "actual":
            _solid(fill, palette.accent)
        case "last_year":
            _solid(fill, palette.last_year)
        case "plan":
            fill.background()
            _line(line, palette.ink, OUTLINE * scale)
        case "pipeline":
            _hatched(fill, palette)
            _line(line, palette.accent, scale)
        case "forecast":
            fill.background()
            _line(line, palette.faint, OUTLINE * scale)
            line.dash_style = MSO_LINE_DASH_STYLE.DASH


def curve(series: Any, role: Role, palette: Palette, scale: float) -> None:  # noqa: ANN401
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    colour = {"last_year": palette.last_year, "forecast": palette.faint, "plan": palette.ink}
    _line(line, colour.get(role, palette.accent), LINES[role] * scale)
    if role in ("forecast", "pipeline"):
        line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _solid(fill: FillFormat, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour)


def _hatched(fill: FillFormat, palette: Palette) -> None:
    fill.patterned()
    fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb = RGBColor.from_string(palette.accent)
    fill.back_color.rgb = RGBColor.from_string(palette.paper)


def _line(line: Any, colour: str, thick: float) -> None:  # noqa: ANN401
    line.color.rgb = RGBColor.from_string(colour)
    line.width = Pt(thick)
