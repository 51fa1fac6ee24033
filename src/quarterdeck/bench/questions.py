"""What the pages ask, case by case; `byhand` answers the same in SQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from quarterdeck.bench import dates
from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.cube import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import Answer, ask

Kind = Literal["standing", "facts", "ahead", "quarters", "months", "courses", "families"]
NOW = ("revenue", "target", "target_to_date", "revenue_last_year", "attainment", "pace", "growth")
KPIS: Mapping[Kind, tuple[str, ...]] = {
    "standing": NOW,
    "facts": (*NOW, "projection", "win_rate", "average_deal", "coverage", "margin_percent"),
    "ahead": ("pipeline_index", "pipeline"),
    "quarters": ("won", "pipeline", "target", "pipeline_index"),
    "months": ("revenue", "target"),
    "courses": ("revenue",),
    "families": ("revenue", "share", "growth", "revenue_last_year", "target_to_date"),
}
BARE: Sequence[Kind] = ("months", "courses")
"""Drawn without a status."""
SPANS: Mapping[Kind, Callable[[date, FiscalCalendar], Span]] = {
    "standing": dates.this_quarter,
    "facts": dates.this_quarter,
    "ahead": dates.next_quarter,
    "quarters": dates.four_quarters,
    "months": dates.two_years,
    "courses": dates.last_24_months,
    "families": dates.this_quarter,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question, split `by` dimensions, about some `partners` or all that may be seen."""

    kind: Kind
    by: tuple[str, ...] = ()
    partners: Sequence[str] = ()


@dataclass(frozen=True)
class Case:
    """The questions of one page, and who asks them."""

    name: str
    scope: Scope
    questions: Sequence[Question]


@dataclass(frozen=True)
class Asker:
    """Asks as the pages do."""

    snapshot: Snapshot
    today: date
    basis: str = field(default="target")

    def span(self, kind: Kind) -> Span:
        return SPANS[kind](self.today, self.snapshot.calendar)

    def ask(self, scope: Scope, question: Question) -> Answer:
        return ask(
            self.snapshot,
            scope,
            KPIS[question.kind],
            by=question.by,
            where={"partner": question.partners} if question.partners else None,
            period=self.span(question.kind),
            basis=self.basis,
            today=self.today,
            judged=question.kind not in BARE,
        )


def of_partner(scope: Scope, partner: str) -> Case:
    one = (partner,)
    return Case(
        "partner page",
        scope,
        (
            Question("facts", partners=one),
            Question("months", ("month",), one),
            Question("quarters", ("quarter",), one),
            Question("families", ("family",), one),
        ),
    )


def of_portfolio(name: str, scope: Scope) -> Case:
    """Every partner in a line, with the course of two years; and the sum of all."""
    return Case(
        name,
        scope,
        (
            Question("standing", ("partner",)),
            Question("ahead", ("partner",)),
            Question("courses", ("partner", "month"), sorted(scope.partners)),
            Question("standing"),
        ),
    )


def of_channel(scope: Scope) -> Case:
    return Case(
        "whole channel",
        scope,
        (
            Question("standing"),
            Question("standing", ("region",)),
            Question("ahead", ("region",)),
            Question("months", ("month",)),
            Question("families", ("family",)),
        ),
    )
