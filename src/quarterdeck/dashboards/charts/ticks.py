"""The marks of an axis, written by the server: in the reader's language and with the signs they chose."""

import json
import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from quarterdeck.dashboards.numbers import shown
from quarterdeck.kpis.figure import Unit

WANTED = 4
NOTHING = 1e-9  # what no figure is as small as
STEPS = (1, 2, 2.5, 5, 10)


def axis(values: Iterable[float | None], unit: Unit = Unit.MONEY) -> dict[str, Any]:
    """A Vega-Lite axis with marks at round values around all of `values`, zero among them."""
    found = [value for value in values if value is not None]
    marks = ticks(min([0.0, *found]), max([0.0, *found]))
    labels = [shown(Decimal(str(mark)), unit).short for mark in marks]
    place = f"indexof({json.dumps(marks)}, datum.value)"
    return {"values": marks, "labelExpr": f"{json.dumps(labels)}[{place}]"}


def ticks(low: float, high: float) -> list[float]:
    """Round values from the first at or below `low` to the last at or above `high`."""
    if high - low < NOTHING:
        return [0.0, 1.0]
    step = _step((high - low) / WANTED)
    return [round(number * step, 10) for number in range(math.floor(low / step), math.ceil(high / step) + 1)]


def _step(rough: float) -> float:
    """The next round step above: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(one * power for one in STEPS if one * power >= rough * 0.999999)
