"""Excel workbooks: opened by a process of their own, with bounded memory and time."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.bounded import NO_MEMORY
from quarterdeck.intake.errors import EmptyFileError, LimitError, UnreadableError
from quarterdeck.intake.readers import archive
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.readers.staged import Staged, cells, check_columns, check_rows, unique
from quarterdeck.lake import sql

CHILD = "quarterdeck.intake.readers.workbook_process"
NO_SHEET, NO_ROWS = 3, 5


def stage(con: duckdb.DuckDBPyConnection, source: Source, relation: str) -> Staged:
    """Put the rows of one worksheet (the first with content, or the one named) into `relation`."""
    archive.check(source)
    target = source.folder / f"{source.path.name}.parquet"
    _convert(source, str(target))
    file = f"read_parquet({sql.text(str(target))}, file_row_number = true)"
    columns = [name for name, *_ in con.execute(f"DESCRIBE FROM {file}").fetchall()][:-1]
    filled = " OR ".join(f"{sql.name(name)} IS NOT NULL" for name in columns) or "false"
    above = max(source.options.skip - 1, -1)
    query = f"FROM {file} WHERE ({filled}) AND file_row_number > {above} ORDER BY file_row_number LIMIT 1"
    first = con.execute(query).fetchone()
    if first is None:
        raise EmptyFileError(_("'%(file)s' has no rows.") % {"file": source.name})
    headers = unique(source.options.header or _trimmed(first[:-1]))
    check_columns(headers, source.limits)
    start = first[-1] if source.options.header else first[-1] + 1
    texts = (f"nullif({sql.name(a)}, '') AS {b}" for a, b in zip(columns, cells(headers), strict=False))
    con.execute(
        f"""CREATE OR REPLACE TABLE {sql.name(relation)} AS
        SELECT file_row_number + 1 AS _line, CAST(NULL AS VARCHAR) AS _torn, {", ".join(texts)}
        FROM {file} WHERE ({filled}) AND file_row_number >= {start} ORDER BY file_row_number"""
    )
    check_rows(con, relation, source.limits)
    sheets = json.loads(Path(f"{target}.sheets").read_text(encoding="utf-8"))
    return Staged(relation, headers, "Excel workbook", tuple(sheets))


def _trimmed(row: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Without the empty cells at the end."""
    last = max(number for number, cell in enumerate(row) if cell is not None)
    return row[: last + 1]


def _convert(source: Source, target: str) -> None:
    limits = source.limits
    command = [sys.executable, "-m", CHILD, str(source.path), target, str(limits.memory), str(limits.seconds)]
    try:
        done = subprocess.run(  # noqa: S603 (our own module, no shell)
            [*command, source.options.sheet or ""],
            capture_output=True,
            text=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LimitError(
            _("'%(file)s' took longer than %(seconds)s seconds to read.")
            % {"file": source.name, "seconds": limits.seconds}
        ) from None
    said = done.stderr.strip().splitlines()
    if done.returncode == NO_SHEET:
        raise UnreadableError(
            _("'%(file)s' has no worksheet '%(sheet)s'. There are: %(names)s.")
            % {"file": source.name, "sheet": source.options.sheet, "names": said[-1]}
        )
    if done.returncode == NO_ROWS:
        raise EmptyFileError(_("'%(file)s' has no rows.") % {"file": source.name})
    if done.returncode == NO_MEMORY or done.returncode < 0:
        raise LimitError(
            _("'%(file)s' takes more memory or time to read than is allowed.") % {"file": source.name}
        )
    if done.returncode:
        why = said[-1].rstrip(".") if said else _("no reason")
        raise UnreadableError(
            _("'%(file)s' is a damaged Excel file: %(why)s") % {"file": source.name, "why": f"{why}."}
        )
