"""The visual language as Vega-Lite styles: a mark names what it means, the surface decides how that looks."""

from decimal import Decimal
from typing import Any

from quarterdeck.dashboards.charts.ticks import axis
from quarterdeck.kpis.figure import Unit

Spec = dict[str, Any]

ON_SCREEN: Spec = {
    "background": None,
    "font": "Inter Variable, system-ui, sans-serif",
    "view": {"stroke": None},
    "style": {
        "actual": {"color": "var(--actual)"},
        "last-year": {"color": "var(--last-year)"},
        "target": {"color": "var(--target)"},
        "plan": {"color": "transparent", "stroke": "var(--target)", "strokeWidth": 1.5},
        "forecast": {"color": "var(--forecast)", "strokeWidth": 2, "strokeDash": [5, 3]},
        "band": {"color": "var(--band)"},
        "pipeline": {"color": "url(#hatch)", "stroke": "var(--pipeline)", "strokeWidth": 1},
    },
    "axis": {
        "labelColor": "var(--ink-soft)",
        "labelFontSize": 12,
        "labelPadding": 6,
        "domain": False,
        "ticks": False,
        "title": None,
        "gridColor": "var(--line)",
    },
    "axisX": {
        "grid": False,
        "labelAngle": 0,
        "labelOverlap": True,
        "labelSeparation": 4,
        "domain": True,
        "domainColor": "var(--line-strong)",
    },
}


def chart(rows: list[Spec], layers: list[Spec], *, height: int, says: str, unit: Unit = Unit.MONEY) -> Spec:
    """A chart as wide as its place; `says` describes it to those who cannot see it."""
    layers = [layer for layer in layers if _drawn(layer, rows)] or layers[:1]
    fields = [
        layer["encoding"][place]["field"]
        for layer in layers
        for place in ("y", "y2")
        if place in layer["encoding"]
    ]
    marks = axis((row[field] for row in rows for field in fields), unit)
    for layer in layers:
        layer["encoding"]["y"]["axis"] = marks
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": says,
        "width": "container",
        "height": height,
        "padding": {"left": 0, "right": 0, "top": 8, "bottom": 3},
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": rows},
        "layer": layers,
        "config": ON_SCREEN,
    }


def _drawn(layer: Spec, rows: list[Spec]) -> bool:
    """Whether a layer has anything to draw; one that has not would be a picture without a name."""
    return any(row[layer["encoding"]["y"]["field"]] is not None for row in rows)


def number(value: Decimal | None) -> float | None:
    """For drawing only: a picture needs no more than a float has."""
    return None if value is None else float(value)


def compared() -> list[Spec]:
    """Solid bars for what was sold over grey ones for last year, a tick at each target."""
    return [
        mark("bar", "last-year", "last_year", width={"band": 0.78}),
        mark("bar", "actual", "actual", width={"band": 0.46}),
        mark("tick", "target", "target", thickness=2.5, bandSize={"band": 0.9}),
    ]


def mark(kind: str, style: str, field: str, **more: Any) -> Spec:  # noqa: ANN401 (Vega-Lite's own options)
    """One layer over the shared axis: `field` of each row drawn in the style that says what it is."""
    return {
        "mark": {"type": kind, "style": style, **more},
        "encoding": {
            "x": {"field": "label", "type": "nominal", "sort": None},
            "y": {"field": field, "type": "quantitative"},
            "tooltip": {"field": "says"},
        },
    }
