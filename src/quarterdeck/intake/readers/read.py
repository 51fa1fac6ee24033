"""The one way in for a file of any kind."""

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import IntakeError, LimitError
from quarterdeck.intake.readers import delimited, json_lines, parquet, workbook
from quarterdeck.intake.readers.detect import Format, detect
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.readers.packed import unpack
from quarterdeck.intake.readers.staged import Staged
from quarterdeck.intake.sentence import counted

_STAGE = {
    Format.DELIMITED: delimited.stage,
    Format.JSON_LINES: json_lines.stage,
    Format.PARQUET: parquet.stage,
    Format.WORKBOOK: workbook.stage,
}


def read(con: duckdb.DuckDBPyConnection, source: Source, relation: str) -> Staged:
    """Put the file's rows into `relation` of `con`. Raises IntakeError."""
    size = _size(source)
    if size > source.limits.file:
        raise LimitError(
            _("'%(file)s' has %(size)s MB; at most %(most)s MB are allowed.")
            % {
                "file": source.name,
                "size": counted(size / 1e6),
                "most": counted(source.limits.file / 1e6),
            }
        )
    found = detect(source.path, source.name)
    if found == Format.GZIP:
        source = unpack(source)
        found = detect(source.path, source.name)
    return _STAGE[found](con, source, relation)


def _size(source: Source) -> int:
    try:
        if not source.path.is_file():
            raise IntakeError(_("There is no file '%(file)s'.") % {"file": source.path})
        return source.path.stat().st_size
    except PermissionError:
        raise IntakeError(_("'%(file)s' may not be read.") % {"file": source.path}) from None
