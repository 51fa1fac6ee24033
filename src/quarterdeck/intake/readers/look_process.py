"""The process that reads an upload for the first time: path, name, target, scratch, sheet,
language, and the folder of translations.

It writes the first rows to the Parquet file `target`, and what it found to the standard output, as
JSON: {format, sheets, headers, rows}, or {refused: a sentence}.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from quarterdeck.bounded import limit
from quarterdeck.intake.errors import FULL_DISK, IntakeError
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.readers import FileOptions, read
from quarterdeck.intake.readers.file import Source
from quarterdeck.lake import sql

ROWS, CELL, TEXT = 1_000, 2_100, 5_000_000  # rows, characters of a cell, characters of all
ADDRESSES = 2  # times as many as memory in use: DuckDB reserves some it never touches


def main(*arguments: str) -> int:
    path, name, target, scratch, sheet, language, texts = arguments
    settings.configure(LANGUAGE_CODE=language, LOCALE_PATHS=[texts])
    apps.populate(())  # refusals are said in the language of who asks; they are looked up among no apps
    limits = Limits.upload()
    limit(ADDRESSES * limits.memory, limits.seconds)
    source = Source(Path(path), name, Path(scratch), limits, replace(FileOptions(), sheet=sheet or None))
    try:
        found = _look(source, target)
    except IntakeError as error:
        found = {"refused": str(error)}
    except duckdb.InvalidInputException as error:  # of texts that only show when they are read
        told = str(error).splitlines()[0].split('"')[0].strip()
        found = {
            "refused": _("'%(file)s' is a damaged Parquet file: %(told)s")
            % {"file": name, "told": f"{told}."}
        }
    except (OSError, duckdb.IOException) as error:
        if "space" not in str(error).lower():
            raise
        found = {"refused": str(FULL_DISK)}
    sys.stdout.write(json.dumps(found))
    return 0


def _look(source: Source, target: str) -> dict[str, Any]:
    config = {"memory_limit": f"{source.limits.engine_memory // 1_000_000}MB", "threads": 1}
    with duckdb.connect(config=config) as con:  # type: ignore[arg-type]
        con.execute("SET enable_progress_bar = false")
        con.execute(f"SET temp_directory = {sql.text(str(source.folder / 'spill'))}")
        staged = read(con, source, "raw")
        ((rows,),) = con.execute("SELECT count(*) FROM raw").fetchall()
        cells = [f"left(c{number}, {CELL}) AS c{number}" for number in range(len(staged.headers))]
        con.execute(f"CREATE TABLE first AS SELECT _line, _torn, {', '.join(cells)} FROM raw LIMIT {ROWS}")
        length = " + ".join(f"coalesce(length(c{number}), 0)" for number in range(len(staged.headers)))
        con.execute(
            f"""COPY (SELECT * FROM first QUALIFY sum({length}) OVER (ORDER BY _line) <= {TEXT}
            ORDER BY _line) TO {sql.text(target)} (FORMAT parquet)"""
        )
    return {"format": staged.format, "sheets": staged.sheets, "headers": staged.headers, "rows": rows}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
