"""Parquet: its own counts are checked first, then DuckDB reads it where it lies."""

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import LimitError, UnreadableError
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.readers.staged import Staged, cells, check_columns, check_rows, unique
from quarterdeck.intake.sentence import counted
from quarterdeck.lake import sql


def stage(con: duckdb.DuckDBPyConnection, source: Source, relation: str) -> Staged:
    """A view of the file in which every value is its text."""
    file = sql.text(str(source.path))
    try:
        columns = [name for name, *_ in con.execute(f"DESCRIBE FROM read_parquet({file})").fetchall()]
        _check_size(con, file, source)
    except duckdb.Error as error:
        told = str(error).splitlines()[0].replace(str(source.path), source.name)
        raise UnreadableError(
            _("'%(file)s' is a damaged Parquet file: %(told)s") % {"file": source.name, "told": told}
        ) from error
    headers = unique(columns)
    check_columns(headers, source.limits)
    texts = (
        f"nullif(CAST({sql.name(column)} AS VARCHAR), '') AS {cell}"
        for column, cell in zip(columns, cells(headers), strict=True)
    )
    con.execute(
        f"""CREATE OR REPLACE VIEW {sql.name(relation)} AS
        SELECT file_row_number + 1 AS _line, CAST(NULL AS VARCHAR) AS _torn, {", ".join(texts)}
        FROM read_parquet({file}, file_row_number = true)"""
    )
    check_rows(con, relation, source.limits)
    return Staged(relation, headers, "Parquet")


def _check_size(con: duckdb.DuckDBPyConnection, file: str, source: Source) -> None:
    query = f"SELECT coalesce(sum(total_uncompressed_size), 0) FROM parquet_metadata({file})"
    ((unpacked,),) = con.execute(query).fetchall()
    if unpacked > source.limits.unpacked:
        raise LimitError(
            _("'%(file)s' unpacks to %(size)s MB; at most %(most)s MB are allowed.")
            % {
                "file": source.name,
                "size": counted(unpacked / 1e6),
                "most": counted(source.limits.unpacked / 1e6),
            }
        )
