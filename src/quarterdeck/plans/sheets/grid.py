"""A workbook as rows of texts, opened by the guarded process that reads every workbook."""

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import EmptyFileError, LimitError, UnreadableError
from quarterdeck.intake.limits import MB, Limits
from quarterdeck.intake.readers import workbook
from quarterdeck.intake.readers.detect import Format, detect
from quarterdeck.intake.readers.file import FileOptions, Source
from quarterdeck.plans.sheets.layout import ABOUT, About

LIMITS = replace(Limits.upload(), file=5 * MB, unpacked=50 * MB, rows=2_000, columns=200, seconds=30)
TABLE = "grid"
Cells = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as the spreadsheet counts it."""

    number: int
    cells: Cells

    def cell(self, column: int) -> str:
        return (self.cells[column] or "").strip() if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The first worksheet; `about` where it was written here."""

    name: str
    rows: tuple[Row, ...]
    about: About | None

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def read_grid(name: str, chunks: Iterable[bytes]) -> Grid:
    """Raises IntakeError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        _keep(path, chunks, name)
        if detect(path, name) != Format.WORKBOOK:
            raise UnreadableError(_("'%(file)s' is no Excel workbook. Save it as .xlsx.") % {"file": name})
        source = Source(path, name, Path(folder), LIMITS, FileOptions(header=_columns()))
        rows, sheets = _rows(source)
        about = _about(source) if ABOUT in sheets else None
    return Grid(name, rows, about)


def _keep(path: Path, chunks: Iterable[bytes], name: str) -> None:
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > LIMITS.file:
                said = {"file": name, "most": LIMITS.file // MB}
                raise LimitError(
                    _("'%(file)s' has more than %(most)s MB, which is the most for a plan.") % said
                )
            file.write(chunk)


def _columns() -> tuple[str, ...]:
    """Names for all columns there may be, so that no row is taken for a header."""
    return tuple(str(number) for number in range(LIMITS.columns))


def _rows(source: Source) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    with duckdb.connect() as con:
        staged = workbook.stage(con, source, TABLE)
        found = con.execute(f"SELECT * EXCLUDE (_torn) FROM {TABLE} ORDER BY _line").fetchall()  # noqa: S608
    return tuple(Row(number, tuple(cells)) for number, *cells in found), staged.sheets


def _about(source: Source) -> About | None:
    named = replace(source, options=replace(source.options, sheet=ABOUT))
    with suppress(EmptyFileError):
        rows, _sheets = _rows(named)
        return About.read({row.cell(0): row.cell(1) for row in rows})
    return None
