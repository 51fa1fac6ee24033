"""The rows behind a figure: lines of the lake, as they came in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quarterdeck import cube
from quarterdeck.cube import Heading
from quarterdeck.dashboards.pages.drill import Drill, lookup
from quarterdeck.dashboards.reader import Reader
from quarterdeck.exports.heading import money
from quarterdeck.exports.table import Table
from quarterdeck.intake.labels import label_of
from quarterdeck.kpis.book import book_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class RowsPage:
    """One page of rows. `names` are what keys are called, by column."""

    headings: Sequence[Heading]
    rows: Sequence[Sequence[tuple[Heading, Any]]]
    found: cube.Rows
    names: Mapping[str, Mapping[str, str]]

    @property
    def pages(self) -> int:
        return max(1, -(-self.found.total // self.found.size))

    @property
    def first(self) -> int:
        return (self.found.page - 1) * self.found.size + 1

    @property
    def last(self) -> int:
        return min(self.found.page * self.found.size, self.found.total)

    @property
    def previous(self) -> int:
        return self.found.page - 1

    @property
    def next(self) -> int:
        return self.found.page + 1

    @property
    def sums(self) -> list[tuple[Heading, Decimal | None]]:
        return [(heading, self.found.sums.get(heading.name)) for heading in self.headings]


def has_rows_of_partners(reader: Reader, subject: str) -> bool:
    """Whether a subject, a vendor's own too, tells what happened at a partner."""
    return any(subject == one.name and "partner" in one for one in reader.lake.catalogue.facts)


def rows_page(reader: Reader, drill: Drill, subject: str, page: int) -> RowsPage:
    found = _rows(reader, drill, subject, page=page, size=PER_PAGE)
    kept = [index for index, heading in enumerate(found.headings) if _shown(heading, found)]
    headings = [found.headings[index] for index in kept]
    rows = [[(found.headings[index], row[index]) for index in kept] for row in found.rows]
    book = book_of(reader.snapshot)
    return RowsPage(headings, rows, found, {"product": book.products, "manager": book.people})


def table(reader: Reader, drill: Drill, subject: str) -> Table:
    """Every row, read while the file is written."""
    found = cube.stream(
        reader.snapshot,
        reader.scope,
        reader.lake,
        subject,
        span=drill.choice.span,
        where=_where(reader, drill, subject),
    )
    headings = tuple(
        money(label_of(heading), heading.currency) if heading.currency else label_of(heading)
        for heading in found.headings
    )
    who = drill.partner.name if drill.partner else ""
    return Table(f"{who} {subject} {drill.choice.key}", headings, found.rows)


def _rows(reader: Reader, drill: Drill, subject: str, *, page: int, size: int) -> cube.Rows:
    return cube.rows(
        reader.snapshot,
        reader.scope,
        reader.lake,
        subject,
        span=drill.choice.span,
        where=_where(reader, drill, subject),
        page=page,
        size=size,
    )


def _where(reader: Reader, drill: Drill, subject: str) -> dict[str, Sequence[str | None]]:
    """Those that figures count: sales of the flow a partner is measured on, targets of one basis."""
    where = drill.question
    if "territory" in where:
        values, territory = lookup(reader, "territory")
        held = where["territory"]
        where["territory"] = [*values.keys(territory, held), *(key for key in held if key is None)]
    if subject == "sales" and drill.partner:
        where["flow"] = [drill.partner.measured_on]
    if subject == "targets":
        where["basis"] = [reader.vendor.target_basis]
    return where


def _shown(heading: Heading, found: cube.Rows) -> bool:
    """On the page, a column that says the same in every row is left out, and so are twins.

    The currency is said beside amounts in the row's own.
    """
    index = found.headings.index(heading)
    values = {row[index] for row in found.rows}
    if heading.name == "currency":
        return any(_shown(one, found) for one in found.headings if one.name.endswith("_own"))
    if heading.name in ("_month", "partner", "flow"):
        return False
    if heading.name.endswith("_own"):
        twin = next(
            i for i, one in enumerate(found.headings) if one.name == heading.name.removesuffix("_own")
        )
        return any(row[index] != row[twin] for row in found.rows)
    return not values <= {None, ""}
