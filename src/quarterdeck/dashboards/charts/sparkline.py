"""A sparkline: the course of one number, small enough for a table."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH, HEIGHT, EDGE = 100, 24, 3


def sparkline(values: Sequence[Decimal], says: str, *, largest: Decimal | None = None) -> SafeString:
    """A line from the first value to the last, from zero up; `says` is read to those who cannot see it.

    `largest` is the full height, where several are to be compared.
    """
    if len(values) < 2:
        return SafeString("")
    points = _points(values, largest or Decimal(0))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    end = points[-1]
    return format_html(
        '<svg class="spark" viewBox="0 0 {w} {h}" preserveAspectRatio="none" role="img" aria-label="{says}">'
        '<polygon class="spark-area" points="0,{h} {line} {w},{h}"/>'
        '<polyline class="spark-line" points="{line}"/>'
        '<line class="spark-end" x1="{x}" x2="{x}" y1="{y}" y2="{y}"/></svg>',
        w=WIDTH,
        h=HEIGHT,
        says=says,
        line=line,
        x=f"{end[0]:.1f}",
        y=f"{end[1]:.1f}",
    )


def _points(values: Sequence[Decimal], largest: Decimal) -> list[tuple[Decimal, Decimal]]:
    top = max(*values, largest, Decimal(0))
    bottom = min(*values, Decimal(0))
    height = (top - bottom) or Decimal(1)
    step = Decimal(WIDTH) / (len(values) - 1)
    room = HEIGHT - 2 * EDGE
    return [(index * step, EDGE + (top - value) / height * room) for index, value in enumerate(values)]
