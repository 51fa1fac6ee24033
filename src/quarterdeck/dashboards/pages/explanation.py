"""How a figure is computed: its definition, its parts, and how fresh it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterdeck import kpis
from quarterdeck.dashboards.limits import whose
from quarterdeck.dashboards.pages.course import Where
from quarterdeck.dashboards.pages.lens import Lens
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis import Kpi, Part
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.figure import Figure
from quarterdeck.kpis.history import Past, changes, told
from quarterdeck.kpis.rules import Rule


@dataclass(frozen=True, slots=True)
class Explained:
    """A KPI's record with its figure, and the parts that it is made of.

    `judged` says for whom the thresholds are, where they are not for all; `changes` are new versions
    that began in the time of the figure.
    """

    kpi: Kpi
    figure: Figure
    parts: Sequence[Part]
    partner: Partner | None
    choice: PeriodChoice
    judged: str = ""
    changes: Sequence[Past] = ()


def explain(
    reader: Reader, name: str, partner: Partner | None, choice: PeriodChoice, lens: Lens | None = None
) -> Explained:
    """Raises QuestionError for a KPI that does not exist, or that the reader's scope does not open."""
    where: Where = {"partner": [partner.key]} if partner else lens.where if lens else {}
    found = kpis.explain(
        reader.snapshot,
        reader.scope,
        name,
        where=where,
        period=choice.span,
        basis=reader.vendor.target_basis,
        today=reader.today,
        currency=reader.own_currency,
    )
    span = choice.span
    changed = told(
        changes(kpis.definitions(), name, span.first, span.last), reader.today, internal=reader.scope.internal
    )
    return Explained(
        found.kpi, found.figure, found.parts, partner, choice, _judged(reader, found.rule), changed
    )


def _judged(reader: Reader, rule: Rule | None) -> str:
    if rule is None:
        return ""
    territories = book_of(reader.snapshot).territories
    place = territories[rule.territory][0] if rule.territory in territories else rule.territory
    return whose(rule.type, place)
