"""Quarter by quarter: won and open deals against target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.dashboards.charts.language import Spec, chart, mark
from quarterdeck.kpis.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterBar:
    """One quarter. `target` is None where none was set."""

    key: str
    label: str
    says: str
    won: Decimal
    pipeline: Decimal
    target: Decimal | None
    index: Figure | None


def quarters_chart(bars: Sequence[QuarterBar], says: str) -> Spec:
    """Won deals solid, open ones hatched on top of them, a tick at each target."""
    rows = [
        {
            "label": bar.label,
            "says": bar.says,
            "won": float(bar.won),
            "reach": float(bar.won + bar.pipeline),
            "target": None if bar.target is None else float(bar.target),
        }
        for bar in bars
    ]
    open_deals = mark("bar", "pipeline", "won", width={"band": 0.5})
    open_deals["encoding"]["y2"] = {"field": "reach"}
    layers = [
        mark("bar", "actual", "won", width={"band": 0.5}),
        open_deals,
        mark("tick", "target", "target", thickness=2.5, bandSize={"band": 0.8}),
    ]
    return chart(rows, layers, height=230, says=says)
