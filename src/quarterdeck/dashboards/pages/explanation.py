"""How a figure is computed: its definition, its parts, and how fresh it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterdeck import kpis
from quarterdeck.dashboards.pages.course import Where
from quarterdeck.dashboards.pages.lens import Lens
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis import Kpi, Part
from quarterdeck.kpis.figure import Figure


@dataclass(frozen=True, slots=True)
class Explained:
    """A KPI's record with its figure, and the parts that it is made of."""

    kpi: Kpi
    figure: Figure
    parts: Sequence[Part]
    partner: Partner | None
    choice: PeriodChoice


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
    return Explained(found.kpi, found.figure, found.parts, partner, choice)
