"""JSON lines: one object on each line. Numbers stay the text they are written as."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
from django.utils.translation import gettext_lazy

from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.readers.staged import Record, Staged, check_columns, check_rows, load
from quarterdeck.intake.readers.text import as_utf8

TORN = gettext_lazy("The line is no JSON object.")
NUL = gettext_lazy("The line holds a NUL character.")


def stage(con: duckdb.DuckDBPyConnection, source: Source, relation: str) -> Staged:
    """Put the objects into `relation`; its columns are all keys that occur."""
    path = as_utf8(source)
    headers: dict[str, None] = {}
    for _, item in _objects(path):
        headers.update(dict.fromkeys(item or ()))
        check_columns(tuple(headers) or ("",), source.limits)
    names = tuple(headers)
    check_columns(names, source.limits)
    load(con, relation, len(names), _records(path, names), source.limits)
    check_rows(con, relation, source.limits)
    return Staged(relation, names, "JSON lines")


def _records(path: Path, headers: tuple[str, ...]) -> Iterator[Record]:
    for line, item in _objects(path):
        cells = [_text((item or {}).get(header)) for header in headers]
        torn = (
            str(TORN) if item is None else str(NUL) if any("\x00" in cell for cell in cells if cell) else None
        )
        yield line, torn, cells


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Line and object; None for a line that is no object."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, _object(line)


def _object(line: str) -> dict[str, Any] | None:
    try:
        item = json.loads(line, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case bool():
            return "true" if value else "false"
        case _:
            return json.dumps(value, ensure_ascii=False)
