"""A chart on a slide: its data, its look, its axes, the numbers beside its bars."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn

from quarterdeck.slides.charts.look import bar, curve
from quarterdeck.slides.charts.sheet import sheet
from quarterdeck.slides.charts.ticks import ticked
from quarterdeck.slides.content import Chart, Role
from quarterdeck.slides.drawing.page import Page
from quarterdeck.slides.stage import Rect
from quarterdeck.slides.stage.xml import child, first
from quarterdeck.slides.text import shortened

TYPES: Final = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "line": XL_CHART_TYPE.LINE,
}
GAP: Final = {"columns": 55, "bars": 45, "stacked": 90, "line": 0}
LETTERS: Final = 13
LABELS: Final = (14, 13, 12, 11, 10)
ALT: Final = 900


def plotted(page: Page, room: Rect, chart: Chart, at: datetime) -> None:
    named = _short(page, room, chart)
    data = CategoryChartData(number_format=chart.numbers.code)
    data.categories = named.categories
    for series in named.series:
        data.add_series(series.name, series.values)
    frame = page.slide.shapes.add_chart(TYPES[chart.form], *page.emu(room), data)
    first(frame.element, "p:cNvPr").set("descr", chart.alt or _told(chart))
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(sheet(named, at))
    _lettered(page, made)
    _looks(page, made, chart)
    labels = _label_size(page, room, chart)
    _axes(page, made, chart, labelled=bool(labels))
    if labels:
        _labelled(page, made, chart, labels)
    if chart.form == "stacked":
        ticked(
            made, [number for number, one in enumerate(chart.series) if one.role == "plan"], page.palette.ink
        )


def _lettered(page: Page, made: Any) -> None:  # noqa: ANN401 (python-pptx's chart has no type of its own)
    made.font.size = page.points(LETTERS)
    made.font.color.rgb = RGBColor.from_string(page.palette.soft)
    made.has_title = False
    made.has_legend = len(list(made.series)) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _looks(page: Page, made: Any, chart: Chart) -> None:  # noqa: ANN401
    plot = made.plots[0]
    dressed = curve if chart.form == "line" else bar
    for series, said in zip(plot.series, chart.series, strict=True):
        dressed(series, said.role, page.palette, page.stage.scale)
    if chart.form != "line":
        plot.gap_width, plot.overlap = GAP[chart.form], 100 if chart.form == "stacked" else -6


def _axes(page: Page, made: Any, chart: Chart, *, labelled: bool) -> None:  # noqa: ANN401
    across, up = made.category_axis, made.value_axis
    across.format.line.color.rgb = RGBColor.from_string(page.palette.soft)
    across.major_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    across.has_major_gridlines = False
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _level(across)
    across.reverse_order = chart.form == "bars"
    if _all_positive(chart):
        up.minimum_scale = 0
    up.format.line.fill.background()
    up.has_major_gridlines = not labelled
    up.visible = not labelled
    if not labelled:
        up.major_gridlines.format.line.color.rgb = RGBColor.from_string(page.palette.line)
        up.tick_labels.number_format, up.tick_labels.number_format_is_linked = chart.numbers.code, False


def _labelled(page: Page, made: Any, chart: Chart, size: float) -> None:  # noqa: ANN401
    """The numbers beside the bars, in place of an axis."""
    plot = made.plots[0]
    for series, said in zip(plot.series, chart.series, strict=True):
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _code(chart), False
        labels.font.size = page.points(size)
        strong = said.role == "actual"
        labels.font.bold = strong
        inside = chart.form == "stacked"
        labels.position = _place(chart, said.role)
        colour = page.palette.ink if strong else page.palette.soft
        labels.font.color.rgb = RGBColor.from_string(page.palette.on_accent if inside and strong else colour)
        if inside:
            _only_where_there_is_room(labels, said.values, _highest(chart), page.area.height * 0.7, size)
        if inside and said.role == "pipeline":
            _grounded(labels, page.palette.paper)


def _place(chart: Chart, role: Role) -> Any:  # noqa: ANN401 (one of an enumeration)
    """In piles the upper part has its number at its top: a plan's tick may well lie in its middle."""
    if chart.form != "stacked":
        return XL_LABEL_POSITION.OUTSIDE_END
    return XL_LABEL_POSITION.INSIDE_END if role == "pipeline" else XL_LABEL_POSITION.CENTER


