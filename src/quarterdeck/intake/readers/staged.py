"""What every reader gives: a relation in DuckDB."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import duckdb
import pyarrow as pa
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import EmptyFileError, LimitError, UnreadableError
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.sentence import counted
from quarterdeck.lake import sql

BATCH = 20_000
Record = tuple[int, str | None, Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Staged:
    """Raw rows in the relation `relation`: `_line` (BIGINT, where the row starts in the file), `_torn`
    (why the line is no whole row, else NULL) and one VARCHAR `c0`, `c1`, ... for each of `headers`,
    NULL where the cell is empty. `sheets` are a workbook's.
    """

    relation: str
    headers: tuple[str, ...]
    format: str
    sheets: tuple[str, ...] = ()

    def cell(self, header: str) -> str:
        """The quoted SQL name of the column under `header`."""
        return sql.name(f"c{self.headers.index(header)}")


def unique(headers: Sequence[str | None]) -> tuple[str, ...]:
    """Headers without blanks and doubles: 'Amount', 'Amount (2)', 'column 3'."""
    seen: dict[str, int] = {}
    names: list[str] = []
    for number, header in enumerate(headers, start=1):
        name = (header or "").strip() or f"column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def cells(headers: Sequence[str]) -> list[str]:
    return [f"c{number}" for number in range(len(headers))]


def check_columns(headers: Sequence[str], limits: Limits) -> None:
    if not headers:
        raise EmptyFileError(_("The file has no header row."))
    if len(headers) > limits.columns:
        raise LimitError(
            _("The file has %(columns)s columns; at most %(most)s are allowed.")
            % {"columns": counted(len(headers)), "most": counted(limits.columns)}
        )


def check_rows(con: duckdb.DuckDBPyConnection, relation: str, limits: Limits) -> None:
    """Raises EmptyFileError for no row, LimitError for too many."""
    ((rows,),) = con.execute(f"SELECT count(*) FROM {sql.name(relation)}").fetchall()
    if rows == 0:
        raise EmptyFileError(_("The file has a header but no rows."))
    if rows > limits.rows:
        raise LimitError(
            _("The file has %(rows)s rows; at most %(most)s are allowed.")
            % {"rows": counted(rows), "most": counted(limits.rows)}
        )


def load(
    con: duckdb.DuckDBPyConnection, relation: str, width: int, records: Iterable[Record], limits: Limits
) -> None:
    """Put `records` (line, what is wrong with it, cells) into a new table, a batch at a time.

    Short rows are filled up with NULL, long ones cut.
    """
    names = ["_line", "_torn", *(f"c{number}" for number in range(width))]
    columns = ", ".join(["_line BIGINT", "_torn VARCHAR", *(f"{name} VARCHAR" for name in names[2:])])
    con.execute(f"CREATE TABLE {sql.name(relation)} ({columns})")
    stream: Iterator[Record] = iter(records)
    total = 0
    while batch := list(islice(stream, BATCH)):
        total += len(batch)
        if total > limits.rows:
            raise LimitError(_("The file has more than %(most)s rows.") % {"most": counted(limits.rows)})
        table = pa.table(_columns(batch, width), names=names)
        con.register("_batch", table)
        con.execute(f"INSERT INTO {sql.name(relation)} FROM _batch")
        con.unregister("_batch")


def _columns(batch: Sequence[Record], width: int) -> list[pa.Array]:
    rows = [
        ([cell or None for cell in row] + [None] * (width - len(row)))[:width] for _line, _torn, row in batch
    ]
    texts = zip(*rows, strict=True) if rows and width else ()
    try:
        return [
            pa.array([line for line, _torn, _row in batch], pa.int64()),
            pa.array([torn for _line, torn, _row in batch], pa.string()),
            *(pa.array(column, pa.string()) for column in texts),
        ]
    except (pa.ArrowInvalid, UnicodeError) as error:
        raise UnreadableError(
            _("The file holds text that cannot be read: %(error)s") % {"error": error}
        ) from error
