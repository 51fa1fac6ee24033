"""All there is to know about one KPI."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy

from quarterdeck import kpis
from quarterdeck.calendar import FiscalCalendar, Span, today
from quarterdeck.dashboards.limits import judged_unit, steps, written
from quarterdeck.dashboards.periods import PeriodChoice, choose, span_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.glossary.pages.pieces import Piece, explained, pieces
from quarterdeck.kpis import Definitions, Kpi
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.kpis.explanation import Explanation
from quarterdeck.kpis.figure import Status, Unit
from quarterdeck.kpis.formula.walk import refs
from quarterdeck.kpis.history import Past, history, told

UNITS = {
    Unit.MONEY: gettext_lazy("Money, in the vendor's currency at the rate of the day"),
    Unit.PERCENT: gettext_lazy("Percent"),
    Unit.COUNT: gettext_lazy("A number"),
    Unit.UNITS: gettext_lazy("Pieces"),
    Unit.DAYS: gettext_lazy("Days"),
    Unit.TIMES: gettext_lazy("Times"),
    Unit.MONEY_PER_DAY: gettext_lazy("Money a day"),
}
DIRECTIONS = {
    "higher": gettext_lazy("More is better"),
    "lower": gettext_lazy("Less is better"),
    "neutral": gettext_lazy("Neither more nor less is better"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A KPI for one reader. `words` are the formula's words that are no KPIs, `used_by` other KPIs."""

    kpi: Kpi
    formula: Sequence[Piece]
    words: Sequence[Piece]
    compared: Sequence[Piece]
    judged: Sequence[Piece]
    steps: Sequence[tuple[Status, str]]
    used_by: Sequence[Kpi]
    past: Sequence[Past]

    @property
    def unit(self) -> str:
        return str(UNITS[self.kpi.unit])

    @property
    def direction(self) -> str:
        return str(DIRECTIONS[self.kpi.direction])


@dataclass(frozen=True, slots=True)
class Live:
    """The figure of the running quarter in the reader's own scope, taken apart."""

    explanation: Explanation
    choice: PeriodChoice


def entry(known: Definitions, name: str, *, internal: bool) -> Entry:
    """Raises QuestionError for a KPI that is not there, or not for this reader."""
    kpi = known.find(name, internal=internal)
    formula = pieces(kpi.formula, known, internal=internal)
    return Entry(
        kpi,
        formula,
        explained(formula),
        pieces(kpi.target or "", known, internal=internal),
        pieces(kpi.thresholds.of or "" if kpi.thresholds else "", known, internal=internal),
        steps(kpi.thresholds, judged_unit(kpi, known)) if kpi.thresholds else [],
        [one for one in known.visible(internal=internal).values() if _uses(known, one, name)],
        told(history(name), today(), internal=internal),
    )


def live(reader: Reader, name: str) -> Live:
    """What the KPI is for this reader now, in their own currency where all rows are in it."""
    choice = choose("", reader.snapshot.calendar, reader.today)
    try:
        return Live(_explain(reader, name, choice, reader.own_currency), choice)
    except CurrencyError:
        return Live(_explain(reader, name, choice, None), choice)


def example_tables(kpi: Kpi) -> list[tuple[str, list[str], list[list[Any]]]]:
    """The rows of the worked example by subject: columns, and a line for each row."""
    tables = []
    for subject, rows in kpi.example.rows.items() if kpi.example else ():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        tables.append((subject, columns, [[_cell(row, column) for column in columns] for row in rows]))
    return tables


def example_value(kpi: Kpi) -> str:
    """The example's result; its rows name no currency."""
    return written(Decimal(kpi.example.value), kpi.unit) if kpi.example else ""


def example_period(kpi: Kpi) -> str:
    return span_name(Span.parse(kpi.example.period, FiscalCalendar())) if kpi.example else ""


def _explain(reader: Reader, name: str, choice: PeriodChoice, currency: str | None) -> Explanation:
    return kpis.explain(
        reader.snapshot,
        reader.scope,
        name,
        period=choice.span,
        basis=reader.vendor.target_basis,
        today=reader.today,
        currency=currency,
    )


def _uses(known: Definitions, kpi: Kpi, name: str) -> bool:
    return any(ref.name == name for ref in refs(known.formula(kpi.name)))


def _cell(row: Mapping[str, Any], column: str) -> str:
    return "" if row.get(column) is None else str(row[column])