def _only_where_there_is_room(
    labels: Any,  # noqa: ANN401
    values: tuple[Decimal | None, ...],
    highest: Decimal,
    high: float,
    size: float,
) -> None:
    """A part that is lower than its number goes without."""
    low = [
        number for number, value in enumerate(values) if value and _share(value, highest) * high < size * 1.3
    ]
    for place, number in enumerate(low):
        label = labels._element.makeelement(qn("c:dLbl"), {})
        child(label, "c:idx", val=str(number))
        child(label, "c:delete", val="1")
        labels._element.insert(place, label)


def _highest(chart: Chart) -> Decimal:
    """The height of the highest pile, or of the plan over it."""
    piles = [one.values for one in chart.series if one.role != "plan"]
    plans = [value for one in chart.series if one.role == "plan" for value in one.values if value]
    return max(
        [sum((value or Decimal() for value in pile), Decimal()) for pile in zip(*piles, strict=True)] + plans
    )


def _share(value: Decimal, highest: Decimal) -> float:
    return float(abs(value) / highest) if highest else 0.0


def _code(chart: Chart) -> str:
    """In piles a zero is not written: there is nothing to write it in."""
    code = chart.numbers.code
    return f"{code};-{code};" if chart.form == "stacked" else code


def _grounded(labels: Any, paper: str) -> None:  # noqa: ANN401
    """Behind a number on hatching a plain ground, or nobody could read it."""
    element = labels._element
    ground = element.makeelement(qn("c:spPr"), {})
    child(child(ground, "a:solidFill"), "a:srgbClr", val=paper)
    first(element, "c:numFmt").addnext(ground)


def _level(axis: Any) -> None:  # noqa: ANN401
    """Names lie: they wrap rather than turn."""
    axis.tick_labels.font.bold = False
    first(axis._element, "a:bodyPr").attrib.update({"rot": "0", "vert": "horz"})


def _label_size(page: Page, room: Rect, chart: Chart) -> float:
    """The largest at which each number fits over its bar; 0 where none does, or a line tells it better."""
    if chart.form == "line" or not chart.categories:
        return 0
    texts = [chart.numbers.text(value) for one in chart.series for value in one.values if value is not None]
    widest = max((page.width(text, 10, bold=True) for text in texts), default=0.0) / 10
    if chart.form == "bars":
        return next((size for size in LABELS if size * 1.25 <= _thick(room.height, chart)), 0)
    return next((size for size in LABELS if widest * size <= _thick(room.width, chart)), 0)


def _thick(length: float, chart: Chart) -> float:
    """About how thick a bar is."""
    piles = 1 if chart.form == "stacked" else len(chart.series)
    return length * 0.94 / len(chart.categories) / (piles + GAP[chart.form] / 100)


def _short(page: Page, room: Rect, chart: Chart) -> Chart:
    """Names as the axis and the legend have room for them."""
    across = chart.form != "bars"
    wide = room.width * 0.94 / max(len(chart.categories), 1) - 10 if across else room.width * 0.28
    names = tuple(
        shortened(name, max(wide, 40), LETTERS, lines=2, face=page.stage.face) for name in chart.categories
    )
    legend = room.width / max(len(chart.series), 1) - 40
    series = tuple(
        type(one)(shortened(one.name, max(legend, 60), LETTERS, face=page.stage.face), one.role, one.values)
        for one in chart.series
    )
    return Chart(chart.title, names, series, chart.form, chart.numbers)


def _all_positive(chart: Chart) -> bool:
    return all(value >= Decimal() for one in chart.series for value in one.values if value is not None)


def _told(chart: Chart) -> str:
    """The chart in words, for who cannot see it."""
    parts = [chart.title]
    for one in chart.series:
        values = zip(chart.categories, one.values, strict=True)
        said = (f"{name} {chart.numbers.text(value)}" for name, value in values if value is not None)
        parts.append(f"{one.name}: {', '.join(said)}")
    return ". ".join(parts)[:ALT]
