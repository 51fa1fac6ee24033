"""What an installation holds: counts and totals, the same before a backup and after a restore."""

import duckdb

from quarterdeck.calendar import Period, Span
from quarterdeck.cube import Snapshot, current
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.kpis import ask, catalogue
from quarterdeck.lake import Lake
from quarterdeck.subjects import Subject

EVERYTHING = Scope(
    person="backup", everything=True, partners=frozenset(), managers=frozenset(), internal=True
)


def rows(lake: Lake) -> dict[str, int]:
    """The rows of each subject in the lake."""
    with duckdb.connect() as con:
        return {subject: _count(con, lake.source(con, subject)) for subject in lake.catalogue}


def _count(con: duckdb.DuckDBPyConnection, source: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0])  # noqa: S608


def totals(home: Home, lake: Lake) -> dict[str, str | None]:
    """Decimal texts: the sum of every measure as 'sales.amount', every KPI that adds up as 'revenue'.

    None stands for a sum of nothing. Empty when no cube can be made (no vendor yet, a rate missing):
    that keeps nobody from a backup.
    """
    try:
        publish_cube(home)
    except IntakeError:
        return {}
    snapshot = current(home.cube)
    if snapshot is None:
        return {}
    found = _kpis_of(snapshot)
    for fact in lake.catalogue.facts:
        found |= _measures_of(snapshot, fact)
    return found


def _kpis_of(snapshot: Snapshot) -> dict[str, str | None]:
    """Over all time, seen from its end, so that the day of asking makes no difference."""
    ((first, last),) = snapshot.query("SELECT min(month), max(last) FROM months")
    if first is None:
        return {}
    span = Span(*(Period.containing(day, "year", snapshot.calendar) for day in (first, last)))
    names = [kpi.name for kpi in catalogue().values() if kpi.additive]
    answer = ask(snapshot, EVERYTHING, names, period=span, basis=get_vendor().target_basis, today=last)
    return {
        figure.kpi: None if figure.value is None else format(figure.value, "f") for figure in answer.figures
    }


def _measures_of(snapshot: Snapshot, fact: Subject) -> dict[str, str | None]:
    names = [column.name for column in fact.measures]
    if not names:
        return {}
    sums = ", ".join(f'sum("{name}")' for name in names)
    (row,) = snapshot.query(f'SELECT {sums} FROM "{fact.name}"')  # noqa: S608 (declared names)
    return {
        f"{fact.name}.{name}": None if value is None else format(value, "f")
        for name, value in zip(names, row, strict=True)
    }
