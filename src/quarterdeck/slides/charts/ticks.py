"""A plan over piles: a tick at its height, drawn as a line without a line. Native, in the same sheet."""

from copy import deepcopy
from typing import Any, Final

from pptx.oxml.ns import qn

from quarterdeck.slides.stage.xml import Element, child, first

TICK: Final = 22


def ticked(chart: Any, numbers: list[int], colour: str) -> None:  # noqa: ANN401 (python-pptx's chart)
    """The series with these numbers leave the piles and become ticks over them."""
    bars = first(chart._chartSpace, "c:barChart")
    moved = [one for one in bars.findall(qn("c:ser")) if int(first(one, "c:idx").get("val")) in numbers]
    if not moved:
        return
    line = bars.makeelement(qn("c:lineChart"), {})
    child(line, "c:grouping", val="standard")
    child(line, "c:varyColors", val="0")
    for series in moved:
        bars.remove(series)
        line.append(_tick(series, colour))
    child(line, "c:marker", val="1")
    for axis in bars.findall(qn("c:axId")):
        line.append(deepcopy(axis))
    bars.addnext(line)


def _tick(series: Element, colour: str) -> Element:
    for name in ("c:spPr", "c:invertIfNegative", "c:dLbls"):
        for found in series.findall(qn(name)):
            series.remove(found)
    look = series.makeelement(qn("c:spPr"), {})
    child(child(look, "a:ln", w="28575"), "a:noFill")
    marker = series.makeelement(qn("c:marker"), {})
    child(marker, "c:symbol", val="dash")
    child(marker, "c:size", val=str(TICK))
    inner = child(marker, "c:spPr")
    child(child(inner, "a:solidFill"), "a:srgbClr", val=colour)
    child(child(child(inner, "a:ln"), "a:solidFill"), "a:srgbClr", val=colour)
    after = series.find(qn("c:tx"))
    after.addnext(look)
    look.addnext(marker)
    child(series, "c:smooth", val="0")
    return series
