"""Delimited text: DuckDB reads well-kept files by itself, the others go row by row."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import EmptyFileError
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.readers.records import records
from quarterdeck.intake.readers.staged import Staged, cells, check_columns, check_rows, load, unique
from quarterdeck.intake.readers.text import DAMAGE, as_utf8, chunks
from quarterdeck.lake import sql

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is cut: cells a row, and lines above the first one (the header and what precedes it)."""

    delimiter: str
    width: int
    above: int


def stage(con: duckdb.DuckDBPyConnection, source: Source, relation: str) -> Staged:
    """Put the rows of a delimited text file into `relation`."""
    path = as_utf8(source)
    skip, delimiter = _preamble(path, source)
    headers, above = source.options.header, skip
    if not headers:
        above, headers = _header(path, delimiter, skip)
    headers = unique(headers)
    check_columns(headers, source.limits)
    layout = Layout(delimiter, len(headers), above)
    if not (_is_whole(path) and _copy(con, path, relation, layout)):
        con.execute(f"DROP TABLE IF EXISTS {sql.name(relation)}")
        rows = records(path, delimiter, len(headers), skip=above)
        load(con, relation, len(headers), rows, source.limits)
    check_rows(con, relation, source.limits)
    return Staged(relation, headers, "CSV")


def _preamble(path: Path, source: Source) -> tuple[int, str]:
    """How many lines to leave out above the header, and the delimiter ('sep=;' says it, as Excel writes)."""
    skip = source.options.skip
    with path.open(encoding="utf-8") as file:
        first = next(islice(file, skip, None), "").strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return skip + 1, source.options.delimiter or first[4]
    return skip, source.options.delimiter or _delimiter(path, skip)


def _delimiter(path: Path, skip: int) -> str:
    """The one that cuts most lines into the same number (more than one) of cells."""
    return max(DELIMITERS, key=lambda one: _agreement(path, one, skip))


def _agreement(path: Path, delimiter: str, skip: int) -> tuple[int, int]:
    rows = islice(records(path, delimiter, None, skip=skip), SAMPLE_ROWS)
    widths = Counter(len(row) for _line, _torn, row in rows if len(row) > 1)
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return lines, width


def _header(path: Path, delimiter: str, skip: int) -> tuple[int, tuple[str, ...]]:
    """The last line of the header row, and its names."""
    rows = records(path, delimiter, None, skip=skip)
    for line, _torn, row in rows:
        names: Sequence[str | None] = row
        ends = line + sum((name or "").count("\n") for name in names)
        return ends, tuple(name or "" for name in names)
    raise EmptyFileError(_("The file has no header row."))


def _is_whole(path: Path) -> bool:
    """Whether the text holds neither NULs nor damage."""
    damage = DAMAGE.encode()
    return not any(b"\x00" in chunk or damage in chunk for chunk in chunks(path))


def _lines(path: Path) -> int:
    """Lines up to the last that is not blank."""
    feeds = last = 0
    for chunk in chunks(path):
        here = chunk.count(b"\n")
        ended = len(chunk) - len(chunk.rstrip(b"\r\n")) if chunk.endswith(b"\n") else 0
        if ended < len(chunk):
            last = feeds + here - chunk.count(b"\n", len(chunk) - ended)
        feeds += here
    return last + 1


def _copy(con: duckdb.DuckDBPyConnection, path: Path, relation: str, layout: Layout) -> bool:
    """Let DuckDB read the file; False when some line is not one whole row.

    A row's place in the table is its line: rows are inserted in order, one a line.
    """
    names = cells([""] * layout.width)
    table = f"{relation}_rows"
    columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"
    read = f"""read_csv({sql.text(str(path))}, auto_detect = false, header = false, skip = {layout.above},
        delim = {sql.text(layout.delimiter)}, quote = '"', escape = '"', columns = {columns})"""
    con.execute(f"DROP TABLE IF EXISTS {sql.name(table)}")
    try:
        con.execute(f"CREATE TABLE {sql.name(table)} AS FROM {read}")
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False
    ((rows,),) = con.execute(f"SELECT count(*) FROM {sql.name(table)}").fetchall()
    if rows != max(_lines(path) - layout.above, 0):  # blank lines, or lines inside quotes
        return False
    con.execute(
        f"""CREATE OR REPLACE VIEW {sql.name(relation)} AS
        SELECT rowid + {layout.above + 1} AS _line, CAST(NULL AS VARCHAR) AS _torn, {sql.names(names)}
        FROM {sql.name(table)}"""
    )
    return True


csv.field_size_limit(1_000_000)
