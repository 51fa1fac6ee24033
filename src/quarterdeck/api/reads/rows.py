"""Rows: lines of the lake, as they came in, a page at a time of one version of the data."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings

from quarterdeck import cube
from quarterdeck.api.reads.figures import span_of
from quarterdeck.api.reads.pages import Page, read_cursor, write_cursor
from quarterdeck.api.reads.subjects import find
from quarterdeck.cube import Heading, Snapshot
from quarterdeck.dashboards.reader import Reader
from quarterdeck.subjects import SubjectError

FARTHEST = 10**9
"""Pages: none has as many, and further ones are no number to the database."""


class GoneError(LookupError):
    """The version of the data that was asked for is not kept any more."""


Where = Mapping[str, Sequence[str | None]]


def rows(
    reader: Reader,
    subject: str,
    *,
    period: str = "",
    where: Where | None = None,
    data_version: str = "",
    cursor: str = "",
    limit: int = 100,
) -> Page:
    """Lines of a fact that the reader may see, oldest first; the pages that follow are of the same version.

    `where` maps dimensions to keys (None: lines that have none). Raises SubjectError, CubeError,
    PeriodError, CursorError and GoneError.
    """
    fact = find(reader.scope, reader.lake.catalogue, subject)
    if fact.kind != "fact":
        raise SubjectError(f"{fact.label} have no rows over time. Only rows of a period can be read here.")
    number = 1
    if cursor:
        data_version, number, limit = read_cursor(cursor, str, int, int)
        number, limit = min(max(number, 1), FARTHEST), min(max(limit, 1), 1_000)
    snapshot = _at(reader, data_version)
    found = cube.rows(
        snapshot,
        reader.scope,
        reader.lake,
        fact.name,
        span=span_of(reader, period),
        where=where,
        page=number,
        size=limit,
    )
    more = found.page * found.size < found.total
    following = write_cursor([snapshot.data_version, number + 1, limit]) if more else None
    names = [heading.name for heading in found.headings]
    items = [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in found.rows]
    sums = {name: plain(value) for name, value in found.sums.items()}
    about = {"subject": fact.name, "columns": [_heading(one) for one in found.headings]}
    return Page(
        items, following, {**about, "total": found.total, "sums": sums, "data_version": snapshot.data_version}
    )


def plain(value: object) -> str | int | bool | None:
    """A value of the lake as JSON has it: decimals and days as texts, exactly."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return f"{value:f}"
        case date() | datetime():
            return value.isoformat()
        case _:
            return str(value)


def _heading(one: Heading) -> dict[str, Any]:
    return {"name": one.name, "label": one.label, "type": one.type.value, "currency": one.currency}


def _at(reader: Reader, data_version: str) -> Snapshot:
    if data_version in ("", reader.snapshot.data_version):
        return reader.snapshot
    found = cube.at(settings.HOME.cube, data_version)
    if found is None:
        raise GoneError(f"Version {data_version} of the data is not kept any more.")
    return found
