"""How a figure is computed: its definition, its parts, and how fresh it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quarterdeck import kpis
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, single
from quarterdeck.directory.models import Partner
from quarterdeck.kpis import Kpi
from quarterdeck.kpis.figure import Figure

NAME = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Explained:
    """A KPI's record with its figure, and the figures that its formula names."""

    kpi: Kpi
    figure: Figure
    parts: list[tuple[Kpi, Figure]]
    partner: Partner | None
    choice: PeriodChoice


def explain(reader: Reader, name: str, partner: Partner | None, choice: PeriodChoice) -> Explained | None:
    """None for a KPI that does not exist, or that the reader's scope does not open."""
    known = _visible(reader)
    if name not in known:
        return None
    named = [
        part for part in dict.fromkeys(NAME.findall(known[name].formula)) if part in known and part != name
    ]
    where = {"partner": [partner.key]} if partner else {}
    figures = single(reader.ask([name, *named], where=where, period=choice.span))
    parts = [(known[part], figures[part]) for part in named]
    return Explained(known[name], figures[name], parts, partner, choice)


def _visible(reader: Reader) -> Mapping[str, Kpi]:
    return {
        name: kpi for name, kpi in kpis.catalogue().items() if reader.scope.internal or kpi.access == "public"
    }
