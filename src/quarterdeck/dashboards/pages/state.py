"""How a set of partners stands: the whole channel, a region, a manager's, a type, a family."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterdeck.dashboards.pages.course import Course, Where, months_of_year, quarters_ahead
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, single
from quarterdeck.kpis.figure import Figure

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
class State(Course):
    """`about` names the set in addresses: '&within=types&key=Reseller', empty for all."""

    facts: Sequence[Figure]
    coming: Figure | None
    about: str = ""


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
