"""The cube: facts by month with their dimensions, published as immutable snapshots."""

from quarterdeck.cube.drilldown import Heading, Rows, Stream, Totals, rows, stream, totals
from quarterdeck.cube.gaps import widest_gaps
from quarterdeck.cube.publish import publish
from quarterdeck.cube.recorded import Line, recorded
from quarterdeck.cube.settings import CubeError, CubeSettings
from quarterdeck.cube.single import single
from quarterdeck.cube.snapshot import QueryTooLongError, Snapshot, at, current

__all__ = [
    "CubeError",
    "CubeSettings",
    "Heading",
    "Line",
    "QueryTooLongError",
    "Rows",
    "Snapshot",
    "Stream",
    "Totals",
    "at",
    "current",
    "publish",
    "recorded",
    "rows",
    "single",
    "stream",
    "totals",
    "widest_gaps",
]
