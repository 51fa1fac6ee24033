"""Figures, and how each is computed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quarterdeck import kpis, money
from quarterdeck.api.reads.kpis import kpi_card
from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import Part, QuestionError
from quarterdeck.kpis.behind import RowsBehind
from quarterdeck.kpis.dimensions import Owner

MOST = 100_000
"""Figures of one answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about figures. `where` maps dimensions to keys or names; None stands for no group."""

    kpis: Sequence[str]
    by: Sequence[str] = ()
    where: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    period: str = ""
    basis: str = ""
    owner: Owner = "then"
    currency: str = ""


def figures(reader: Reader, asked: Asked) -> dict[str, Any]:
    """The figures. Raises QuestionError, PeriodError and CurrencyError."""
    answer = kpis.ask(
        reader.snapshot,
        reader.scope,
        asked.kpis,
        by=asked.by,
        where=asked.where,
        period=span_of(reader, asked.period),
        owner=asked.owner,
        basis=asked.basis or reader.vendor.target_basis,
        today=reader.today,
        currency=_currency(reader, asked.currency),
    )
    if len(answer.figures) > MOST:
        raise QuestionError(f"These are {len(answer.figures):,} figures. Ask for {MOST:,} at most.")
    return answer.as_json()


def explanation(reader: Reader, asked: Asked) -> dict[str, Any]:
    """One figure: its definition, its parts, the rows it is made of, and how fresh it is."""
    found = kpis.explain(
        reader.snapshot,
        reader.scope,
        asked.kpis[0],
        where=asked.where,
        period=span_of(reader, asked.period),
        owner=asked.owner,
        basis=asked.basis or reader.vendor.target_basis,
        today=reader.today,
        currency=_currency(reader, asked.currency),
    )
    return {
        "kpi": kpi_card(reader.scope, found.kpi),
        "figure": found.figure.as_json(),
        "parts": [_part(one) for one in found.parts],
        "rows": [_rows(one) for one in found.rows],
        "data_version": found.data_version,
        "published": found.published.isoformat(),
    }


def _currency(reader: Reader, text: str) -> str | None:
    """The currency that amounts are wanted in as they were reported; None for the vendor's."""
    wanted = reader.own_currency if text == "own" else money.code(text) if text else None
    return None if wanted == reader.snapshot.currency else wanted


def span_of(reader: Reader, text: str) -> Span:
    """The period that a text names; this quarter when it is empty. Raises PeriodError."""
    if text:
        return Span.parse(text, reader.snapshot.calendar)
    quarter = Period.containing(reader.today, "quarter", reader.snapshot.calendar)
    return Span(quarter, quarter)


def _part(part: Part) -> dict[str, Any]:
    return {
        "role": part.role,
        "label": str(part.label),
        "formula": part.formula,
        "figure": part.figure.as_json(),
    }


def _rows(rows: RowsBehind) -> dict[str, Any]:
    where = {name: list(values) for name, values in rows.where.items()}
    return {"subject": rows.subject, "period": rows.span.key, "where": where}
