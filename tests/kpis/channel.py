"""A channel from a few rows, through the real lake and the real cube."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.house import House

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.cube import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import Answer, Figure
from quarterdeck.kpis import ask as ask_kpis
from quarterdeck.subjects import Catalogue, Column, Subject

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
YEAR = FiscalCalendar()
TODAY = date(2026, 5, 15)
EVERYTHING = Scope(
    person="chief@vendor.example", everything=True, partners=frozenset(), managers=frozenset(), internal=True
)


def scope(
    *partners: str, managers: Sequence[str] = (), internal: bool = False, own: Sequence[str] = ()
) -> Scope:
    return Scope(
        person="someone@vendor.example",
        everything=False,
        partners=frozenset(partners),
        managers=frozenset(managers),
        internal=internal,
        own=frozenset(own),
    )


def build(
    folder: Path,
    rows: Rows,
    *,
    calendar: FiscalCalendar = YEAR,
    currency: str = "EUR",
    catalogue: Catalogue | None = None,
) -> Snapshot:
    """The snapshot of a lake in `folder` that holds `rows` by subject.

    What a row leaves out gets the column's default, or, where it is required, its example; a row
    without a key gets one of its own. Partners, products and people that rows name are made up.
    """
    house = House(folder, catalogue=catalogue, calendar=calendar, currency=currency)
    for name, some in _with_references(rows).items():
        subject = house.catalogue[name]
        house.upsert(name, *(_full(subject, row, n, currency) for n, row in enumerate(some, 1)))
    return house.publish()


def ask(
    snapshot: Snapshot,
    *kpis: str,
    to: Scope = EVERYTHING,
    period: str = "2026",
    today: date = TODAY,
    calendar: FiscalCalendar = YEAR,
    basis: str = "target",
    **more: Any,
) -> Answer:
    """`ask` with what most tests say the same."""
    span = Span.parse(period, calendar)
    return ask_kpis(snapshot, to, kpis, period=span, today=today, basis=basis, **more)


def one(answer: Answer) -> Figure:
    (figure,) = answer.figures
    return figure


def values(answer: Answer) -> dict[Any, Any]:
    """Values by group: the key alone where there is one dimension, else a tuple of keys."""
    groups = [tuple(figure.by.values()) for figure in answer.figures]
    return {
        group[0] if len(group) == 1 else group: figure.value
        for group, figure in zip(groups, answer.figures, strict=True)
    }


def _with_references(rows: Rows) -> dict[str, Sequence[Row]]:
    """The rows, with every partner, product and person there that a fact speaks of."""
    full = dict(rows)
    references = {"partners": "partner", "products": "product", "people": "person"}
    facts = [row for name, some in rows.items() if name not in references for row in some]
    for subject, key in references.items():
        column = "manager" if key == "person" else key
        named = {row.get(column, "P-001" if key == "partner" else None) for row in facts} - {None}
        given = {row[key] for row in rows.get(subject, ())}
        made = [{key: name, "name": name} for name in sorted(named - given)]
        full[subject] = [*rows.get(subject, ()), *made]
    return {name: some for name, some in full.items() if some}


def _full(subject: Subject, row: Row, number: int, currency: str) -> dict[str, Any]:
    return {column.name: _value(subject, column, row, number, currency) for column in subject.columns}


def _value(subject: Subject, column: Column, row: Row, number: int, currency: str) -> Any:
    if column.name in row:
        return row[column.name]
    if column.name == "currency" and subject.name != "exchange_rates":
        return currency
    if subject.key == (column.name,):
        return f"{subject.name}-{number}"
    if column.default is not None:
        return column.default
    return column.example if column.required else None
