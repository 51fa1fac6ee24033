"""Trying a mapping on the first rows of an upload, before anything is imported."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.home import Home
from quarterdeck.intake.checks import check
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.held import context_of
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.mapping import parse
from quarterdeck.intake.models import Upload
from quarterdeck.intake.outcome import faults_by_line
from quarterdeck.intake.readers import Staged
from quarterdeck.intake.request import Mode, Request, window_of
from quarterdeck.intake.steps import MAPPED, RAW, map_columns
from quarterdeck.intake.stored import path_of, require, sample_of
from quarterdeck.intake.workbench import Workbench, workbench
from quarterdeck.lake import sql
from quarterdeck.subjects import SubjectError

SHOWN = 8  # rows of the file on the page
Faults = Mapping[int, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Trial:
    """What would become of the first `rows` rows: all faults by line, or the `problem` with the mapping.

    `cells` are the first lines of the file as they are: line and texts.
    """

    rows: int = 0
    passing: int = 0
    faults: Faults = field(default_factory=dict)
    problem: str = ""
    cells: Sequence[tuple[int, Sequence[str | None]]] = ()


@contextmanager
def opened(home: Home, upload: Upload) -> Iterator[tuple[Workbench, Staged]]:
    """A workbench on which the first rows of the upload lie. Raises IntakeError when its file is gone."""
    sample = sample_of(require(home, upload))
    with workbench(home, Limits.upload(), f"trial-{uuid4().hex}") as bench:
        bench.con.execute(f"CREATE VIEW {RAW} AS FROM read_parquet({sql.text(str(sample))}) ORDER BY _line")
        yield bench, Staged(RAW, tuple(upload.look["headers"]), upload.look["format"])


def request_of(home: Home, upload: Upload) -> Request:
    """What the upload asks of an import."""
    return Request(
        path=path_of(home, upload),
        subject=upload.subject,
        mapping=upload.mapping,
        mapping_name=upload.mapping_name,
        mode=cast("Mode", upload.mode),
        period=upload.period or None,
        where={"partner": upload.partner} if upload.partner else {},
        name=upload.name,
        limits=Limits.upload(),
    )


def tried(home: Home, upload: Upload) -> Trial:
    """Map and check the first rows, as the import would."""
    with opened(home, upload) as (bench, staged):
        cells = _cells(bench, staged)
        if not upload.subject:
            return Trial(cells=cells)
        try:
            return _checked(bench, staged, request_of(home, upload), cells)
        except (IntakeError, SubjectError) as error:
            return Trial(problem=str(error), cells=cells)
        except duckdb.Error as error:
            return Trial(
                problem=_("The mapping cannot be followed: %(error)s")
                % {"error": str(error).splitlines()[0]},
                cells=cells,
            )


def _checked(
    bench: Workbench, staged: Staged, request: Request, cells: Sequence[tuple[int, Sequence[str | None]]]
) -> Trial:
    assert request.mapping is not None
    mapping = parse(request.mapping, bench.lake.catalogue)
    mapped = map_columns(bench, request, staged, mapping)
    window = window_of(request, mapped.subject)
    context = context_of(bench, mapped.subject, window, keys_only=request.mode == "delete")
    checked = check(context, MAPPED)
    return Trial(
        rows=checked.read,
        passing=checked.read - checked.quarantined,
        faults=faults_by_line(bench.con),
        cells=cells,
    )


def _cells(bench: Workbench, staged: Staged) -> list[tuple[int, Sequence[str | None]]]:
    names = ", ".join(f"c{number}" for number in range(len(staged.headers)))
    found = bench.con.execute(f"SELECT _line, {names} FROM {RAW} ORDER BY _line LIMIT {SHOWN}").fetchall()
    return [(line, cells) for line, *cells in found]
