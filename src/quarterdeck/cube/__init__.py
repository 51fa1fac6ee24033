"""The cube: facts by month with their dimensions, published as immutable snapshots."""

from quarterdeck.cube.by_column import Sums, added_by
from quarterdeck.cube.cause import Cause
from quarterdeck.cube.drilldown import Heading, Rows, Stream, Totals, rows, stream, totals
from quarterdeck.cube.gaps import widest_gaps
from quarterdeck.cube.publish import publish
from quarterdeck.cube.recorded import Line, recorded
from quarterdeck.cube.restated import Moved, Restated, RestatedLine, restated
from quarterdeck.cube.settings import CubeError, CubeSettings
from quarterdeck.cube.single import single
from quarterdeck.cube.snapshot import QueryTooLongError, Snapshot, at, current

__all__ = [
    "Cause",
    "CubeError",
    "CubeSettings",
    "Heading",
    "Line",
    "Moved",
    "QueryTooLongError",
    "Restated",
    "RestatedLine",
    "Rows",
    "Snapshot",
    "Stream",
    "Sums",
    "Totals",
    "added_by",
    "at",
    "current",
    "publish",
    "recorded",
    "restated",
    "rows",
    "single",
    "stream",
    "totals",
    "widest_gaps",
]
