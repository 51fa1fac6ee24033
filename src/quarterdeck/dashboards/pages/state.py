"""How a set of partners stands: the whole channel, a region, a manager's, a type, a family."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterdeck.dashboards.charts.months import MonthBar
from quarterdeck.dashboards.charts.quarters import QuarterBar
from quarterdeck.dashboards.pages.course import Where, months_of_year, quarters_ahead
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Group, Reader, single
from quarterdeck.kpis.figure import Figure, Status

STANDING = (
    "revenue",
    "target",
    "target_to_date",
    "revenue_last_year",
    "change",
    "attainment",
    "pace",
    "growth",
)
FACTS = ("pace", "growth", "projection", "win_rate", "coverage")
INTERNAL_FACTS = ("margin_percent",)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`about` names the set in addresses: '&within=types&key=Reseller', empty for all."""

    figures: Group
    facts: Sequence[Figure]
    months: Sequence[MonthBar]
    quarters: Sequence[QuarterBar]
    coming: Figure | None
    about: str = ""

    @property
    def standing(self) -> Status:
        """Against target; against last year where there is none."""
        attainment = self.figures["attainment"]
        return (attainment if attainment.value is not None else self.figures["growth"]).status

    @property
    def has_target(self) -> bool:
        return any(bar.target for bar in self.months)

    @property
    def has_deals(self) -> bool:
        return any(bar.won or bar.pipeline for bar in self.quarters)


def state(reader: Reader, where: Where, choice: PeriodChoice, about: str = "") -> State:
    """Three questions to the cube."""
    names = dict.fromkeys((*STANDING, *FACTS, *(INTERNAL_FACTS if reader.scope.internal else ())))
    figures = single(reader.ask(list(names), where=where, period=choice.span))
    quarters = quarters_ahead(reader, where)
    coming = next((bar.index for bar in quarters if bar.key == choice.following.key), None)
    facts = [figures[name] for name in (*FACTS, *INTERNAL_FACTS) if name in figures]
    facts = [*facts[:3], *([coming] if coming else []), *facts[3:]]
    return State(
        figures=figures,
        facts=[fact for fact in facts if fact.value is not None],
        months=months_of_year(reader, where, choice),
        quarters=quarters,
        coming=coming,
        about=about,
    )
